using System.Net.Sockets;
using DynRemote.Channels;

namespace DynRemote.Transport.Tcp;

/// <summary>What Linux knows of a connection's way to the peer.</summary>
/// <remarks>Asked by one thread at a time.</remarks>
internal sealed class TcpKnowledge(Socket socket)
{
    /// <summary>The shortest time after which Linux sends again what is not acknowledged (TCP_RTO_MIN).</summary>
    private static readonly TimeSpan ShortestRetransmission = TimeSpan.FromMilliseconds(200);

    /// <summary>Jitter, and a peer that is slow to be scheduled.</summary>
    private static readonly TimeSpan ShortestRoundTrip = TimeSpan.FromMilliseconds(20);

    /// <summary>How much longer than usual a round trip may take without being lost.</summary>
    private const int Outlier = 3;

    /// <summary>Three retransmissions, each after twice the time of the one before, and the answer to the last: 1 + 2 + 4 + 1.</summary>
    private const int RetransmissionTimes = 8;

    /// <summary>Whether this network is known to lose one packet in a hundred, or more; found out while it works, for a dead one seems to lose all.</summary>
    private bool _losesMuch;

    /// <summary>What is known now; <see langword="null"/> once the socket is closed.</summary>
    public Delivery? Look()
    {
        if (TcpInfo.Of(socket) is not { } info)
            return null;
        var isDue = IsDue(info);
        if (!isDue)
            _losesMuch = info is { Retransmissions: >= 3 } && info.Retransmissions * 100L >= info.SegmentsSent;
        var usual = info.RoundTrip + (4 * info.RoundTripVariation);
        var patience = _losesMuch
            ? RetransmissionTimes * (info.RoundTrip + Longer(4 * info.RoundTripVariation, ShortestRetransmission))
            : Outlier * usual;
        return new Delivery(isDue, info.SinceAcknowledgement, Longer(usual, ShortestRoundTrip), patience);
    }

    // What is not even sent, though there is room for it, has no way to go: the cable of this machine is out. While the peer's window is closed, one probe
    // of two may stay unanswered: the peer's Linux answers no more than one in half a second (net.ipv4.tcp_invalid_ratelimit).
    internal static bool IsDue(in TcpInfo info) =>
        info.Unacknowledged > 0
        || info.Probes > (info.UnsentBytes > 0 ? 1 : 0)
        || (info.UnsentBytes > 0 && info.PeersWindow >= Math.Min(info.UnsentBytes, info.SegmentSize));

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
