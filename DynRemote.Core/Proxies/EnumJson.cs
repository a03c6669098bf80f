using Newtonsoft.Json;

namespace DynRemote.Proxies;

/// <summary>
/// Newtonsoft.Json's way to write an enum that this process does not have: as the number, as it writes any enum. In data that is copied to a peer, it stays the
/// enum.
/// </summary>
internal sealed class EnumJson : JsonConverter<RemoteEnum>
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, RemoteEnum? value, JsonSerializer serializer) => writer.WriteValue((object?)value);

    /// <inheritdoc/>
    public override RemoteEnum? ReadJson(JsonReader reader, Type objectType, RemoteEnum? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        throw new NotSupportedException("Of the text of an enum's number it cannot be told which enum of the peer's it was.");
}
