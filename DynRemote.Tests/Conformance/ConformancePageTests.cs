using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Lines;
using DynRemote.Tests.House;

namespace DynRemote.Tests.Conformance;

/// <summary>docs/conformance.md says what the suite finds.</summary>
[Category("Conformance")]
public sealed class ConformancePageTests
{
    /// <summary>Set to 1, this environment variable has the page written anew instead of compared.</summary>
    private const string WriteAnew = "DYNREMOTE_WRITE_CONFORMANCE";

    [Test]
    public void The_page_is_what_the_suite_finds()
    {
        var channel = new InMemory();
        Assert.That(LineTables.Scenarios.Where(scenario => !Findings.Of(scenario, channel).IsSame), Is.Empty, "These are not equal; the page has nothing to say of them.");
        var page = ConformancePage.Write(
            [.. LineTables.All.Select(table => (table, (IReadOnlyList<Finding>)[.. table.Scenarios.Select(scenario => Findings.Of(scenario, channel))]))],
            DifferencePage.Write(Found(Beyond.All), Found(Never.All), Refusals.All));
        var path = Path.Combine(Repository.Root, "docs", "conformance.md");
        if (Environment.GetEnvironmentVariable(WriteAnew) == "1")
            File.WriteAllText(path, page);

        Assert.That(
            File.ReadAllLines(path),
            Is.EqualTo(page.TrimEnd('\n').Split('\n')),
            $"The page is stale. Write it anew: {WriteAnew}=1 dotnet test DynRemote.Tests --filter FullyQualifiedName~{nameof(ConformancePageTests)}");

        IReadOnlyList<(Difference, Finding)> Found(IReadOnlyList<Difference> differences) =>
            [.. differences.Select(difference => (difference, Findings.Of(difference.Scenario, channel)))];
    }

    [Test]
    public void Each_line_stands_once_in_the_page()
    {
        var lines = LineTables.Scenarios.Select(scenario => scenario.ToString() + scenario.ArgumentSource + scenario.Kind.Source);

        Assert.That(lines, Is.Unique);
    }

    [Test]
    public void There_are_at_least_500_lines_on_at_least_50_kinds_of_object()
    {
        Assert.That(LineTables.Scenarios.Count(), Is.GreaterThanOrEqualTo(500));
        Assert.That(LineTables.Scenarios.Select(scenario => scenario.Kind.Name).Distinct().Count(), Is.GreaterThanOrEqualTo(50));
    }
}
