namespace DynRemote.Plans;

/// <summary>A lambda of a query that is evaluated here: called as it is.</summary>
/// <param name="function">The lambda.</param>
/// <param name="makeSecond">Makes the sequence that it takes as its second argument; <see langword="null"/> where that is an element.</param>
internal sealed class LocalFunction(RecordedFunction function, Func<QueryNode, object?, object>? makeSecond) : ElementFunction
{
    /// <inheritdoc/>
    public override object? Call(object? argument) => Sequence(function.Body([argument]));

    /// <inheritdoc/>
    public override object? Combine(object? first, object? second) =>
        Sequence(function.Body([first, makeSecond is null ? second : makeSecond(new HeldNode(second, function.Lambda), null)]));

    private static object? Sequence(object? result) => result is IRecordedSequence { Node: { IsHere: true } node } ? node.Evaluate(SequenceOperators.Local) : result;
}
