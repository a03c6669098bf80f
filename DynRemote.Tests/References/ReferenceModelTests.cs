using DynRemote.Tests.References.Model;

namespace DynRemote.Tests.References;

/// <summary>The rules of counting references, against random interleavings of everything that two peers can do.</summary>
[TestFixture]
internal sealed class ReferenceModelTests
{
    private const string Freed = "after the owner had freed it";
    private const string Leak = "leak";
    private const string Protocol = "The peer released";

    [Test]
    [CancelAfter(60_000)]
    public void The_tables_never_free_what_is_held_and_never_keep_what_is_not() =>
        Assert.That(Violations(20_000, BrokenRule.None, real: true), Is.Empty);

    [Test]
    [CancelAfter(60_000)]
    public void The_rules_written_down_once_more_do_not_either() =>
        Assert.That(Violations(20_000, BrokenRule.None, real: false), Is.Empty);

    [TestCase(BrokenRule.CountsOncePerMessage, true, Protocol)]
    [TestCase(BrokenRule.NoRollback, true, Leak)]
    [TestCase(BrokenRule.CountsOnlyNewProxies, false, Leak)]
    [TestCase(BrokenRule.ReleasesWithoutCount, false, Freed)]
    [TestCase(BrokenRule.NoRecheck, false, Freed)]
    [TestCase(BrokenRule.IgnoresMakers, false, Freed)]
    [TestCase(BrokenRule.SenderLetsGo, true, Freed)]
    [CancelAfter(60_000)]
    public void Without_any_one_of_the_rules_something_is_lost_or_leaks(BrokenRule broken, bool real, string violation) =>
        Assert.That(Violations(2_000, broken, real), Has.Some.Contain(violation));

    private static List<string> Violations(int seeds, BrokenRule broken, bool real)
    {
        var violations = new List<string>();
        for (var seed = 0; seed < seeds; seed++)
        {
            if (ReferenceModel.Run(seed, broken, real) is { } violation)
                violations.Add($"seed {seed}: {violation}");
        }
        TestContext.Out.WriteLine($"{broken}: {violations.Count} of {seeds} interleavings violate a rule");
        return violations;
    }
}
