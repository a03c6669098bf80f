namespace DynRemote.Plans;

/// <summary>A query operator over a query, or over two.</summary>
/// <param name="op">The operator.</param>
/// <param name="source">The query that it is applied to.</param>
/// <param name="functions">Its lambdas.</param>
/// <param name="arguments">Its other arguments.</param>
internal sealed class OperatorNode(SequenceOperator op, QueryNode source, RecordedFunction[] functions, object?[] arguments) : QueryNode
{
    /// <summary>The other query of a join, a concatenation or an operator on sets.</summary>
    public QueryNode? Second { get; init; }

    /// <summary>The static type of the elements of the result.</summary>
    public Type ElementType { get; init; } = typeof(object);

    /// <summary>Makes a group of this side's type over a sequence, with its key; of a GroupJoin the sequence of the inner elements.</summary>
    public Func<QueryNode, object?, object>? MakeGroup { get; init; }

    /// <inheritdoc/>
    public override string Text => source.Text;

    /// <inheritdoc/>
    public override bool IsHere => source.IsHere && Second is null or { IsHere: true };

    /// <inheritdoc/>
    public override RecordedSequence Record(Recorder recorder)
    {
        var outer = source.Record(recorder);
        var inner = Second?.Record(recorder);
        var blocks = new RecordedBlock[functions.Length];
        var patterns = new Pattern[functions.Length];
        for (var i = 0; i < functions.Length; i++)
            blocks[i] = recorder.Function(functions[i], ParametersOf(i, outer.Element, inner?.Element, patterns), out patterns[i]);
        object?[] operands = Second is null ? [outer.Operand, .. arguments.Select(recorder.Operand)] : [outer.Operand, inner!.Value.Operand];
        var result = recorder.Emit(StepKind.Sequence, operands, (byte)op, blocks);
        return new RecordedSequence(result.Origin, ElementOf(outer.Element, inner?.Element, patterns));
    }

    /// <inheritdoc/>
    public override object? Evaluate(SequenceOperators operators)
    {
        var local = Array.ConvertAll(functions, function => (ElementFunction)new LocalFunction(function, op == SequenceOperator.GroupJoin ? MakeGroup : null));
        var result = operators.Apply(op, source.Evaluate(operators), Second is null ? arguments : [Second.Evaluate(operators)], local);
        return op == SequenceOperator.GroupBy
            ? ((PlanSequence)result!).Map(group => MakeGroup!(new HeldNode(group, Text), ((PlanGroup)group!).Key))
            : result;
    }

    private IReadOnlyList<Pattern> ParametersOf(int function, Pattern outer, Pattern? inner, Pattern[] patterns) => (op, function) switch
    {
        (SequenceOperator.Join or SequenceOperator.GroupJoin, 1) => [inner!],
        (SequenceOperator.Join, 2) => [outer, inner!],
        (SequenceOperator.GroupJoin, 2) => [outer, new SequencePattern(null, null, inner!, MakeGroup!)],
        (SequenceOperator.SelectMany, 1) => [outer, ElementsOf(patterns[0])],
        _ => [outer],
    };

    private Pattern ElementOf(Pattern outer, Pattern? inner, Pattern[] patterns) => op switch
    {
        SequenceOperator.Select => patterns[0],
        SequenceOperator.SelectMany => patterns.Length == 1 ? ElementsOf(patterns[0]) : patterns[1],
        SequenceOperator.Join or SequenceOperator.GroupJoin => patterns[2],
        SequenceOperator.GroupBy => new SequencePattern(null, patterns[0], patterns.Length == 1 ? outer : patterns[1], MakeGroup!),
        SequenceOperator.Concat or SequenceOperator.Union or SequenceOperator.Intersect or SequenceOperator.Except => outer.Merge(inner!, ElementType),
        SequenceOperator.DefaultIfEmpty when arguments.Length > 0 => outer.Merge(Pattern.Of(arguments[0]), ElementType),
        SequenceOperator.ToDictionary => new PairPattern(patterns[0], patterns.Length == 1 ? outer : patterns[1]),
        _ => outer,
    };

    private static Pattern ElementsOf(Pattern sequence) => sequence is SequencePattern known ? known.Element : LeafPattern.Instance;
}
