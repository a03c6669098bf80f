using System.Buffers.Binary;
using System.Globalization;

namespace DynRemote.Transport.Bson;

/// <summary>The keys of array elements: the index in decimal digits, and a NUL.</summary>
internal static class BsonKeys
{
    /// <summary>The most bytes that <see cref="Write"/> writes: ten digits and the NUL.</summary>
    public const int MaxBytes = 11;

    private const int PackedCount = 1000;
    private static readonly uint[] Packed = PackAll();

    /// <summary>Writes the key of an index; <paramref name="destination"/> has room for <see cref="MaxBytes"/>.</summary>
    /// <returns>How many bytes the key takes with its NUL.</returns>
    public static int Write(Span<byte> destination, int index)
    {
        if ((uint)index < PackedCount)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(destination, Packed[index]);
            return index < 10 ? 2 : index < 100 ? 3 : 4;
        }
        index.TryFormat(destination, out var digits, default, CultureInfo.InvariantCulture);
        destination[digits] = 0;
        return digits + 1;
    }

    // Up to three digits and the NUL fit four bytes, which are written at once whatever the key's length; what is too much is overwritten.
    private static uint[] PackAll()
    {
        var packed = new uint[PackedCount];
        Span<byte> key = stackalloc byte[4];
        for (var index = 0; index < packed.Length; index++)
        {
            key.Clear();
            index.TryFormat(key, out _, default, CultureInfo.InvariantCulture);
            packed[index] = BinaryPrimitives.ReadUInt32LittleEndian(key);
        }
        return packed;
    }
}
