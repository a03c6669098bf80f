using System.Dynamic;

namespace DynRemote.Values;

/// <summary>
/// Reads a data tree: an object as an <see cref="ExpandoObject"/>, a list as a <see cref="List{T}"/> of <see cref="object"/>, all else
/// as itself. No serializer sees it.
/// </summary>
internal static class DataDecoder
{
    // An ExpandoObject takes each further member in time that grows with the members it has; larger objects are dictionaries in all but
    // name.
    private const int MaxExpandoMembers = 1024;

    internal static object? Decode(object?[] wire, ValueDecoder decoder, int depth)
    {
        Malformed.CheckCount(wire, 2, "a data object");
        return CopiedData.Note(DecodeTree(wire[1], decoder, depth + 1));
    }

    private static object? DecodeTree(object? wire, ValueDecoder decoder, int depth)
    {
        if (depth > decoder.Limits.MaxDepth)
            throw Malformed.Value("data nested too deep");
        return wire switch
        {
            object?[] { Length: > 0 } array when array[0] is true => DecodeObject(array, decoder, depth),
            object?[] { Length: > 0 } array when array[0] is false => DecodeList(array, decoder, depth),
            object?[] { Length: > 0 } array when array[0] is int and not (int)ValueTag.Data => decoder.Decode(array, depth),
            object?[] => throw Malformed.Value("data that is neither an object nor a list"),
            byte[] { Length: > 0 } packed when packed[0] == (byte)ScalarKind.Packed => DecodeBytes(packed, decoder),
            _ => decoder.Decode(wire, depth),
        };
    }

    private static List<object?> DecodeList(object?[] wire, ValueDecoder decoder, int depth)
    {
        var list = new List<object?>(wire.Length - 1);
        for (var i = 1; i < wire.Length; i++)
            list.Add(DecodeTree(wire[i], decoder, depth + 1));
        return list;
    }

    private static IDictionary<string, object?> DecodeObject(object?[] wire, ValueDecoder decoder, int depth)
    {
        if (wire.Length % 2 != 1)
            throw Malformed.Value("a data object with a name that has no value");
        IDictionary<string, object?> members = wire.Length / 2 <= MaxExpandoMembers ? new ExpandoObject() : new Dictionary<string, object?>();
        for (var i = 1; i < wire.Length; i += 2)
            members[decoder.DecodeText(wire[i], "the name of a data member")] = DecodeTree(wire[i + 1], decoder, depth + 1);
        return members;
    }

    private static byte[] DecodeBytes(byte[] packed, ValueDecoder decoder) =>
        PackedElements.Decode(decoder, packed) as byte[] ?? throw Malformed.Value("packed data that is no bytes");
}
