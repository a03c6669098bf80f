namespace DynRemote.Values;

/// <summary>The two families of generic tuples. A tuple of more than seven elements nests; here it is flat.</summary>
internal static class TupleTypes
{
    internal const int MaxElements = 64;

    private static readonly Type[] Classes =
    [
        typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>), typeof(Tuple<,,,>), typeof(Tuple<,,,,>), typeof(Tuple<,,,,,>),
        typeof(Tuple<,,,,,,>), typeof(Tuple<,,,,,,,>),
    ];

    private static readonly Type[] Structs =
    [
        typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>), typeof(ValueTuple<,,,,,>),
        typeof(ValueTuple<,,,,,,>), typeof(ValueTuple<,,,,,,,>),
    ];

    /// <summary>
    /// The element types of a tuple type; <see langword="false"/> for other types, and for tuples that do not nest as C# nests them.
    /// </summary>
    internal static bool TryElementsOf(Type type, out ValueTag family, out Type[] elements)
    {
        family = default;
        elements = [];
        if (type == typeof(ValueTuple))
        {
            family = ValueTag.ValueTuple;
            return true;
        }
        if (!type.IsGenericType || type.ContainsGenericParameters)
            return false;
        var definition = type.GetGenericTypeDefinition();
        if (Array.IndexOf(Classes, definition) >= 0)
            family = ValueTag.Tuple;
        else if (Array.IndexOf(Structs, definition) >= 0)
            family = ValueTag.ValueTuple;
        else
            return false;
        elements = type.GetGenericArguments();
        if (elements.Length < 8)
            return true;
        if (!TryElementsOf(elements[7], out var restFamily, out var rest) || restFamily != family || rest.Length == 0)
            return false;
        elements = [.. elements[..7], .. rest];
        return elements.Length <= MaxElements;
    }

    /// <summary>The tuple type of these elements.</summary>
    internal static Type Make(ValueTag family, Type[] elements)
    {
        if (elements.Length == 0)
            return typeof(ValueTuple);
        var definitions = family == ValueTag.Tuple ? Classes : Structs;
        return elements.Length < 8
            ? definitions[elements.Length - 1].MakeGenericType(elements)
            : definitions[7].MakeGenericType([.. elements[..7], Make(family, elements[7..])]);
    }

    /// <summary>The tuple type of these elements, or <see langword="null"/> if the budget does not allow to make it.</summary>
    internal static Type? Close(ValueTag family, ReadOnlySpan<Type> elements, TypeBudget budget)
    {
        if (elements.Length == 0)
            return typeof(ValueTuple);
        var definitions = family == ValueTag.Tuple ? Classes : Structs;
        if (elements.Length < 8)
            return GenericTypes.Close(definitions[elements.Length - 1], elements, budget);
        return Close(family, elements[7..], budget) is { } rest ? GenericTypes.Close(definitions[7], [.. elements[..7], rest], budget) : null;
    }
}
