using System.Buffers.Binary;
using System.Net.Sockets;

namespace DynRemote.Transport.Tcp;

/// <summary>Of Linux's TCP_INFO (struct tcp_info in linux/tcp.h), what tells whether the peer's machine still answers.</summary>
/// <param name="Probes">Probes of a closed window or an idle connection that are unanswered.</param>
/// <param name="SegmentSize">How many bytes a segment has at most.</param>
/// <param name="Unacknowledged">Segments that were sent and are not acknowledged.</param>
/// <param name="SinceAcknowledgement">The time since the last acknowledgement came.</param>
/// <param name="RoundTrip">How long acknowledgements take, smoothed.</param>
/// <param name="RoundTripVariation">How much that varies.</param>
/// <param name="Retransmissions">Segments that were sent again, so far.</param>
/// <param name="SegmentsSent">Segments that were sent, so far.</param>
/// <param name="UnsentBytes">Bytes that were written and not sent yet.</param>
/// <param name="PeersWindow">How many more bytes the peer's machine takes; 0 where the kernel is too old to tell (before Linux 5.4).</param>
internal readonly record struct TcpInfo(
    int Probes,
    uint SegmentSize,
    uint Unacknowledged,
    TimeSpan SinceAcknowledgement,
    TimeSpan RoundTrip,
    TimeSpan RoundTripVariation,
    uint Retransmissions,
    uint SegmentsSent,
    uint UnsentBytes,
    uint PeersWindow)
{
    private const int ProtocolTcp = 6;
    private const int InfoOption = 11;

    /// <summary>The struct as far as it is read. Kernels know less of it or more.</summary>
    private const int Length = 232;

    private const int LeastLength = 148;

    /// <summary>Asks the kernel; <see langword="null"/> when the socket is closed.</summary>
    public static TcpInfo? Of(Socket socket)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes.Clear();
        try
        {
            return socket.GetRawSocketOption(ProtocolTcp, InfoOption, bytes) >= LeastLength ? Read(bytes) : null;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Whoever reads or writes learns what is wrong with the socket.
            return null;
        }
    }

    /// <summary>Reads the struct.</summary>
    internal static TcpInfo Read(ReadOnlySpan<byte> bytes) => new(
        Probes: bytes[3],
        SegmentSize: Number(bytes, 16),
        Unacknowledged: Number(bytes, 24),
        SinceAcknowledgement: TimeSpan.FromMilliseconds(Number(bytes, 56)),
        RoundTrip: TimeSpan.FromMicroseconds(Number(bytes, 68)),
        RoundTripVariation: TimeSpan.FromMicroseconds(Number(bytes, 72)),
        Retransmissions: Number(bytes, 100),
        SegmentsSent: Number(bytes, 136),
        UnsentBytes: Number(bytes, 144),
        PeersWindow: Number(bytes, 228));

    // The kernel's own order of bytes.
    private static uint Number(ReadOnlySpan<byte> bytes, int offset) =>
        BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[offset..]);
}
