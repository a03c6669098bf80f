using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;

namespace DynRemote.Values;

/// <summary>The immutable collections of single elements.</summary>
internal sealed class ImmutableSequence<T>(ImmutableKind kind) : ImmutableAccess
{
    internal override bool IsDefault(object collection) => collection is ImmutableArray<T> { IsDefault: true };

    internal override ComparerKind? ComparerOf(object collection) => collection switch
    {
        ImmutableHashSet<T> set => Comparers.KindOf(set.KeyComparer),
        ImmutableSortedSet<T> set => Comparers.KindOf(set.KeyComparer),
        FrozenSet<T> set => Comparers.KindOf(set.Comparer),
        _ => ComparerKind.Default,
    };

    internal override Array[]? TryTakeApart(object collection, int limit)
    {
        // Queues and stacks do not know their number of elements.
        var elements = ((IEnumerable<T>)collection).Take(limit + 1).ToArray();
        return elements.Length > limit ? null : [elements];
    }

    internal override object Build(ComparerKind comparer, Array[] columns)
    {
        var elements = Typed<T>(columns[0]);
        return kind switch
        {
            ImmutableKind.Array => ImmutableArray.Create(elements),
            ImmutableKind.List => ImmutableList.Create(elements),
            ImmutableKind.HashSet => ImmutableHashSet.Create(Comparers.Equality<T>(comparer), elements),
            ImmutableKind.SortedSet => ImmutableSortedSet.Create(Comparers.Order<T>(comparer), elements),
            ImmutableKind.Queue => ImmutableQueue.Create(elements),
            ImmutableKind.Stack => ImmutableStack.CreateRange(elements.AsEnumerable().Reverse()),
            ImmutableKind.FrozenSet => elements.ToFrozenSet(Comparers.Equality<T>(comparer)),
            _ => throw new UnreachableException(),
        };
    }
}
