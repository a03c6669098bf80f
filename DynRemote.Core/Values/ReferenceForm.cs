namespace DynRemote.Values;

/// <summary>The form of everything that is no value.</summary>
internal sealed class ReferenceForm : ValueForm
{
    internal static readonly ReferenceForm Instance = new();

    internal override bool IsValue(object value, ValueScan scan) => false;

    internal override object? Encode(object value, ValueEncoder encoder, int depth) => encoder.EncodeReference(value);
}
