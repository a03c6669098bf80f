using System.Text.RegularExpressions;

namespace DynRemote.Tests.House;

/// <summary>A page of the documentation, as far as tests read it: sections, tables, code blocks, links.</summary>
internal sealed partial class MarkdownPage
{
    private readonly string[] _lines;

    private MarkdownPage(string path) => _lines = File.ReadAllLines(path);

    /// <summary>The anchors that links to a section name, as GitHub makes them of the headings.</summary>
    public IEnumerable<string> Anchors => _lines.Where(line => line.StartsWith('#')).Select(AnchorOf);

    /// <summary>The links to sections: the page (empty for this one) and the anchor.</summary>
    public IEnumerable<(string Page, string Anchor)> Links =>
        SectionLink().Matches(string.Join('\n', _lines)).Select(link => (link.Groups["page"].Value, link.Groups["anchor"].Value));

    /// <summary>Opens a page of the repository that the tests were built in.</summary>
    public static MarkdownPage Open(string name) => new(Path.Combine(Repository.Root, "docs", name));

    /// <summary>The rows of all tables of a section, each as its cells, without the sections below it.</summary>
    public IReadOnlyList<string[]> Rows(string heading) =>
    [
        .. Section(heading).Where(line => line.StartsWith('|') && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    /// <summary>The bytes of the code block behind a comment of this name: on each line what stands before the first letter that is no hexadecimal pair.</summary>
    public byte[] Bytes(string example)
    {
        var start = Array.IndexOf(_lines, $"<!-- example: {example} -->");
        Assert.That(start, Is.GreaterThanOrEqualTo(0), $"There is no example '{example}'.");
        var lines = _lines.Skip(start + 2).TakeWhile(line => !line.StartsWith("```", StringComparison.Ordinal));
        return Convert.FromHexString(string.Concat(lines.Select(line => LeadingPairs().Match(line).Value.Replace(" ", "", StringComparison.Ordinal))));
    }

    private static string AnchorOf(string heading) =>
        NotOfAnchor().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private IEnumerable<string> Section(string heading)
    {
        var start = Array.FindIndex(_lines, line => line.StartsWith('#') && line.TrimStart('#').Trim() == heading);
        Assert.That(start, Is.GreaterThanOrEqualTo(0), $"There is no section '{heading}'.");
        return _lines.Skip(start + 1).TakeWhile(line => !line.StartsWith('#'));
    }

    [GeneratedRegex(@"\]\((?<page>[a-z-]*(\.md)?)#(?<anchor>[^)]+)\)")]
    private static partial Regex SectionLink();

    [GeneratedRegex(@"^([0-9A-F]{2} +)*([0-9A-F]{2}(?= |$))?")]
    private static partial Regex LeadingPairs();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotOfAnchor();
}
