using System.Collections;

namespace DynRemote.Values;

/// <summary>Reads a <see cref="KeyValuePair{TKey, TValue}"/> as exactly the type it was, but for parts that are references, and a <see cref="DictionaryEntry"/>.</summary>
internal static class PairDecoder
{
    internal static object Decode(object?[] wire, ValueDecoder decoder, int depth)
    {
        Malformed.CheckCount(wire, 4, "a pair");
        var signature = Malformed.Bytes(wire[1], "the signature of a pair");
        var declared = signature.Length == 0 ? [] : SignatureReader.Read(signature, 2, decoder.NewTypes);
        object?[] elements = [decoder.Decode(wire[2], depth + 1), decoder.Decode(wire[3], depth + 1)];
        if (declared.Length == 0)
            return new DictionaryEntry(elements[0]!, elements[1]);
        Type[] types = [ElementFit.Settle(declared[0], elements[0], wire[2]), ElementFit.Settle(declared[1], elements[1], wire[3])];
        var type = GenericTypes.Close(typeof(KeyValuePair<,>), types, decoder.NewTypes)
            ?? GenericTypes.Close(typeof(KeyValuePair<,>), [typeof(object), typeof(object)], decoder.NewTypes)!;
        return TupleBuilder.Of(type).Build(elements);
    }
}
