using System.ComponentModel;
using System.Text.RegularExpressions;

namespace FullText;

/// <summary>A full-text index that lives in this process. It was written for no client in particular.</summary>
[Description("Finds the lines that have a word.")]
public sealed partial class FullTextIndex
{
    private readonly Dictionary<string, List<Hit>> _hits = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Raised when a document has come in.</summary>
    public event EventHandler<DocumentAddedEventArgs>? Added;

    public List<Document> Documents { get; } = [];

    /// <summary>How many different words there are.</summary>
    public int Count => _hits.Count;

    /// <summary>How many lines <see cref="RandomLines"/> has handed out so far.</summary>
    public int LinesProduced { get; private set; }

    /// <summary>A document by its name.</summary>
    public Document this[string name] =>
        Documents.Find(document => document.Name == name) ?? throw new KeyNotFoundException($"There is no document '{name}'.");

    public static FullTextIndex OfFolder(string folder)
    {
        var index = new FullTextIndex();
        foreach (var (name, lines) in TextFiles.In(folder))
            index.Add(name, lines);
        return index;
    }

    public Document Add(string name, params string[] lines)
    {
        var document = Document.Of(name, lines);
        Documents.Add(document);
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (var word in Words().EnumerateMatches(lines[i]))
                Enter(lines[i].Substring(word.Index, word.Length), new Hit(document, i + 1));
        }
        Added?.Invoke(this, new DocumentAddedEventArgs(document));
        return document;
    }

    /// <summary>The lines that have the word.</summary>
    public List<Hit> Find(string word)
    {
        if (word.Length == 0)
            throw new EmptyQueryException(this);
        return _hits.TryGetValue(word, out var hits) ? [.. hits] : [];
    }

    /// <summary>Adds the names of the documents that have the word to a list of the caller's.</summary>
    public void CollectNames(string word, IList<string> names)
    {
        foreach (var name in Find(word).Select(hit => hit.Document.Name).Distinct().Take(5))
            names.Add(name);
    }

    /// <summary>The hit that a judge of the caller's gives most points, among the first ten.</summary>
    public Hit? Best(string word, dynamic judge)
    {
        Hit? best = null;
        var most = int.MinValue;
        foreach (var hit in Find(word).Take(10))
        {
            int points = judge.Points(hit.Text);
            if (points > most)
                (best, most) = (hit, points);
        }
        return best;
    }

    /// <summary>Calls back for each hit until the caller has seen enough; answers how many were shown.</summary>
    public int Visit(string word, Func<Hit, bool> wantsMore)
    {
        var shown = 0;
        foreach (var hit in Find(word))
        {
            shown++;
            if (!wantsMore(hit))
                break;
        }
        return shown;
    }

    /// <summary>The most frequent words of six letters and more, with the number of their lines.</summary>
    public List<(string Word, int Lines)> MostFrequent(int count) =>
    [
        .. _hits.Where(entry => entry.Key.Length >= 6).OrderByDescending(entry => entry.Value.Count).ThenBy(entry => entry.Key).Take(count)
            .Select(entry => (entry.Key, entry.Value.Count)),
    ];

    /// <summary>Lines from anywhere, for ever.</summary>
    public IEnumerable<string> RandomLines(int seed)
    {
        var random = new Random(seed);
        var lines = Documents.SelectMany(document => document.Lines).Where(line => line.Trim().Length > 20).DefaultIfEmpty("").ToArray();
        while (true)
        {
            LinesProduced++;
            yield return lines[random.Next(lines.Length)].Trim();
        }
    }

    /// <summary>Counts all words again, slowly and somewhere else.</summary>
    public async Task<int> CountWordsAsync()
    {
        await Task.Delay(100);
        return await Task.Run(() => Documents.Sum(document => document.Lines.Sum(line => Words().Count(line))));
    }

    private void Enter(string word, Hit hit)
    {
        if (!_hits.TryGetValue(word, out var hits))
            _hits.Add(word, hits = []);
        // A word that is twice in a line is one hit.
        if (hits.Count == 0 || hits[^1].Document != hit.Document || hits[^1].Number != hit.Number)
            hits.Add(hit);
    }

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Words();
}
