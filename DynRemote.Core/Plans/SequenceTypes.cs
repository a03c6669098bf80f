namespace DynRemote.Plans;

/// <summary>What the query operators make of the static types of what they are given.</summary>
internal static class SequenceTypes
{
    /// <summary>The static type of an operator's result.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="source">The type of the elements.</param>
    /// <param name="second">The type of the other sequence's elements, where there is one.</param>
    /// <param name="functions">The types of what its lambdas return.</param>
    public static StaticType? Of(SequenceOperator op, StaticType? source, StaticType? second, Func<StaticType?[], StaticType?>[] functions) => op switch
    {
        < SequenceOperator.Any => new SequenceType(() => ElementOf(op, source, second, functions)),
        SequenceOperator.Any or SequenceOperator.All or SequenceOperator.Contains => new ClrType(typeof(bool)),
        SequenceOperator.Count => new ClrType(typeof(int)),
        SequenceOperator.Aggregate => null,
        SequenceOperator.Sum or SequenceOperator.Min or SequenceOperator.Max or SequenceOperator.Average =>
            Totals.TypeOf(op, functions.Length == 0 ? source : functions[0]([source])),
        _ => source,
    };

    /// <summary>The static type of the elements of a sequence that an operator makes.</summary>
    public static StaticType? ElementOf(SequenceOperator op, StaticType? source, StaticType? second, Func<StaticType?[], StaticType?>[] functions) => op switch
    {
        SequenceOperator.Select => functions[0]([source]),
        SequenceOperator.SelectMany when functions.Length == 1 => functions[0]([source])?.Element,
        SequenceOperator.SelectMany => functions[1]([source, functions[0]([source])?.Element]),
        SequenceOperator.GroupBy => new SequenceType(() => functions.Length == 1 ? source : functions[1]([source]), functions[0]([source])),
        SequenceOperator.Join => functions[2]([source, second]),
        SequenceOperator.GroupJoin => functions[2]([source, new SequenceType(() => second)]),
        SequenceOperator.ToDictionary => null,
        _ => source,
    };
}
