using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DynRemote.Values;

/// <summary>What a value consists of that is copied part by part: a tuple, or a pair of a key and a value.</summary>
internal static class ValueParts
{
    /// <summary>The parts; <see langword="null"/> of what has none.</summary>
    public static object?[]? Of(object? value) => value switch
    {
        ITuple tuple => ElementsOf(tuple),
        ValueType when IsPair(value) => [value.GetType().GetProperty("Key")!.GetValue(value), value.GetType().GetProperty("Value")!.GetValue(value)],
        _ => null,
    };

    /// <summary>Whether a value has parts.</summary>
    public static bool Has([NotNullWhen(true)] object? value) => value is ITuple || (value is ValueType && IsPair(value));

    /// <summary>A value of the same type with other parts.</summary>
    /// <param name="value">One that has parts.</param>
    /// <param name="replace">Gives what comes in the place of a part.</param>
    public static object Rebuild(object value, Func<object?, object?> replace) => value is ITuple tuple
        ? TupleBuilder.Rebuild(tuple, replace)
        : Activator.CreateInstance(value.GetType(), Array.ConvertAll(Of(value)!, part => replace(part)))!;

    // A loop and a method of its own: every argument of every call is asked for its parts, and a lambda would cost an object each time.
    private static object?[] ElementsOf(ITuple tuple)
    {
        var elements = new object?[tuple.Length];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = tuple[i];
        return elements;
    }

    private static bool IsPair(object value) => value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
