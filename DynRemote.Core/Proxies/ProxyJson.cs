using System.Collections;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace DynRemote.Proxies;

/// <summary>
/// Newtonsoft.Json's way to write a proxy or a facade of one: as it would write the remote object itself. Of the names that a proxy tells it would take the
/// methods, too, for script engines ask for all names in the same way.
/// </summary>
internal sealed class ProxyJson : JsonConverter
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanConvert(Type objectType) => objectType.IsAssignableTo(typeof(RemoteObject)) || objectType.IsAssignableTo(typeof(Facade));

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (ProxyOrigin.Of(value) is not RemoteObject proxy)
            writer.WriteNull();
        else if (JsonTree.TextOfToken(proxy) is { } text)
            JsonTextCopy.Write(text, writer);
        else if (KeyOf(proxy) is { } key)
            serializer.Serialize(writer, ProxyConversion.ToType(proxy, typeof(Dictionary<,>).MakeGenericType(key, typeof(object))));
        else if (value is IEnumerable)
            WriteArray(writer, proxy, serializer);
        else
            WriteObject(writer, proxy, serializer);
    }

    /// <inheritdoc/>
    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        throw new NotSupportedException("A remote object cannot be read from JSON: it is where it is.");

    /// <summary>The type of a dictionary's keys; <see langword="null"/> for what is none.</summary>
    public static Type? KeyOf(RemoteObject value)
    {
        foreach (var face in value.GetType().GetInterfaces())
        {
            if (face.IsGenericType && face.GetGenericTypeDefinition() is var open && (open == typeof(IDictionary<,>) || open == typeof(IReadOnlyDictionary<,>)))
                return face.GetGenericArguments()[0];
        }
        return value is IDictionary ? typeof(object) : null;
    }

    private static void WriteArray(JsonWriter writer, RemoteObject value, JsonSerializer serializer)
    {
        writer.WriteStartArray();
        foreach (var element in RemoteSequence.All(value).SelectMany(static part => part.Cast<object?>()))
            serializer.Serialize(writer, element);
        writer.WriteEndArray();
    }

    private static void WriteObject(JsonWriter writer, RemoteObject value, JsonSerializer serializer)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in value.GetValues())
        {
            if (member is null && serializer.NullValueHandling == NullValueHandling.Ignore)
                continue;
            writer.WritePropertyName(serializer.ContractResolver is DefaultContractResolver resolver ? resolver.GetResolvedPropertyName(name) : name);
            serializer.Serialize(writer, member);
        }
        writer.WriteEndObject();
    }
}
