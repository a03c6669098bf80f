namespace DynRemote.Tests.Plans.Twins;

/// <summary>A lambda over elements that are a <typeparamref name="T"/> here and a <typeparamref name="TRemote"/> in a recorded lambda; of any result.</summary>
internal abstract class Lambda<T, TRemote>(string text)
{
    public string Text { get; } = text;

    public abstract IQueryTwin Select(QueryTwin<T, TRemote> query);

    public abstract IQueryTwin OrderBy(QueryTwin<T, TRemote> query, bool descending);

    public abstract IQueryTwin ThenBy(OrderedTwin<T, TRemote> query, bool descending);

    public abstract IQueryTwin GroupBy(QueryTwin<T, TRemote> query);

    public abstract IQueryTwin GroupBy(QueryTwin<T, TRemote> query, Lambda<T, TRemote> element);

    public abstract IQueryTwin GroupedBy<TKey, TKeyRemote>(QueryTwin<T, TRemote> query, Lambda<T, TRemote, TKey, TKeyRemote> key);

    public abstract IQueryTwin GroupByCount(QueryTwin<T, TRemote> query);

    public abstract IQueryTwin Join(QueryTwin<T, TRemote> query, IQueryTwin inner, bool asGroups, Choices choices);

    public abstract IQueryTwin RowWith(QueryTwin<T, TRemote> query, Lambda<T, TRemote> other);

    public abstract IQueryTwin RowAfter<TFirst, TFirstRemote>(QueryTwin<T, TRemote> query, Lambda<T, TRemote, TFirst, TFirstRemote> first);

    public abstract Ending Min(QueryTwin<T, TRemote> query, bool isMax);

    public abstract Ending MinBy(QueryTwin<T, TRemote> query, bool isMax);

    public abstract IQueryTwin DistinctBy(QueryTwin<T, TRemote> query);

    public abstract Ending ToDictionary(QueryTwin<T, TRemote> query);
}

