using System.Collections.Concurrent;

namespace DynRemote.Values;

/// <summary>Builds generic and array types on a peer's word: each once, and not without end.</summary>
internal static class GenericTypes
{
    private const int MaxTypes = 16_384;

    private static readonly ConcurrentDictionary<Key, Type> Closed = new();

    /// <summary>The closed type, or <see langword="null"/> if it is new and the budget, or that of the process, is spent.</summary>
    /// <exception cref="ArgumentException">The arguments do not satisfy the definition's constraints.</exception>
    internal static Type? Close(Type definition, ReadOnlySpan<Type> arguments, TypeBudget budget)
    {
        var key = new Key(definition, arguments.ToArray());
        if (Closed.TryGetValue(key, out var closed))
            return closed;
        // All-object types are few and are what callers fall back on, so they cost nothing.
        var isFallback = arguments.IndexOfAnyExcept(typeof(object)) < 0;
        return isFallback || MayMakeOneMore(budget) ? Keep(key, definition.MakeGenericType(key.Arguments)) : null;
    }

    /// <summary>The array type, or <see langword="null"/> if it is new and the budget, or that of the process, is spent.</summary>
    internal static Type? CloseArray(Type element, int rank, TypeBudget budget)
    {
        var dimensions = new Type[rank];
        Array.Fill(dimensions, element);
        var key = new Key(typeof(Array), dimensions);
        if (Closed.TryGetValue(key, out var closed))
            return closed;
        return MayMakeOneMore(budget) ? Keep(key, rank == 1 ? element.MakeArrayType() : element.MakeArrayType(rank)) : null;
    }

    private static bool MayMakeOneMore(TypeBudget budget) => Closed.Count < MaxTypes && budget.TryTake();

    private static Type Keep(Key key, Type closed)
    {
        // Kept here, a collectible type would never be collected.
        if (!closed.IsCollectible)
            Closed[key] = closed;
        return closed;
    }

    private readonly record struct Key(Type Definition, Type[] Arguments)
    {
        public bool Equals(Key other) => Definition == other.Definition && Arguments.AsSpan().SequenceEqual(other.Arguments);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(Definition);
            foreach (var argument in Arguments)
                hash.Add(argument);
            return hash.ToHashCode();
        }
    }
}
