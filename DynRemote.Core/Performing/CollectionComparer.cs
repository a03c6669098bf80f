using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Performing;

/// <summary>What a collection compares its elements or keys with, for a copy of it.</summary>
internal static class CollectionComparer
{
    /// <summary>What the framework's collections call it.</summary>
    private static readonly string[] Names = ["Comparer", "KeyComparer"];

    private static readonly PropertyInfo? OfTable = typeof(Hashtable).GetProperty("EqualityComparer", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>By the class of a comparer, whether it is the default one of some type. Concurrent by itself; entries never change.</summary>
    private static readonly ConditionalWeakTable<Type, StrongBox<bool>> Defaults = [];

    /// <summary>The comparer; <see langword="null"/> where it is the default one, where there is none, and where the peer may not see it.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="isShown">Whether the peer may see a member.</param>
    /// <param name="get">Reads a member through the gate.</param>
    public static object? Of(object collection, Func<string, bool> isShown, Func<string, object?> get)
    {
        if (Array.Find(Names, name => collection.GetType().GetProperty(name) is not null && isShown(name)) is { } shown)
            return get(shown) is { } comparer && !IsDefault(comparer) ? comparer : null;
        // A hash table does not show its own to strangers: of those that belong to the framework, it is no secret.
        return collection is Hashtable table ? OfTable?.GetValue(table) as StringComparer : null;
    }

    private static bool IsDefault(object comparer) => Defaults.GetValue(comparer.GetType(), static type => new StrongBox<bool>(
        Array.Exists(type.GetInterfaces(), face => face.IsGenericType && DefaultFor(face)?.GetType() == type))).Value;

    private static object? DefaultFor(Type face)
    {
        var open = face.GetGenericTypeDefinition() == typeof(IEqualityComparer<>) ? typeof(EqualityComparer<>)
            : face.GetGenericTypeDefinition() == typeof(IComparer<>) ? typeof(Comparer<>)
            : null;
        return open?.MakeGenericType(face.GetGenericArguments()).GetProperty(nameof(Comparer<>.Default))!.GetValue(null);
    }
}
