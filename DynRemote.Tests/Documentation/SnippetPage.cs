using DynRemote.Tests.House;

namespace DynRemote.Tests.Documentation;

/// <summary>
/// The C# of a page of the documentation. What a snippet prints is said by comments, <c>// prints: …</c>, or by a block of <c>text</c> that follows it.
/// </summary>
/// <remarks>
/// HTML comments, which a reader does not see, go with a snippet: <c>&lt;!-- alone --&gt;</c> gives the next one a scope of its own,
/// <c>&lt;!-- background --&gt;</c> does not wait for its end either, and <c>&lt;!-- hidden</c> … <c>--&gt;</c> encloses code that is run in its place and not shown.
/// </remarks>
internal sealed class SnippetPage
{
    private const string Prints = "// prints: ";

    private readonly string[] _lines;

    private SnippetPage(string name, string[] lines)
    {
        Name = name;
        _lines = lines;
        Snippets = [.. Read()];
    }

    /// <summary>The page's path in the repository.</summary>
    public string Name { get; }

    public IReadOnlyList<Snippet> Snippets { get; }

    public static SnippetPage Open(string name) => new(name, File.ReadAllLines(Path.Combine(Repository.Root, name)));

    public static SnippetPage OfText(string name, string text) => new(name, text.ReplaceLineEndings("\n").Split('\n'));

    private IEnumerable<Snippet> Read()
    {
        var place = SnippetPlace.Program;
        for (var i = 0; i < _lines.Length; i++)
        {
            switch (_lines[i].Trim())
            {
                case "<!-- alone -->":
                    place = SnippetPlace.Alone;
                    break;
                case "<!-- background -->":
                    place = SnippetPlace.Background;
                    break;
                case "<!-- hidden":
                    var end = EndOf(i, "-->");
                    yield return new Snippet(i + 2, Text(i + 1, end), []);
                    i = end;
                    break;
                case "```csharp":
                    end = EndOf(i, "```");
                    yield return new Snippet(i + 2, Text(i + 1, end), ExpectedOf(i + 1, end), place);
                    place = SnippetPlace.Program;
                    i = end;
                    break;
            }
        }
    }

    private string[] ExpectedOf(int start, int end)
    {
        var output = end + 1;
        while (output < _lines.Length && _lines[output].Length == 0)
            output++;
        if (output < _lines.Length && _lines[output].Trim() == "```text")
            return _lines[(output + 1)..EndOf(output, "```")];
        return [.. _lines[start..end].Where(line => line.Contains(Prints, StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(Prints, StringComparison.Ordinal) + Prints.Length)..].TrimEnd())];
    }

    private int EndOf(int start, string mark)
    {
        var end = Array.FindIndex(_lines, start + 1, line => line.Trim() == mark);
        Assert.That(end, Is.GreaterThan(start), $"{Name}({start + 1}): the block has no end.");
        return end;
    }

    private string Text(int start, int end) => string.Join('\n', _lines[start..end]);
}
