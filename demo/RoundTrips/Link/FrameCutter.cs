using System.Buffers.Binary;

namespace DynRemote.Demo.Link;

/// <summary>
/// Cuts one direction of a byte stream into messages, by docs/protocol.md: a preamble of eight bytes, then one BSON document after the other, each of which
/// begins with its length.
/// </summary>
internal sealed class FrameCutter
{
    private const int PreambleBytes = 8;

    private readonly List<byte> _pending = [];
    private bool _isBegun;

    /// <summary>Takes the next bytes, and gives the messages that are complete with them.</summary>
    public IReadOnlyList<byte[]> Take(ReadOnlySpan<byte> bytes)
    {
        _pending.AddRange(bytes);
        if (!_isBegun && _pending.Count >= PreambleBytes)
        {
            _isBegun = true;
            _pending.RemoveRange(0, PreambleBytes);
        }

        List<byte[]> frames = [];
        while (_isBegun && _pending.Count >= sizeof(int) && LengthOfFirst() is var length && _pending.Count >= length)
        {
            frames.Add([.. _pending[..length]]);
            _pending.RemoveRange(0, length);
        }
        return frames;
    }

    private int LengthOfFirst() => BinaryPrimitives.ReadInt32LittleEndian([.. _pending[..sizeof(int)]]);
}
