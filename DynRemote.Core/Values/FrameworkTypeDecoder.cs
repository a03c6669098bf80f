namespace DynRemote.Values;

/// <summary>Finds the framework type that a wire form names; the forms stand at <see cref="TypeForm"/>.</summary>
internal static class FrameworkTypeDecoder
{
    internal const int MaxDepth = 12;

    private const int MaxRank = 32;

    internal static Type Decode(object?[] wire, ValueDecoder decoder)
    {
        try
        {
            return Read(wire, decoder, 0);
        }
        catch (Exception exception) when (exception is ArgumentException or TypeLoadException or NotSupportedException or InvalidOperationException)
        {
            throw Malformed.Value("a generic type whose arguments do not fit it", exception);
        }
    }

    internal static string ArrayName(int rank) => $"[{new string(',', rank - 1)}]";

    private static Type Read(object? form, ValueDecoder decoder, int depth)
    {
        var wire = Malformed.Array(form, "a framework type");
        Malformed.CheckCount(wire, 2, "a framework type");
        if (depth > MaxDepth || Malformed.Int(wire[0], "the tag of a framework type") != (int)ValueTag.FrameworkType)
            throw Malformed.Value("a framework type that holds something else, or too deep");
        var name = decoder.DecodeText(wire[1], "the name of a framework type");
        if (name.StartsWith('['))
            return ReadArray(name, wire, decoder, depth);
        if (FrameworkTypes.Find(name) is not { } type)
            throw Malformed.Value($"the name '{name}', which is no public type of this framework");
        var arity = type.IsGenericTypeDefinition ? type.GetGenericArguments().Length : 0;
        if (wire.Length != 2 + arity)
            throw Malformed.Value($"{wire.Length - 2} type arguments for {name}");
        if (arity == 0)
            return type;
        var arguments = new Type[arity];
        for (var i = 0; i < arity; i++)
            arguments[i] = Read(wire[2 + i], decoder, depth + 1);
        return GenericTypes.Close(type, arguments, decoder.NewTypes) ?? throw TooMany();
    }

    private static Type ReadArray(string name, object?[] wire, ValueDecoder decoder, int depth)
    {
        var rank = name.Length - 1;
        if (rank > MaxRank || wire.Length != 3 || name != ArrayName(rank))
            throw Malformed.Value("an array type that is none");
        var element = Read(wire[2], decoder, depth + 1);
        return GenericTypes.CloseArray(element, rank, decoder.NewTypes) ?? throw TooMany();
    }

    private static RemoteProtocolException TooMany() => Malformed.Value("more different types than one connection may name");
}
