using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace DynRemote.Transport.Bson;

/// <summary>
/// Remembers short strings that were decoded, so that the names that come again and again are not allocated again and again.
/// One slot for each hash: a newcomer takes the slot over, so the memory is bounded whatever the peer sends.
/// </summary>
internal sealed class ShortStringCache
{
    /// <summary>The longest string that is remembered, in bytes.</summary>
    public const int MaxBytes = 32;

    private const int Slots = 256;
    private readonly string?[] _slots = new string?[Slots];

    /// <summary>Gives the string that the bytes encode, if it is remembered. Only ASCII ever is, because only there bytes compare with characters.</summary>
    /// <param name="utf8">1 to <see cref="MaxBytes"/> bytes.</param>
    /// <param name="slot">Where to <see cref="Remember"/> the string if it was not found.</param>
    public string? Find(ReadOnlySpan<byte> utf8, out int slot)
    {
        slot = Hash(utf8);
        var candidate = _slots[slot];
        return candidate is not null && candidate.Length == utf8.Length && Ascii.Equals(utf8, candidate) ? candidate : null;
    }

    /// <summary>Remembers a string that <see cref="Find"/> has not found.</summary>
    public void Remember(int slot, string text) => _slots[slot] = text;

    // Both ends of the text, and its length: names differ there. A collision costs an allocation and nothing else.
    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        ulong head, tail;
        if (utf8.Length >= 8)
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(utf8);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(utf8[^8..]);
        }
        else if (utf8.Length >= 4)
        {
            head = BinaryPrimitives.ReadUInt32LittleEndian(utf8);
            tail = BinaryPrimitives.ReadUInt32LittleEndian(utf8[^4..]);
        }
        else
        {
            head = utf8[0];
            tail = (ulong)(utf8[utf8.Length / 2] << 8 | utf8[^1]);
        }
        var mixed = (head ^ (ulong)utf8.Length) * 0x9E3779B97F4A7C15 ^ BitOperations.RotateLeft(tail * 0xC2B2AE3D27D4EB4F, 31);
        return (int)(mixed * 0x9E3779B97F4A7C15 >> 56);
    }
}
