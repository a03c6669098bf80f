namespace DynRemote.Values;

/// <summary>Reads a tuple as exactly the type it was, but for elements that are references.</summary>
internal static class TupleDecoder
{
    internal static object Decode(ValueTag family, object?[] wire, ValueDecoder decoder, int depth)
    {
        Malformed.CheckCount(wire, 2, "a tuple");
        var count = wire.Length - 2;
        if (count > TupleTypes.MaxElements || (count == 0 && family == ValueTag.Tuple))
            throw Malformed.Value($"a tuple of {count} elements");
        var declared = SignatureReader.Read(Malformed.Bytes(wire[1], "the signature of a tuple"), count, decoder.NewTypes);
        var types = new Type[count];
        var elements = new object?[count];
        for (var i = 0; i < count; i++)
        {
            elements[i] = decoder.Decode(wire[2 + i], depth + 1);
            types[i] = ElementFit.Settle(declared[i], elements[i], wire[2 + i]);
        }
        var type = TupleTypes.Close(family, types, decoder.NewTypes);
        if (type is null)
        {
            Array.Fill(types, typeof(object));
            type = TupleTypes.Close(family, types, decoder.NewTypes)!;
        }
        return TupleBuilder.Of(type).Build(elements);
    }
}
