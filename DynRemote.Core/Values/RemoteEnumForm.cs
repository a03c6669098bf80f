namespace DynRemote.Values;

/// <summary>A fake enum travels in the form it came in, so that it arrives at home as the real one.</summary>
internal sealed class RemoteEnumForm : ValueForm
{
    internal override Type CopiedType => typeof(RemoteEnum);

    internal override bool IsAlwaysValue => true;

    internal override bool IsValue(object value, ValueScan scan) => true;

    internal override object? Encode(object value, ValueEncoder encoder, int depth)
    {
        var fake = (RemoteEnum)value;
        return new[]
        {
            (int)ValueTag.Enum,
            ValueEncoder.EncodeText(fake.TypeName),
            ValueEncoder.EncodeText(fake.AssemblyName),
            encoder.Encode(fake.Number),
            ValueEncoder.EncodeText(fake.Name),
        };
    }
}
