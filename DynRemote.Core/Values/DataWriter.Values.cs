using Newtonsoft.Json;

namespace DynRemote.Values;

// The simple values: one overload for each type that Newtonsoft.Json tells apart; its own bookkeeping of the state comes first, as its
// contract wants.
internal sealed partial class DataWriter
{
    public override void WriteNull()
    {
        base.WriteNull();
        Add(null);
    }

    public override void WriteUndefined()
    {
        base.WriteUndefined();
        Add(null);
    }

    public override void WriteValue(object? value)
    {
        // What Newtonsoft.Json has no overload for; strings to it, values to us.
        if (value is null or string or IConvertible and not Enum and not RemoteEnum and not DBNull or byte[] or DateTimeOffset or Guid or TimeSpan or Uri)
            base.WriteValue(value);
        else
            AddScalar(value);
    }

    public override void WriteValue(int value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(uint value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(long value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(ulong value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(float value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(double value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(bool value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(short value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(ushort value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(char value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(byte value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(sbyte value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(decimal value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(DateTime value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(DateTimeOffset value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(Guid value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(TimeSpan value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    public override void WriteValue(string? value)
    {
        base.WriteValue(value);
        Add(encoder.Encode(value));
    }

    // Newtonsoft.Json passes null of these two on to WriteNull.
    public override void WriteValue(Uri? value)
    {
        base.WriteValue(value);
        if (value is not null)
            Add(encoder.Encode(value));
    }

    public override void WriteValue(byte[]? value)
    {
        base.WriteValue(value);
        if (value is not null)
            Add(PackedElements.Encode(encoder, value, 0, value.Length));
    }

    private void AddScalar(object value)
    {
        SetWriteState(JsonToken.Bytes, Array.Empty<byte>());
        Add(encoder.Encode(value));
    }
}
