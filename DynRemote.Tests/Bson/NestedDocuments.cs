using System.Buffers.Binary;

namespace DynRemote.Tests.Bson;

internal static class NestedDocuments
{
    /// <summary>Makes a valid document of nothing but arrays within arrays, which no writer with limits would write.</summary>
    public static byte[] OfDepth(int depth)
    {
        // Each level but the last is a length, a type and a key of two bytes in front, and a terminator behind.
        var bytes = new byte[((depth - 1) * 8) + 5];
        for (var level = 0; level < depth; level++)
        {
            var start = level * 7;
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(start), bytes.Length - (level * 8));
            if (level == depth - 1)
                break;
            bytes[start + 4] = 0x04;
            bytes[start + 5] = (byte)'0';
        }
        return bytes;
    }
}
