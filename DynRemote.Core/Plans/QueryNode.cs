namespace DynRemote.Plans;

/// <summary>A query as it was written: a source, or an operator over another one. It is recorded, or evaluated here, each time it is used.</summary>
internal abstract class QueryNode
{
    /// <summary>The text of the source, for messages.</summary>
    public abstract string Text { get; }

    /// <summary>Whether all of its elements are here.</summary>
    public virtual bool IsHere => false;

    /// <summary>Makes it part of a plan.</summary>
    public abstract RecordedSequence Record(Recorder recorder);

    /// <summary>Evaluates it here.</summary>
    public abstract object? Evaluate(SequenceOperators operators);
}

/// <summary>A query as part of a plan.</summary>
/// <param name="Operand">Where the owner will have the sequence.</param>
/// <param name="Element">What its elements look like.</param>
internal readonly record struct RecordedSequence(object? Operand, Pattern Element);

/// <summary>A query of which a recorder gets to see.</summary>
internal interface IRecordedSequence
{
    /// <summary>The query.</summary>
    QueryNode Node { get; }

    /// <summary>What it is in the result of a lambda.</summary>
    SequencePattern Pattern { get; }
}

/// <summary>A lambda that gives the sequence: run when the query is, as a part of its plan.</summary>
internal sealed class SourceNode(Func<object?> source, string text) : QueryNode
{
    /// <inheritdoc/>
    public override string Text => text;

    /// <inheritdoc/>
    public override RecordedSequence Record(Recorder recorder) => source() switch
    {
        IRecordedSequence query => query.Node.Record(recorder),
        var sequence => new RecordedSequence(recorder.ElementsOperand(sequence), LeafPattern.Instance),
    };

    /// <inheritdoc/>
    public override object? Evaluate(SequenceOperators operators) => source() is IRecordedSequence query ? query.Node.Evaluate(operators) : source();
}

/// <summary>A sequence that is in hand: a proxy, or an object of this side.</summary>
internal sealed class HeldNode(object? sequence, string text) : QueryNode
{
    /// <inheritdoc/>
    public override string Text => text;

    /// <inheritdoc/>
    public override bool IsHere => !Recorder.IsRemote(sequence);

    /// <inheritdoc/>
    public override RecordedSequence Record(Recorder recorder) => new(recorder.ElementsOperand(sequence), LeafPattern.Instance);

    /// <inheritdoc/>
    public override object? Evaluate(SequenceOperators operators) => sequence;
}

/// <summary>A sequence that a lambda of a plan has been given, such as a group.</summary>
internal sealed class KnownNode(RemotePlaceholder sequence, Pattern element) : QueryNode
{
    /// <summary>What its elements look like.</summary>
    public Pattern Element => element;

    /// <inheritdoc/>
    public override string Text => "a sequence of the plan";

    /// <inheritdoc/>
    public override RecordedSequence Record(Recorder recorder) => new(recorder.Operand(sequence), element);

    /// <inheritdoc/>
    public override object? Evaluate(SequenceOperators operators) => throw sequence.Recorder.RefuseResult("A sequence");
}

/// <summary>The elements of a sequence that came with a result.</summary>
internal sealed class LocalNode(object?[] elements) : QueryNode
{
    /// <inheritdoc/>
    public override string Text => "a sequence of a result";

    /// <inheritdoc/>
    public override bool IsHere => true;

    /// <inheritdoc/>
    public override RecordedSequence Record(Recorder recorder) => new(recorder.ElementsOperand(elements), LeafPattern.Instance);

    /// <inheritdoc/>
    public override object? Evaluate(SequenceOperators operators) => elements;
}
