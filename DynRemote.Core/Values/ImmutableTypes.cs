using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DynRemote.Values;

/// <summary>Which generic type each <see cref="ImmutableKind"/> stands for.</summary>
internal static class ImmutableTypes
{
    private static readonly FrozenDictionary<ImmutableKind, Type> Definitions = new Dictionary<ImmutableKind, Type>
    {
        [ImmutableKind.Array] = typeof(ImmutableArray<>),
        [ImmutableKind.List] = typeof(ImmutableList<>),
        [ImmutableKind.HashSet] = typeof(ImmutableHashSet<>),
        [ImmutableKind.SortedSet] = typeof(ImmutableSortedSet<>),
        [ImmutableKind.Queue] = typeof(ImmutableQueue<>),
        [ImmutableKind.Stack] = typeof(ImmutableStack<>),
        [ImmutableKind.FrozenSet] = typeof(FrozenSet<>),
        [ImmutableKind.Dictionary] = typeof(ImmutableDictionary<,>),
        [ImmutableKind.SortedDictionary] = typeof(ImmutableSortedDictionary<,>),
        [ImmutableKind.FrozenDictionary] = typeof(FrozenDictionary<,>),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, ImmutableKind> Kinds = Definitions.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    internal static Type? DefinitionOf(ImmutableKind kind) => Definitions.GetValueOrDefault(kind);

    /// <summary>The kind of a type, or of the public type behind one: frozen collections are of private derived classes.</summary>
    internal static bool TryKindOf(Type type, out ImmutableKind kind, out Type declared)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (!candidate.IsGenericType || !Kinds.TryGetValue(candidate.GetGenericTypeDefinition(), out kind))
                continue;
            declared = candidate;
            return true;
        }
        kind = default;
        declared = type;
        return false;
    }
}
