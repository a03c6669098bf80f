using System.Buffers;
using System.Buffers.Binary;
using DynRemote.Transport.Bson;

namespace DynRemote.Transport.Framing;

/// <summary>
/// Makes messages of the bytes that come over a link. They are decoded straight out of the receive buffer, and what is in the buffer already
/// costs no system call. Used by one thread at a time, but for <see cref="Received"/>.
/// </summary>
/// <remarks>The buffer is not given back on disposal: a thread may still be receiving into it (see <see cref="PooledBuffer"/>).</remarks>
internal sealed class FrameInput
{
    private const int SmallBytes = 4 * 1024;

    private readonly IByteLink _link;
    private readonly RemoteLimits _limits;
    private readonly BsonMessageReader _reader;
    private readonly byte[] _small;
    private byte[] _buffer;
    private int _start;
    private int _end;
    private bool _hasPreamble;
    private bool _hasFirst;
    private long _received;

    /// <summary>Reads from a link what a peer within the limits sends.</summary>
    public FrameInput(IByteLink link, RemoteLimits limits)
    {
        _link = link;
        _limits = limits;
        _reader = new BsonMessageReader(limits);
        _buffer = _small = new byte[SmallBytes];
    }

    /// <summary>Whether bytes have come that have not been taken: a frame, or a part of one.</summary>
    public bool HasBytes => _end > _start;

    /// <summary>How many bytes have come. May be read by any thread.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>How many bytes of memory the buffer takes.</summary>
    public int Capacity => _buffer.Length;

    /// <summary>Waits for the next message.</summary>
    /// <returns>The message, or <see langword="null"/> when the peer has ended the stream between two frames.</returns>
    public object?[]? Receive()
    {
        while (true)
        {
            if (TryTake(out var message, out var needed))
                return message;
            MakeRoom(needed);
            var count = _link.Read(_buffer.AsSpan(_end));
            if (count == 0)
                return HasBytes ? throw EndsWithin() : null;
            _end += count;
            Volatile.Write(ref _received, _received + count);
        }
    }

    private bool TryTake(out object?[]? message, out int needed)
    {
        message = null;
        var bytes = _buffer.AsSpan(_start, _end - _start);
        if (!_hasPreamble)
        {
            needed = Preamble.Length;
            if (bytes.Length == 0 || !Preamble.Check(bytes))
                return false;
            _hasPreamble = true;
            _start += Preamble.Length;
            bytes = bytes[Preamble.Length..];
        }

        needed = FrameLength.PrefixBytes;
        if (bytes.Length < needed)
            return false;
        needed = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        FrameLength.Check(needed, _limits, isFirst: !_hasFirst);
        if (bytes.Length < needed)
            return false;

        message = _reader.Read(bytes[..needed]);
        _hasFirst = true;
        _start += needed;
        if (_start == _end)
            Rewind();
        return true;
    }

    // An idle connection holds the small buffer only.
    private void Rewind()
    {
        _start = _end = 0;
        if (_buffer == _small)
            return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = _small;
    }

    private void MakeRoom(int needed)
    {
        if (_start + needed <= _buffer.Length && _end < _buffer.Length)
            return;
        var pending = _buffer.AsSpan(_start, _end - _start);
        if (pending.Length < _buffer.Length)
            pending.CopyTo(_buffer);
        else
        {
            // A large frame takes memory as its bytes come, not when its length is claimed.
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(needed, 4L * _buffer.Length));
            pending.CopyTo(larger);
            if (_buffer != _small)
                ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        _end -= _start;
        _start = 0;
    }

    private EndOfStreamException EndsWithin() => new(_hasPreamble
        ? $"The peer ended the stream within a frame, {_end - _start} bytes into it."
        : "The peer ended the stream within the preamble.");
}
