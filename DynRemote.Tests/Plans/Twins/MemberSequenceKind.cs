namespace DynRemote.Tests.Plans.Twins;

/// <summary>Sequences that are members of the owner's objects.</summary>
internal sealed class MemberSequenceKind<T, TElement>(Func<T, IEnumerable<TElement>> elements, Kind<TElement, dynamic> element) : Kind<T, dynamic>
{
    public override Lambda<T, dynamic> Value(Choices choices) => Key(choices);

    public override Lambda<T, dynamic> Key(Choices choices) => new Lambda<T, dynamic, int, dynamic>(
        "s => Remote.Query(() => s).Count()", s => elements(s).Count(), s => Remote.Query(() => s).Count(), Kinds.Int);

    public override IQueryTwin Flatten(QueryTwin<T, dynamic> query, Choices choices) => new QueryTwin<TElement, dynamic>(
        $"{query.Text}.SelectMany(s => s)", query.Here.SelectMany(elements), query.There.SelectMany(s => s), element);

    protected override Lambda<T, dynamic, bool, dynamic> Test(Choices choices)
    {
        var condition = element.Condition(choices);
        return new(
            $"s => s.Any({condition.Text})", s => elements(s).Any(condition.Here), s => Remote.Query(() => s).Any(item => condition.There(item)), Kinds.Bool);
    }
}