/// <summary>The same lambda as C# compiles it over the types, and as it is recorded.</summary>
/// <param name="text">As it stands in a program.</param>
/// <param name="here">Over the types.</param>
/// <param name="there">Recorded.</param>
/// <param name="kind">What can be done with its results.</param>
internal sealed class Lambda<T, TRemote, TResult, TResultRemote>(
    string text, Func<T, TResult> here, Func<TRemote, TResultRemote> there, Kind<TResult, TResultRemote> kind) : Lambda<T, TRemote>(text)
{
    public Func<T, TResult> Here { get; } = here;

    public Func<TRemote, TResultRemote> There { get; } = there;

    public Kind<TResult, TResultRemote> Kind { get; } = kind;

    public override IQueryTwin Select(QueryTwin<T, TRemote> query) =>
        new QueryTwin<TResult, TResultRemote>($"{query.Text}.Select({Text})", query.Here.Select(Here), query.There.Select(There), Kind);

    public override IQueryTwin OrderBy(QueryTwin<T, TRemote> query, bool descending) => descending
        ? new OrderedTwin<T, TRemote>($"{query.Text}.OrderByDescending({Text})", query.Here.OrderByDescending(Here), query.There.OrderByDescending(item => There(item)), query.Kind)
        : new OrderedTwin<T, TRemote>($"{query.Text}.OrderBy({Text})", query.Here.OrderBy(Here), query.There.OrderBy(item => There(item)), query.Kind);

    public override IQueryTwin ThenBy(OrderedTwin<T, TRemote> query, bool descending) => descending
        ? new OrderedTwin<T, TRemote>($"{query.Text}.ThenByDescending({Text})", query.OrderedHere.ThenByDescending(Here), query.OrderedThere.ThenByDescending(item => There(item)), query.Kind)
        : new OrderedTwin<T, TRemote>($"{query.Text}.ThenBy({Text})", query.OrderedHere.ThenBy(Here), query.OrderedThere.ThenBy(item => There(item)), query.Kind);

    public override IQueryTwin GroupBy(QueryTwin<T, TRemote> query) => new QueryTwin<IGrouping<TResult, T>, RemoteGroup<TResultRemote, TRemote>>(
        $"{query.Text}.GroupBy({Text})", query.Here.GroupBy(Here), query.There.GroupBy(There), new GroupKind<TResult, TResultRemote, T, TRemote>(Kind, query.Kind));

    public override IQueryTwin GroupBy(QueryTwin<T, TRemote> query, Lambda<T, TRemote> element) => element.GroupedBy(query, this);

    public override IQueryTwin GroupedBy<TKey, TKeyRemote>(QueryTwin<T, TRemote> query, Lambda<T, TRemote, TKey, TKeyRemote> key) =>
        new QueryTwin<IGrouping<TKey, TResult>, RemoteGroup<TKeyRemote, TResultRemote>>(
            $"{query.Text}.GroupBy({key.Text}, {Text})",
            query.Here.GroupBy(key.Here, Here),
            query.There.GroupBy(key.There, There),
            new GroupKind<TKey, TKeyRemote, TResult, TResultRemote>(key.Kind, Kind));

    public override IQueryTwin GroupByCount(QueryTwin<T, TRemote> query) => Rows.Of(
        $"{query.Text}.GroupBy({Text}, (key, all) => new {{ key, n = all.Count() }})",
        query.Here.GroupBy(Here, (key, all) => new { Key = key, N = all.Count() }),
        query.There.GroupBy(There, (key, all) => new { Key = key, N = all.Count() }),
        ".Key", row => row.Key, row => row.Key, Kind,
        ".N", row => row.N, row => row.N, Kinds.Int);

    public override IQueryTwin Join(QueryTwin<T, TRemote> query, IQueryTwin inner, bool asGroups, Choices choices) =>
        inner.JoinedTo(query, this, asGroups, choices);

    public override IQueryTwin RowWith(QueryTwin<T, TRemote> query, Lambda<T, TRemote> other) => other.RowAfter(query, this);

    public override IQueryTwin RowAfter<TFirst, TFirstRemote>(QueryTwin<T, TRemote> query, Lambda<T, TRemote, TFirst, TFirstRemote> first) => Rows.Of(
        $"{query.Text}.Select(i => new {{ A = ({first.Text})(i), B = ({Text})(i) }})",
        query.Here.Select(item => new { A = first.Here(item), B = Here(item) }),
        query.There.Select(item => new { A = first.There(item), B = There(item) }),
        ".A", row => row.A, row => row.A, first.Kind,
        ".B", row => row.B, row => row.B, Kind);

    public override Ending Min(QueryTwin<T, TRemote> query, bool isMax) => isMax
        ? Ending.Of($"{query.Text}.Max({Text})", () => query.Here.Max(Here), () => query.There.Max(item => There(item)), () => query.There.MaxAsync(item => There(item)))
        : Ending.Of($"{query.Text}.Min({Text})", () => query.Here.Min(Here), () => query.There.Min(item => There(item)), () => query.There.MinAsync(item => There(item)));

    public override Ending MinBy(QueryTwin<T, TRemote> query, bool isMax) => isMax
        ? Ending.Of($"{query.Text}.MaxBy({Text})", () => query.Here.MaxBy(Here), () => query.There.MaxBy(item => There(item)), () => query.There.MaxByAsync(item => There(item)))
        : Ending.Of($"{query.Text}.MinBy({Text})", () => query.Here.MinBy(Here), () => query.There.MinBy(item => There(item)), () => query.There.MinByAsync(item => There(item)));

    public override IQueryTwin DistinctBy(QueryTwin<T, TRemote> query) =>
        query.With($".DistinctBy({Text})", query.Here.DistinctBy(Here), query.There.DistinctBy(There));

    public override Ending ToDictionary(QueryTwin<T, TRemote> query) => new(
        $"{query.Text}.ToDictionary({Text})",
        () => query.Walked().ToDictionary(item => (object?)Here(item)!),
        () => query.There.ToDictionary(item => (object?)There(item)!),
        async () => await query.There.ToDictionaryAsync(item => (object?)There(item)!, item => item));
}
