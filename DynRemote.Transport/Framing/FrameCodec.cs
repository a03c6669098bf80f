using System.Diagnostics.CodeAnalysis;
using DynRemote.Transport.Bson;

namespace DynRemote.Transport.Framing;

/// <summary>Makes frames of messages and messages of frames, and counts their bytes. One thread encodes and one decodes at a time.</summary>
internal sealed class FrameCodec(RemoteLimits limits)
{
    private const int KeptBytes = 16 * 1024;

    private readonly PooledBuffer _buffer = new();
    private readonly BsonMessageReader _reader = new(limits);
    private bool _hasFirst;
    private long _sent;
    private long _received;

    /// <summary>What frames keep to.</summary>
    public OutgoingLimits Outgoing { get; } = new(limits);

    /// <summary>How many bytes have been encoded. May be read by any thread.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>How many bytes have been decoded. May be read by any thread.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Makes a frame.</summary>
    /// <exception cref="ArgumentException">The message cannot be sent.</exception>
    public byte[] Encode(object?[] message)
    {
        BsonMessageWriter.Write(_buffer, message, Outgoing.Current);
        var frame = _buffer.Written.ToArray();
        _buffer.Reset(KeptBytes);
        Volatile.Write(ref _sent, _sent + frame.Length);
        return frame;
    }

    /// <summary>Makes a message; of <see langword="null"/>, the end, <see langword="null"/>.</summary>
    /// <exception cref="RemoteProtocolException">The frame is broken or beyond a limit.</exception>
    [return: NotNullIfNotNull(nameof(frame))]
    public object?[]? Decode(byte[]? frame)
    {
        if (frame is null)
            return null;
        Volatile.Write(ref _received, _received + frame.Length);
        FrameLength.Check(frame.Length, limits, isFirst: !_hasFirst);
        var message = _reader.Read(frame);
        _hasFirst = true;
        return message;
    }
}
