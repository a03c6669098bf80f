using Newtonsoft.Json;

namespace DynRemote.Values;

/// <summary>
/// Hands simple values to the <see cref="DataWriter"/> as they are, so that a date stays a date and a <see cref="Half"/> a
/// <see cref="Half"/>.
/// </summary>
internal sealed class DataScalarConverter : JsonConverter
{
    public override bool CanRead => false;

    public override bool CanConvert(Type objectType)
    {
        var type = Nullable.GetUnderlyingType(objectType) ?? objectType;
        return ScalarTypes.TryKindOf(type, out _) || EnumForm.IsCopied(type) || type == typeof(RemoteEnum) || type == typeof(byte[]);
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteValue(value);

    public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => throw new NotSupportedException();
}
