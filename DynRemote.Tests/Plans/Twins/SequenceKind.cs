using System.Collections;

namespace DynRemote.Tests.Plans.Twins;

/// <summary>Sequences that the query itself makes: the inner elements of a group join.</summary>
internal sealed class SequenceKind<T, TRemote>(Kind<T, TRemote> element) : Kind<IEnumerable<T>, RemoteQuery<TRemote>>
{
    public override Lambda<IEnumerable<T>, RemoteQuery<TRemote>> Value(Choices choices) => choices.Next(3) switch
    {
        0 => Key(choices),
        1 => Test(choices),
        _ => Filtered(choices),
    };

    public override Lambda<IEnumerable<T>, RemoteQuery<TRemote>> Key(Choices choices)
    {
        var condition = element.Condition(choices);
        return choices.Next(2) == 0
            ? new Lambda<IEnumerable<T>, RemoteQuery<TRemote>, int, dynamic>("s => s.Count()", s => s.Count(), s => s.Count(), Kinds.Int)
            : new Lambda<IEnumerable<T>, RemoteQuery<TRemote>, int, dynamic>(
                $"s => s.Count({condition.Text})", s => s.Count(condition.Here), s => s.Count(item => condition.There(item)), Kinds.Int);
    }

    public override IQueryTwin Flatten(QueryTwin<IEnumerable<T>, RemoteQuery<TRemote>> query, Choices choices) =>
        new QueryTwin<T, TRemote>($"{query.Text}.SelectMany(s => s)", query.Here.SelectMany(s => s), query.There.SelectMany(s => s), element);

    protected override Lambda<IEnumerable<T>, RemoteQuery<TRemote>, bool, dynamic> Test(Choices choices)
    {
        var condition = element.Condition(choices);
        return choices.Next(2) == 0
            ? new($"s => s.Any({condition.Text})", s => s.Any(condition.Here), s => s.Any(item => condition.There(item)), Kinds.Bool)
            : new($"s => s.All({condition.Text})", s => s.All(condition.Here), s => s.All(item => condition.There(item)), Kinds.Bool);
    }

    private Lambda<IEnumerable<T>, RemoteQuery<TRemote>, IEnumerable<T>, RemoteQuery<TRemote>> Filtered(Choices choices)
    {
        var condition = element.Condition(choices);
        return new($"s => s.Where({condition.Text})", s => s.Where(condition.Here), s => s.Where(item => condition.There(item)), this);
    }
}

/// <summary>The inner elements of a group join, which LINQ gives as a group though a program does not see it.</summary>
internal sealed record Matches<T>(IEnumerable<T> Elements) : IEnumerable<T>
{
    public IEnumerator<T> GetEnumerator() => Elements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
