namespace DynRemote.Tests.Plans.Twins;

/// <summary>Rows of two parts.</summary>
internal sealed class RowKind<T, TRemote, TA, TARemote, TB, TBRemote>(Lambda<T, TRemote, TA, TARemote> a, Lambda<T, TRemote, TB, TBRemote> b) : Kind<T, TRemote>
{
    public override Lambda<T, TRemote> Value(Choices choices) => choices.Next(3) switch
    {
        0 => a,
        1 => b,
        _ => Test(choices),
    };

    public override Lambda<T, TRemote> Key(Choices choices) => choices.Next(4) switch
    {
        0 or 1 => Test(choices),
        2 when a.Kind is ScalarKind<TA> => a,
        _ => b.Kind is ScalarKind<TB> ? b : Test(choices),
    };

    public override IQueryTwin Flatten(QueryTwin<T, TRemote> query, Choices choices) => choices.Next(2) == 0
        ? a.Kind.Flatten(new QueryTwin<TA, TARemote>($"{query.Text}.Select({a.Text})", query.Here.Select(a.Here), query.There.Select(a.There), a.Kind), choices)
        : b.Kind.Flatten(new QueryTwin<TB, TBRemote>($"{query.Text}.Select({b.Text})", query.Here.Select(b.Here), query.There.Select(b.There), b.Kind), choices);

    protected override Lambda<T, TRemote, bool, dynamic> Test(Choices choices)
    {
        if (choices.Next(2) == 0)
        {
            var onA = a.Kind.Condition(choices);
            return new($"i => ({onA.Text})(({a.Text})(i))", item => onA.Here(a.Here(item)), item => onA.There(a.There(item)), Kinds.Bool);
        }
        var onB = b.Kind.Condition(choices);
        return new($"i => ({onB.Text})(({b.Text})(i))", item => onB.Here(b.Here(item)), item => onB.There(b.There(item)), Kinds.Bool);
    }
}
