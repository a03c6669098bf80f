using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Differential;

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

    private static IEnumerable<object> Scenarios => LineTables.Scenarios;
}
