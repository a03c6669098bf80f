namespace DynRemote.Values;

/// <summary>The form of a promise: that of its value where that is there, else the name of the answer that will be it.</summary>
internal sealed class PromisedForm : ValueForm
{
    internal override bool IsValue(object value, ValueScan scan) => false;

    internal override object? Encode(object value, ValueEncoder encoder, int depth)
    {
        var promise = (IPromised)value;
        if (promise.TryGetValue(out var resolved))
            return encoder.Encode(resolved, depth);
        // From here on the answer stays; but where the value has come meanwhile, it may be gone.
        var reference = encoder.EncodeReference(value);
        return promise.TryGetValue(out resolved) ? encoder.Encode(resolved, depth) : reference;
    }
}
