using System.Buffers;
using System.Text;
using DynRemote.Messages;

namespace DynRemote.Transport.Framing;

/// <summary>
/// The first eight bytes that each side sends on a byte stream: <c>DynRmt</c>, the protocol version, a line feed. They tell a peer from
/// something else that has connected to the port, or listens on it, before anything is read as a length.
/// </summary>
internal static class Preamble
{
    /// <summary>The version of the protocol that this library speaks.</summary>
    public const byte Version = HelloMessage.CurrentVersion;

    /// <summary>How many bytes the preamble has.</summary>
    public const int Length = 8;

    private const int VersionIndex = 6;
    private static readonly SearchValues<byte> Printable = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (byte)code)]);
    private static readonly string[] HttpStarts = ["GET ", "POST", "PUT ", "HEAD", "HTTP", "OPTI", "DELE", "PATC", "CONN", "TRAC", "PRI "];

    /// <summary>The preamble of this side.</summary>
    public static ReadOnlySpan<byte> Bytes => [(byte)'D', (byte)'y', (byte)'n', (byte)'R', (byte)'m', (byte)'t', Version, (byte)'\n'];

    /// <summary>Checks what the peer has sent so far. A stranger is recognised as soon as a byte differs: it may be waiting for an answer.</summary>
    /// <returns>Whether the preamble is complete.</returns>
    /// <exception cref="RemoteProtocolException">It is not the preamble; the message says what it is instead.</exception>
    public static bool Check(ReadOnlySpan<byte> received)
    {
        var known = Bytes;
        var seen = Math.Min(received.Length, Length);
        var common = received.CommonPrefixLength(known);
        if (common == seen)
            return seen == Length;
        throw new RemoteProtocolException(common == VersionIndex
            ? $"The peer speaks version {received[VersionIndex]} of the DynRemote protocol; this side speaks version {Version}."
            : $"The peer is not a DynRemote peer: {Recognise(received[..seen])}.");
    }

    private static string Recognise(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        if (Array.Exists(HttpStarts, start => text.StartsWith(start, StringComparison.Ordinal)))
            return $"it speaks HTTP ({Show(bytes)})";
        if (text.StartsWith("SSH-", StringComparison.Ordinal))
            return $"it speaks SSH ({Show(bytes)})";
        if (bytes.Length >= 2 && bytes[0] == 0x16 && bytes[1] == 0x03)
            return $"it speaks TLS ({Show(bytes)})";
        return $"it sent {Show(bytes)}";
    }

    private static string Show(ReadOnlySpan<byte> bytes) => bytes.TrimEnd("\r\n"u8).ContainsAnyExcept(Printable)
        ? "bytes " + BitConverter.ToString(bytes.ToArray()).Replace('-', ' ')
        : '"' + Encoding.ASCII.GetString(bytes).TrimEnd('\r', '\n') + '"';
}
