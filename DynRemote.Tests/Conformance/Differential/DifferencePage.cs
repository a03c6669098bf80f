using System.Text;

namespace DynRemote.Tests.Conformance.Differential;

/// <summary>Writes the sections of docs/conformance.md on what is not the same.</summary>
internal static class DifferencePage
{
    /// <summary>The sections.</summary>
    public static string Write(IReadOnlyList<(Difference Difference, Finding Finding)> beyond, IReadOnlyList<(Difference Difference, Finding Finding)> never, IReadOnlyList<Refusal> refusals)
    {
        var page = new StringBuilder();
        page.Append("""

            ## What a proxy does beyond local dynamic

            C#'s run-time binder refuses these on an object; on a proxy they do what they would do if the type were known to the compiler. The tests run them both ways.


            """);
        WriteDifferences(page, beyond);
        page.Append("""

            ## What no proxy can get right

            These ask the runtime, not the object, and there is no hook through which a proxy could answer; or they need the two sides to be one process. The tests run
            them both ways, and fail when one of them has become equal.


            """);
        WriteDifferences(page, never);
        page.Append("""

            ## What the compiler refuses

            Where the type of `x` is `dynamic`, the C# compiler does not take these, whatever the object. The tests compile each line and see the error, and compile what is
            to be written instead and see none.

            | C# | error | because | instead |
            | --- | --- | --- | --- |

            """);
        foreach (var refusal in refusals)
            page.Append($"| {ConformancePage.Cell(refusal.Line)} | {refusal.Code} | {refusal.Reason} | {ConformancePage.Cell(refusal.Instead)} |\n");
        return page.ToString();
    }

    private static void WriteDifferences(StringBuilder page, IReadOnlyList<(Difference Difference, Finding Finding)> differences)
    {
        page.Append("| target | C# | local | remote | because | instead |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var (difference, finding) in differences)
        {
            page.Append($"| {difference.Scenario.Kind.Name.Replace("<", "\\<", StringComparison.Ordinal)} | {ConformancePage.Cell(difference.Scenario.Source)} ");
            page.Append($"| {ConformancePage.Cell(finding.Told(finding.Local))} | {ConformancePage.Cell(finding.Told(finding.First.Outcome))} ");
            page.Append($"| {difference.Reason} | {difference.Instead} |\n");
        }
    }
}
