using DynRemote.Values;

namespace DynRemote.Plans;

/// <summary>A key and a value on their way into a dictionary.</summary>
internal sealed class PairPattern(Pattern key, Pattern value) : Pattern
{
    /// <inheritdoc/>
    public override object? Operand(Recorder recorder) => throw recorder.RefuseResult("A dictionary");

    /// <inheritdoc/>
    public override object? Stand(Recorder recorder, Origin origin) => throw recorder.RefuseResult("A dictionary");

    /// <inheritdoc/>
    public override object? Rebuild(object? received) => received is Row { Elements: [var rawKey, var rawValue] }
        ? new KeyValuePair<object, object?>(key.Rebuild(rawKey)!, value.Rebuild(rawValue))
        : throw new RemoteProtocolException("A key and a value were expected.");
}
