using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static System.Buffers.Binary.BinaryPrimitives;

namespace DynRemote.Values;

/// <summary>Copies runs of one primitive type to and from bytes.</summary>
internal abstract class ElementPacker(ScalarKind kind)
{
    internal ScalarKind Kind => kind;

    /// <summary>The sequence types that <see cref="Pack"/> takes.</summary>
    internal abstract Type[] SequenceTypes { get; }

    /// <exception cref="ArgumentOutOfRangeException">The sequence does not have that many elements (any more).</exception>
    internal abstract byte[] Pack(object sequence, int offset, int count);

    /// <exception cref="RemoteProtocolException">The bytes are no run of elements.</exception>
    internal abstract Array Unpack(ReadOnlySpan<byte> payload);
}

/// <inheritdoc/>
internal sealed class ElementPacker<T>(ScalarKind kind) : ElementPacker(kind) where T : unmanaged
{
    private const int HeadLength = 2;

    private static readonly int Size = Unsafe.SizeOf<T>();

    internal override Type[] SequenceTypes => [typeof(T[]), typeof(List<T>), typeof(ImmutableArray<T>)];

    internal override byte[] Pack(object sequence, int offset, int count) => Pack(ElementsOf(sequence).Slice(offset, count));

    internal byte[] Pack(ReadOnlySpan<T> elements)
    {
        var wire = GC.AllocateUninitializedArray<byte>(HeadLength + elements.Length * Size);
        wire[0] = (byte)ScalarKind.Packed;
        wire[1] = (byte)Kind;
        var payload = wire.AsSpan(HeadLength);
        MemoryMarshal.AsBytes(elements).CopyTo(payload);
        ToLittleEndian(payload);
        return wire;
    }

    internal override Array Unpack(ReadOnlySpan<byte> payload)
    {
        if (payload.Length % Size != 0)
            throw Malformed.Value($"{payload.Length} bytes of packed {Kind}");
        // A bool of another bit pattern is neither true nor false to the code it meets.
        if (typeof(T) == typeof(bool) && payload.IndexOfAnyExceptInRange((byte)0, (byte)1) >= 0)
            throw Malformed.Value("a packed bool that is neither 0 nor 1");
        var elements = GC.AllocateUninitializedArray<T>(payload.Length / Size);
        var bytes = MemoryMarshal.AsBytes(elements.AsSpan());
        payload.CopyTo(bytes);
        ToLittleEndian(bytes);
        return elements;
    }

    private static ReadOnlySpan<T> ElementsOf(object sequence) => sequence switch
    {
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        _ => ((ImmutableArray<T>)sequence).AsSpan(),
    };

    private static void ToLittleEndian(Span<byte> payload)
    {
        if (BitConverter.IsLittleEndian)
            return;
        if (Size == 2)
            ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(payload), MemoryMarshal.Cast<byte, ushort>(payload));
        else if (Size == 4)
            ReverseEndianness(MemoryMarshal.Cast<byte, uint>(payload), MemoryMarshal.Cast<byte, uint>(payload));
        else if (Size == 8)
            ReverseEndianness(MemoryMarshal.Cast<byte, ulong>(payload), MemoryMarshal.Cast<byte, ulong>(payload));
    }
}
