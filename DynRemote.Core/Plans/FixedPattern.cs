namespace DynRemote.Plans;

/// <summary>A value that was there when the plan was recorded.</summary>
internal sealed class FixedPattern(object? value) : Pattern
{
    /// <inheritdoc/>
    public override object? Operand(Recorder recorder) => recorder.Operand(value);

    /// <inheritdoc/>
    public override object? Stand(Recorder recorder, Origin origin) => value;

    /// <inheritdoc/>
    public override object? Rebuild(object? received) => value;

    /// <inheritdoc/>
    public override Pattern Merge(Pattern other, Type type) =>
        other is FixedPattern same && Equals(same.Operand(), value) ? this : LeafPattern.Of(type);

    private object? Operand() => value;
}
