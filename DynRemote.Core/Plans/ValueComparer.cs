using System.Collections;
using System.Collections.Concurrent;

namespace DynRemote.Plans;

/// <summary>
/// Compares boxed values as <see cref="Comparer{T}.Default"/> and <see cref="EqualityComparer{T}.Default"/> of their own type do, which is what LINQ uses: by
/// <see cref="IComparable{T}"/> and <see cref="IEquatable{T}"/> where the type has them.
/// </summary>
internal sealed class ValueComparer : IComparer<object?>, IEqualityComparer<object?>
{
    // Concurrent; a type is held for as long as the process lives, and there are as many as programs compare by.
    private static readonly ConcurrentDictionary<Type, (IComparer Order, IEqualityComparer Equality)> OfType = new();

    private ValueComparer()
    {
    }

    /// <summary>The only one.</summary>
    public static ValueComparer Instance { get; } = new();

    /// <summary>Whether two values are equal.</summary>
    public static bool AreEqual(object? first, object? second)
    {
        if (ReferenceEquals(first, second))
            return true;
        if (first is null || second is null)
            return false;
        return first.GetType() == second.GetType() ? Find(first.GetType()).Equality.Equals(first, second) : first.Equals(second);
    }

    /// <inheritdoc/>
    public int Compare(object? x, object? y)
    {
        if (x is null || y is null)
            return x is null ? y is null ? 0 : -1 : 1;
        return x.GetType() == y.GetType() ? Find(x.GetType()).Order.Compare(x, y) : Comparer<object>.Default.Compare(x, y);
    }

    /// <inheritdoc/>
    bool IEqualityComparer<object?>.Equals(object? x, object? y) => AreEqual(x, y);

    /// <inheritdoc/>
    public int GetHashCode(object? obj) => obj?.GetHashCode() ?? 0;

    private static (IComparer Order, IEqualityComparer Equality) Find(Type type) => OfType.TryGetValue(type, out var known)
        ? known
        : OfType.GetOrAdd(type, static key => (DefaultOf<IComparer>(typeof(Comparer<>), key), DefaultOf<IEqualityComparer>(typeof(EqualityComparer<>), key)));

    private static T DefaultOf<T>(Type open, Type type) =>
        (T)open.MakeGenericType(type).GetProperty(nameof(Comparer<>.Default), System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public)!.GetValue(null)!;
}
