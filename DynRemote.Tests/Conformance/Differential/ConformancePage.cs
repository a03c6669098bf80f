using System.Text;
using System.Text.RegularExpressions;

namespace DynRemote.Tests.Conformance.Differential;

/// <summary>Writes docs/conformance.md from what the suite has found.</summary>
internal static partial class ConformancePage
{
    private const int LongestCell = 110;

    /// <summary>The whole page.</summary>
    public static string Write(IReadOnlyList<(LineTable Table, IReadOnlyList<Finding> Findings)> families, string differences)
    {
        var page = new StringBuilder(Introduction(families));
        foreach (var (table, findings) in families)
        {
            page.Append($"\n## {table.Title}\n");
            foreach (var kind in findings.GroupBy(finding => finding.Scenario.Kind))
                WriteKind(page, kind.Key, [.. kind]);
        }
        page.Append(differences);
        return page.ToString();
    }

    /// <summary>A piece of C# or a result as a cell of a table.</summary>
    public static string Cell(string text)
    {
        // The compiler numbers the anonymous types of a program, so that each new one anywhere would change others' names here.
        var named = AnonymousNumber().Replace(text, "<>f__AnonymousType");
        var shortened = named.Length > LongestCell ? named[..LongestCell] + "…" : named;
        var code = shortened.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
        return code.Contains('`', StringComparison.Ordinal) ? $"`` {code} ``" : $"`{code}`";
    }

    private static string Introduction(IReadOnlyList<(LineTable Table, IReadOnlyList<Finding> Findings)> families)
    {
        var all = families.SelectMany(family => family.Findings).ToList();
        var kinds = all.Select(finding => finding.Scenario.Kind).Distinct().Count();
        return $"""
            # Conformance

            What a line of C# comes to on an object, and on a proxy of it. Each line below is run by the tests on the object itself and on what a peer has in its
            hand for it, over the in-memory channel and over TCP; the result, the exception with its message, what became of the object and what became of the
            caller's own argument are compared. This page is written from those runs: {all.Count} lines on {kinds} kinds of object, all of them equal.

            `x` is the object, `a` an argument of the caller's own, made by the C# in front of the line. A result is written as C# would write it; for an object,
            its type and its elements or its text. What follows `; x:` or `; a:` is what the line has made of the object or the argument. A failed binding begins
            with the text that it has locally and goes on to name the candidates.

            *Trips* are round trips, of *operations*: how often the code that the compiler made of the line does something with the proxy, counted while it runs.

            [What a proxy does beyond that](#what-a-proxy-does-beyond-local-dynamic), [what no proxy can get right](#what-no-proxy-can-get-right), and
            [what the compiler refuses](#what-the-compiler-refuses) stand at the end, with what to write instead.

            """;
    }

    private static void WriteKind(StringBuilder page, TargetKind kind, List<Finding> findings)
    {
        page.Append($"\n### {kind.Name}\n\n`{kind.Source.Replace("() => ", "", StringComparison.Ordinal)}`");
        page.Append(kind.IsByReference ? ", by reference" : "");
        page.Append(kind.Policy == AccessPolicy.Full ? ", under `AccessPolicy.Full`" : "");
        page.Append(kind.IsOfOneThread ? ", requests on one thread" : "");
        page.Append("\n\n| C# | local | remote | trips | of |\n| --- | --- | --- | ---: | ---: |\n");
        foreach (var finding in findings)
        {
            var line = finding.Scenario.ArgumentSource is { } argument ? $"a = {argument}; {finding.Scenario.Source}" : finding.Scenario.Source;
            page.Append($"| {Cell(line)} | {Cell(finding.Told(finding.Local))} | {Cell(finding.Told(finding.First.Outcome))} | {finding.RoundTrips} | {finding.Operations} |\n");
        }
    }

    [GeneratedRegex(@"<>f__AnonymousType\d+")]
    private static partial Regex AnonymousNumber();
}
