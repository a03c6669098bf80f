namespace DynRemote.Values;

/// <summary>Reads an immutable collection as exactly the type it was.</summary>
internal static class ImmutableDecoder
{
    internal static object Decode(object?[] wire, ValueDecoder decoder, int depth)
    {
        Malformed.CheckCount(wire, 5, "an immutable collection");
        var kindNumber = Malformed.Int(wire[1], "the kind of an immutable collection");
        var kind = kindNumber is >= 1 and <= (int)ImmutableKind.FrozenDictionary
            ? (ImmutableKind)kindNumber
            : throw Malformed.Value($"an immutable collection of the unknown kind {kindNumber}");
        var comparer = (ComparerKind)Malformed.Int(wire[2], "the comparer of an immutable collection");
        var count = kind >= ImmutableKind.Dictionary ? 2 : 1;
        Malformed.CheckCount(wire, 4 + count, "an immutable collection");
        var types = SignatureReader.Read(Malformed.Bytes(wire[3], "the signature of a collection"), count, decoder.NewTypes).ToArray();
        if (wire[4] is null)
            return DecodeDefault(kind, types, decoder);
        var columns = new Array[count];
        for (var i = 0; i < count; i++)
        {
            columns[i] = PackedElements.Decode(decoder, wire[4 + i], depth + 1);
            types[i] = Settle(types[i], columns[i], wire[4 + i]);
        }
        return Build(kind, comparer, types, columns, decoder);
    }

    private static object DecodeDefault(ImmutableKind kind, Type[] types, ValueDecoder decoder)
    {
        if (kind != ImmutableKind.Array)
            throw Malformed.Value($"an immutable collection of kind {kind} without elements");
        return Activator.CreateInstance(Close(kind, types, decoder))!;
    }

    private static object Build(ImmutableKind kind, ComparerKind comparer, Type[] types, Array[] columns, ValueDecoder decoder)
    {
        var type = Close(kind, types, decoder);
        if (type.GetGenericArguments()[0] != types[0])
            columns = Array.ConvertAll(columns, Boxed);
        try
        {
            return ImmutableAccess.Of(type, kind).Build(comparer, columns);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw Malformed.Value($"an immutable collection of kind {kind} that its elements do not make", exception);
        }
    }

    private static Type Close(ImmutableKind kind, Type[] types, ValueDecoder decoder)
    {
        var definition = ImmutableTypes.DefinitionOf(kind)!;
        return GenericTypes.Close(definition, types, decoder.NewTypes)
            ?? GenericTypes.Close(definition, Array.ConvertAll(types, _ => typeof(object)), decoder.NewTypes)!;
    }

    private static Array Boxed(Array column) => column as object?[] ?? column.Cast<object?>().ToArray();

    private static Type Settle(Type declared, Array column, object? wire)
    {
        if (wire is not object?[] forms)
            return column.GetType().GetElementType() == declared ? declared : throw Malformed.Value($"packed elements of another type than {declared}");
        var elements = (object?[])column;
        var scan = new ValueScan();
        Type? settled = null;
        var hasNull = false;
        for (var i = 0; i < elements.Length; i++)
        {
            // Comparing and hashing must stay what they look like, local: a proxy in a set could make calls.
            if (forms[i] is object?[] && !scan.IsValue(elements[i]))
                throw Malformed.Value("an immutable collection that holds a reference");
            var type = ElementFit.Settle(declared, elements[i], forms[i]);
            if (elements[i] is null)
                hasNull = true;
            else if ((settled ??= type) != type)
                return typeof(object);
        }
        if (settled is null || settled == declared)
            return declared;
        return hasNull && settled.IsValueType ? typeof(object) : settled;
    }
}
