using DynRemote.Transport.Bson;

namespace DynRemote.Transport.Framing;

/// <summary>Gathers frames and writes them to a link in as few writes as possible. Used by one thread at a time, but for <see cref="Sent"/>.</summary>
internal sealed class FrameOutput(IByteLink link, OutgoingLimits limits)
{
    private const int FlushBytes = 64 * 1024;
    private const int KeptBytes = 16 * 1024;

    private readonly PooledBuffer _buffer = new();
    private bool _hasPreamble;
    private long _sent;

    /// <summary>How many bytes have been written. May be read by any thread.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>Takes a message; writes when much has been gathered.</summary>
    /// <exception cref="ArgumentException">The message cannot be sent; nothing has been taken of it.</exception>
    public void Send(object?[] message)
    {
        if (!_hasPreamble)
        {
            _buffer.Append(Preamble.Bytes);
            _hasPreamble = true;
        }
        BsonMessageWriter.Write(_buffer, message, limits.Current);
        if (_buffer.Count > FlushBytes)
            Flush();
    }

    /// <summary>Writes what has been gathered.</summary>
    public void Flush()
    {
        if (_buffer.Count == 0)
            return;
        try
        {
            link.Write(_buffer.Written);
            Volatile.Write(ref _sent, _sent + _buffer.Count);
        }
        finally
        {
            // A link that failed is broken for good, so nothing is kept for a second try.
            _buffer.Reset(KeptBytes);
        }
    }
}
