using DynRemote.Transport.Bson;

namespace DynRemote.Transport.Framing;

/// <summary>The length prefix of a BSON document, which is the length of a frame.</summary>
internal static class FrameLength
{
    /// <summary>How many bytes the prefix has; they are part of the frame.</summary>
    public const int PrefixBytes = 4;

    /// <summary>Checks the length of a frame before any of it is kept. Until the first message has come, the cap is the smaller one of the handshake.</summary>
    /// <exception cref="RemoteProtocolException">It is too small for a document or beyond the limit.</exception>
    public static void Check(int length, RemoteLimits limits, bool isFirst)
    {
        var cap = isFirst ? Math.Min(limits.MaxHandshakeBytes, limits.MaxFrameBytes) : limits.MaxFrameBytes;
        if (length >= BsonType.MinDocumentBytes && length <= cap)
            return;
        throw new RemoteProtocolException(length < BsonType.MinDocumentBytes
            ? $"A frame declares {length} bytes; the shortest has {BsonType.MinDocumentBytes}."
            : isFirst
                ? $"The first frame has {length} bytes; the limit (MaxHandshakeBytes) is {cap}."
                : $"A frame has {length} bytes; the limit (MaxFrameBytes) is {cap}.");
    }
}
