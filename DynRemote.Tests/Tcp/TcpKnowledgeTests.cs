using DynRemote.Transport.Tcp;

namespace DynRemote.Tests.Tcp;

/// <summary>What the kernel tells, and what is made of it.</summary>
internal sealed class TcpKnowledgeTests
{
    [TestCase(0u, 0, 0u, 65536u, false, TestName = "{m}: nothing is on its way")]
    [TestCase(1u, 0, 0u, 65536u, true, TestName = "{m}: a segment is not acknowledged")]
    [TestCase(0u, 1, 0u, 65536u, true, TestName = "{m}: a keep-alive probe is not answered")]
    [TestCase(0u, 0, 700_000u, 0u, false, TestName = "{m}: the window is closed")]
    [TestCase(0u, 1, 700_000u, 0u, false, TestName = "{m}: one probe of a closed window is not answered")]
    [TestCase(0u, 2, 700_000u, 0u, true, TestName = "{m}: two probes of a closed window are not answered")]
    [TestCase(0u, 0, 700_000u, 1000u, false, TestName = "{m}: the window is too small for a segment")]
    [TestCase(0u, 0, 40u, 65536u, true, TestName = "{m}: what has room is not even sent")]
    public void Something_is_due_or_not(uint unacknowledged, int probes, uint unsent, uint window, bool isDue)
    {
        var info = new TcpInfo(probes, 1448, unacknowledged, default, default, default, 0, 100, unsent, window);

        Assert.That(TcpKnowledge.IsDue(info), Is.EqualTo(isDue));
    }

    [Test]
    [Platform("Linux")]
    public void A_closed_window_is_nothing_that_is_due()
    {
        var (first, second) = LoopbackPair.Create();
        using (first)
        using (second)
        {
            first.Blocking = false;
            var bytes = new byte[65536];
            var knowledge = new TcpKnowledge(first);
            Assert.That(
                SpinWait.SpinUntil(
                    () =>
                    {
                        first.Send(bytes, 0, bytes.Length, 0, out _);
                        return TcpInfo.Of(first) is { PeersWindow: 0, UnsentBytes: > 0, Unacknowledged: 0 };
                    },
                    Faults.Limited.Limit),
                Is.True);

            Assert.That(knowledge.Look()?.IsDue, Is.False);
        }
    }

    [Test]
    [Platform("Linux")]
    public void What_a_cut_cable_swallows_is_due()
    {
        var (first, second) = LoopbackPair.Create();
        using (first)
        using (second)
        {
            PacketFilter.Cut(second);
            first.Send([1]);

            Assert.That(new TcpKnowledge(first).Look()?.IsDue, Is.True);
        }
    }

    [Test]
    [Platform("Linux")]
    public void A_socket_that_is_closed_tells_nothing()
    {
        var (first, second) = LoopbackPair.Create();
        second.Dispose();
        first.Dispose();

        Assert.That(new TcpKnowledge(first).Look(), Is.Null);
    }
}
