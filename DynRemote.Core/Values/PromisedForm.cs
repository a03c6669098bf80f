namespace DynRemote.Values;

/// <summary>The form of a promise: that of its value where that is there, else the name of the answer that will be it.</summary>
internal sealed class PromisedForm : ValueForm
{
    internal override bool IsValue(object value, ValueScan scan) => false;

    internal override object? Encode(object value, ValueEncoder encoder, int depth) =>
        ((IPromised)value).TryGetValue(out var resolved) ? encoder.Encode(resolved, depth) : encoder.EncodeReference(value);
}
