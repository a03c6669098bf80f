namespace DynRemote.Tests.Plans.Twins;

/// <summary>Elements with an equal key.</summary>
internal sealed class GroupKind<TKey, TKeyRemote, T, TRemote>(Kind<TKey, TKeyRemote> key, Kind<T, TRemote> element)
    : Kind<IGrouping<TKey, T>, RemoteGroup<TKeyRemote, TRemote>>
{
    public override bool MayBeMissing => false;

    public override Lambda<IGrouping<TKey, T>, RemoteGroup<TKeyRemote, TRemote>> Value(Choices choices) => choices.Next(3) switch
    {
        0 => new Lambda<IGrouping<TKey, T>, RemoteGroup<TKeyRemote, TRemote>, TKey, TKeyRemote>("g => g.Key", g => g.Key, g => g.Key, key),
        1 => Counted(choices),
        _ => Filtered(choices),
    };

    public override Lambda<IGrouping<TKey, T>, RemoteGroup<TKeyRemote, TRemote>> Key(Choices choices) => key is ScalarKind<TKey> && choices.Next(2) == 0
        ? new Lambda<IGrouping<TKey, T>, RemoteGroup<TKeyRemote, TRemote>, TKey, TKeyRemote>("g => g.Key", g => g.Key, g => g.Key, key)
        : Counted(choices);

    public override IQueryTwin Flatten(QueryTwin<IGrouping<TKey, T>, RemoteGroup<TKeyRemote, TRemote>> query, Choices choices) =>
        new QueryTwin<T, TRemote>($"{query.Text}.SelectMany(g => g)", query.Here.SelectMany(g => g), query.There.SelectMany(g => g), element);

    protected override Lambda<IGrouping<TKey, T>, RemoteGroup<TKeyRemote, TRemote>, bool, dynamic> Test(Choices choices)
    {
        if (choices.Next(2) == 0)
        {
            var onKey = key.Condition(choices);
            return new($"g => ({onKey.Text})(g.Key)", g => onKey.Here(g.Key), g => onKey.There(g.Key), Kinds.Bool);
        }
        var condition = element.Condition(choices);
        return new($"g => g.Any({condition.Text})", g => g.Any(condition.Here), g => g.Any(item => condition.There(item)), Kinds.Bool);
    }

    private Lambda<IGrouping<TKey, T>, RemoteGroup<TKeyRemote, TRemote>, int, dynamic> Counted(Choices choices)
    {
        var condition = element.Condition(choices);
        return new($"g => g.Count({condition.Text})", g => g.Count(condition.Here), g => g.Count(item => condition.There(item)), Kinds.Int);
    }

    private Lambda<IGrouping<TKey, T>, RemoteGroup<TKeyRemote, TRemote>, IEnumerable<T>, RemoteQuery<TRemote>> Filtered(Choices choices)
    {
        var condition = element.Condition(choices);
        return new($"g => g.Where({condition.Text})", g => g.Where(condition.Here), g => g.Where(item => condition.There(item)), new SequenceKind<T, TRemote>(element));
    }
}
