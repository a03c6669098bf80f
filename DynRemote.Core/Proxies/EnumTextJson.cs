using System.Text.Json;
using System.Text.Json.Serialization;

namespace DynRemote.Proxies;

/// <summary>System.Text.Json's way to write an enum that this process does not have: as the number, as it writes any enum.</summary>
internal sealed class EnumTextJson : JsonConverter<RemoteEnum>
{
    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RemoteEnum value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Number, value.Number.GetType(), options);

    /// <inheritdoc/>
    public override RemoteEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Of the text of an enum's number it cannot be told which enum of the peer's it was.");
}
