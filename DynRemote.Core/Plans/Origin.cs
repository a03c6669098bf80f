namespace DynRemote.Plans;

/// <summary>Where the owner will have the value that a placeholder stands for.</summary>
internal abstract record Origin
{
    /// <summary>The block in which it is known.</summary>
    public abstract RecordedBlock Block { get; }
}

/// <summary>The result of a step.</summary>
internal sealed record StepResult(RecordedStep Step) : Origin
{
    /// <inheritdoc/>
    public override RecordedBlock Block => Step.Block;
}

/// <summary>What a function is called with.</summary>
internal sealed record Parameter(RecordedBlock Function, int Index) : Origin
{
    /// <inheritdoc/>
    public override RecordedBlock Block => Function;
}

/// <summary>A part of a row or a group.</summary>
internal sealed record Field(Origin Whole, int Index) : Origin
{
    /// <inheritdoc/>
    public override RecordedBlock Block => Whole.Block;
}
