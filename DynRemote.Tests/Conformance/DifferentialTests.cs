using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Lines;

namespace DynRemote.Tests.Conformance;

/// <summary>
/// Every line of C# means what it means locally: each piece in the tables is run on an object and on a proxy of it, and result, exception, effects on the
/// object and effects on the caller's own argument are the same.
/// </summary>
[TestFixture(typeof(InMemory))]
[TestFixture(typeof(TcpLoopback))]
[Category("Conformance")]
public sealed class DifferentialTests<TChannel>
    where TChannel : IChannelPair, new()
{
    [TestCaseSource(nameof(Scenarios))]
    public void It_is_the_same_on_a_proxy(object scenario)
    {
        var finding = Findings.Of((Scenario)scenario, new TChannel());

        Assert.That(finding.IsSame, Is.True, finding.ToString());
        Assert.That(finding.RoundTrips, Is.LessThanOrEqualTo(finding.Operations), $"{scenario}: more round trips than the compiler made operations of it");
    }

    [TestCaseSource(nameof(Differences))]
    public void What_is_listed_as_different_differs(object difference)
    {
        var finding = Findings.Of(((Difference)difference).Scenario, new TChannel());

        Assert.That(finding.Local.IsMetBy(finding.First.Outcome), Is.False, $"It is the same now, and belongs among the other lines.\n{finding}");
        Assert.That(finding.Again.Outcome, Is.EqualTo(finding.First.Outcome));
    }

    private static IEnumerable<object> Differences => Beyond.All.Concat(Never.All);

    private static IEnumerable<object> Scenarios => LineTables.Scenarios;
}
