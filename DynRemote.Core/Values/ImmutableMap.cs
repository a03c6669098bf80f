using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;

namespace DynRemote.Values;

/// <summary>The immutable collections of keys with values.</summary>
internal sealed class ImmutableMap<TKey, TValue>(ImmutableKind kind) : ImmutableAccess where TKey : notnull
{
    internal override bool IsDefault(object collection) => false;

    internal override ComparerKind? ComparerOf(object collection) => collection switch
    {
        ImmutableDictionary<TKey, TValue> map => IsDefault(map.ValueComparer) ? Comparers.KindOf(map.KeyComparer) : null,
        ImmutableSortedDictionary<TKey, TValue> map => IsDefault(map.ValueComparer) ? Comparers.KindOf(map.KeyComparer) : null,
        FrozenDictionary<TKey, TValue> map => Comparers.KindOf(map.Comparer),
        _ => throw new UnreachableException(),
    };

    internal override Array[]? TryTakeApart(object collection, int limit)
    {
        var map = (IReadOnlyDictionary<TKey, TValue>)collection;
        if (map.Count > limit)
            return null;
        var keys = new TKey[map.Count];
        var values = new TValue[map.Count];
        var i = 0;
        foreach (var (key, value) in map)
            (keys[i], values[i++]) = (key, value);
        return [keys, values];
    }

    internal override object Build(ComparerKind comparer, Array[] columns)
    {
        var keys = Typed<TKey>(columns[0]);
        var values = Typed<TValue>(columns[1]);
        if (keys.Length != values.Length)
            throw new ArgumentException($"{keys.Length} keys for {values.Length} values");
        var pairs = keys.Zip(values, KeyValuePair.Create);
        return kind switch
        {
            ImmutableKind.Dictionary => ImmutableDictionary.CreateRange(Comparers.Equality<TKey>(comparer), pairs),
            ImmutableKind.SortedDictionary => ImmutableSortedDictionary.CreateRange(Comparers.Order<TKey>(comparer), pairs),
            ImmutableKind.FrozenDictionary => pairs.ToFrozenDictionary(Comparers.Equality<TKey>(comparer)),
            _ => throw new UnreachableException(),
        };
    }

    private static bool IsDefault(IEqualityComparer<TValue> comparer) => ReferenceEquals(comparer, EqualityComparer<TValue>.Default);
}
