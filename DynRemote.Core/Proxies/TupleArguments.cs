using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using DynRemote.Binding;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>
/// Tuples and pairs among the arguments whose elements are typed as objects: what the peer has put in there is of no type of both sides, or was a promise. Where a parameter is a tuple,
/// each element is fitted to its type like an argument of its own.
/// </summary>
internal static class TupleArguments
{
    /// <summary>Whether an argument is such a tuple.</summary>
    public static bool Is([NotNullWhen(true)] object? argument) =>
        ValueParts.Has(argument) && HoldsObjects(argument.GetType());

    /// <summary>Whether the tuple is of a type, or can be made into it.</summary>
    public static bool CanMake(object tuple, Type type, IArgumentAdapter adapter)
    {
        if (type.IsInstanceOfType(tuple))
            return true;
        if (TupleConversion.ElementsOf(tuple, type, out var types) is not { } elements)
            return false;
        for (var i = 0; i < elements.Length; i++)
        {
            if (!Fits(elements[i], types[i], adapter))
                return false;
        }
        return true;
    }

    /// <summary>The tuple as one of a type that it <see cref="CanMake"/>.</summary>
    public static object Make(object tuple, Type type, IArgumentAdapter adapter) => type.IsInstanceOfType(tuple)
        ? tuple
        : TupleConversion.Map(tuple, type, (element, wanted) => element is not null && adapter.IsProxy(element) && adapter.TryAdapt(element, wanted, out var adapted) ? adapted : element)!;

    /// <summary>Brings what the callee changed in the copies that are in a tuple to their originals.</summary>
    public static void WriteBack(object tuple, object made, IArgumentAdapter adapter)
    {
        if (ReferenceEquals(tuple, made) || ValueParts.Of(tuple) is not { } originals || ValueParts.Of(made) is not { } copies)
            return;
        for (var i = 0; i < copies.Length; i++)
        {
            if (adapter.IsProxy(originals[i]) && copies[i] is { } copy)
                adapter.WriteBack(originals[i]!, copy);
        }
    }

    private static bool HoldsObjects(Type type) => Array.Exists(
        type.GetGenericArguments(), static part => part == typeof(object) || (part.IsGenericType && IsOfParts(part) && HoldsObjects(part)));

    private static bool IsOfParts(Type type) => typeof(ITuple).IsAssignableFrom(type) || type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static bool Fits(object? element, Type type, IArgumentAdapter adapter) =>
        element is null ? !type.IsValueType || Nullable.GetUnderlyingType(type) is not null
        : adapter.IsProxy(element) ? adapter.CanAdapt(element, type)
        : (Nullable.GetUnderlyingType(type) ?? type).IsInstanceOfType(element);
}
