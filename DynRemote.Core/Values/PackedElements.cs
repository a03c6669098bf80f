using System.Collections;
using System.Collections.Frozen;

namespace DynRemote.Values;

/// <summary>
/// The form of many elements at once, a chunk of a collection that is being brought over. Runs of a primitive type are one <c>byte[]</c>:
/// <c>Packed</c>, the element kind, the elements. Everything else is an <c>object?[]</c> of the elements' own forms, without a tag. It is
/// no value: it stands only where elements are expected.
/// </summary>
internal static class PackedElements
{
    private static readonly ElementPacker[] Packers =
    [
        new ElementPacker<bool>(ScalarKind.Boolean),
        new ElementPacker<byte>(ScalarKind.Byte),
        new ElementPacker<sbyte>(ScalarKind.SByte),
        new ElementPacker<short>(ScalarKind.Int16),
        new ElementPacker<ushort>(ScalarKind.UInt16),
        new ElementPacker<int>(ScalarKind.Int32),
        new ElementPacker<uint>(ScalarKind.UInt32),
        new ElementPacker<long>(ScalarKind.Int64),
        new ElementPacker<ulong>(ScalarKind.UInt64),
        new ElementPacker<char>(ScalarKind.Char),
        new ElementPacker<Half>(ScalarKind.Half),
        new ElementPacker<float>(ScalarKind.Single),
        new ElementPacker<double>(ScalarKind.Double),
    ];

    private static readonly FrozenDictionary<Type, ElementPacker> BySequence =
        Packers.SelectMany(packer => packer.SequenceTypes, KeyValuePair.Create).ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    private static readonly FrozenDictionary<ScalarKind, ElementPacker> ByKind = Packers.ToFrozenDictionary(packer => packer.Kind);

    /// <summary>Whether elements of a type travel packed.</summary>
    internal static bool CanPack(Type elementType) => BySequence.ContainsKey(elementType.MakeArrayType());

    /// <summary>Gives the form of <paramref name="count"/> elements from <paramref name="offset"/> on.</summary>
    /// <param name="encoder">Encodes elements that are not packed.</param>
    /// <param name="sequence">Any enumerable; arrays and lists are not enumerated.</param>
    /// <param name="offset">The first element.</param>
    /// <param name="count">How many elements; fewer are sent only if an enumerable ends.</param>
    /// <param name="depth">The arrays around the elements.</param>
    internal static object Encode(ValueEncoder encoder, IEnumerable sequence, int offset, int count, int depth = 0)
    {
        if (BySequence.TryGetValue(sequence.GetType(), out var packer))
            return packer.Pack(sequence, offset, count);
        return sequence switch
        {
            // A string[] is an object?[], too; it has no Span<object?>, but a read-only one.
            object?[] array => EncodeEach(encoder, new ReadOnlySpan<object?>(array, offset, count), depth),
            IList list => EncodeEach(encoder, list, offset, count, depth),
            _ => EncodeEach(encoder, [.. sequence.Cast<object?>().Skip(offset).Take(count)], depth),
        };
    }

    /// <summary>Reads them back: a typed array of a packed run, else an <c>object?[]</c>.</summary>
    /// <exception cref="RemoteProtocolException">The wire form is malformed.</exception>
    internal static Array Decode(ValueDecoder decoder, object? wire, int depth = 0) => wire switch
    {
        byte[] packed => Unpack(packed),
        object?[] elements => DecodeEach(decoder, elements, depth),
        _ => throw Malformed.Value($"elements that are {Malformed.KindOf(wire)}"),
    };

    private static object?[] EncodeEach(ValueEncoder encoder, ReadOnlySpan<object?> elements, int depth)
    {
        var wire = new object?[elements.Length];
        for (var i = 0; i < wire.Length; i++)
            wire[i] = encoder.Encode(elements[i], depth + 1);
        return wire;
    }

    private static object?[] EncodeEach(ValueEncoder encoder, IList list, int offset, int count, int depth)
    {
        var wire = new object?[count];
        for (var i = 0; i < count; i++)
            wire[i] = encoder.Encode(list[offset + i], depth + 1);
        return wire;
    }

    private static object?[] DecodeEach(ValueDecoder decoder, object?[] wire, int depth)
    {
        var elements = new object?[wire.Length];
        for (var i = 0; i < wire.Length; i++)
            elements[i] = decoder.Decode(wire[i], depth + 1);
        return elements;
    }

    private static Array Unpack(byte[] packed)
    {
        if (packed.Length < 2 || packed[0] != (byte)ScalarKind.Packed)
            throw Malformed.Value("bytes that are no packed elements");
        return ByKind.TryGetValue((ScalarKind)packed[1], out var packer)
            ? packer.Unpack(packed.AsSpan(2))
            : throw Malformed.Value($"packed elements of the kind {packed[1]}");
    }
}
