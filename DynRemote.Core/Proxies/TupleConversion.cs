using System.Runtime.CompilerServices;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>
/// Tuples and pairs with references in them. They arrive with elements of type <see cref="object"/> where the owner's element types are not those of this
/// side's proxies; here they become tuples of what is asked for.
/// </summary>
internal static class TupleConversion
{
    /// <summary>Makes a tuple or pair of the given type of another one of the same kind and size, element by element.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="type">The type to make.</param>
    /// <param name="convert">Gives an element of the type that it gets.</param>
    /// <returns>The new tuple, or <see langword="null"/> where the value or the type is none.</returns>
    public static object? Map(object value, Type type, Func<object?, Type, object?> convert)
    {
        if (ElementsOf(value, type, out var types) is not { } elements)
            return null;
        for (var i = 0; i < elements.Length; i++)
            elements[i] = convert(elements[i], types[i]);
        return TupleBuilder.Of(type).Build(elements);
    }

    /// <summary>A tuple or pair with other elements, which are objects where they are not what they were.</summary>
    /// <param name="value">The tuple or pair.</param>
    /// <param name="elements">Its elements.</param>
    /// <param name="others">What comes in their places.</param>
    public static object With(object value, object?[] elements, object?[] others)
    {
        var isTuple = TupleTypes.TryElementsOf(value.GetType(), out var family, out var types);
        if (!isTuple)
            types = value.GetType().GetGenericArguments();
        var changed = types.Select((type, i) => ReferenceEquals(elements[i], others[i]) ? type : typeof(object)).ToArray();
        return TupleBuilder.Of(isTuple ? TupleTypes.Make(family, changed) : typeof(KeyValuePair<,>).MakeGenericType(changed)).Build(others);
    }

    /// <summary>The elements of a tuple or pair, and of which types they would be in another of the same kind and size; <see langword="null"/> where the value or the type is none.</summary>
    public static object?[]? ElementsOf(object value, Type type, out Type[] types)
    {
        types = [];
        var given = value.GetType();
        if (!type.IsGenericType || !given.IsGenericType)
            return null;
        if (value is ITuple tuple)
        {
            if (!TupleTypes.TryElementsOf(given, out var family, out _) || !TupleTypes.TryElementsOf(type, out var wanted, out types) || wanted != family)
                return null;
            return types.Length == tuple.Length ? [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])] : null;
        }
        if (given.GetGenericTypeDefinition() != typeof(KeyValuePair<,>) || type.GetGenericTypeDefinition() != typeof(KeyValuePair<,>))
            return null;
        types = type.GetGenericArguments();
        return [given.GetProperty("Key")!.GetValue(value), given.GetProperty("Value")!.GetValue(value)];
    }
}
