using System.Text.Json;
using System.Text.Json.Serialization;

namespace DynRemote.Proxies;

/// <summary>System.Text.Json's way to write a proxy or a facade of one: as it would write the remote object itself. See <see cref="ProxyJson"/>.</summary>
internal sealed class ProxyTextJson : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(RemoteObject)) || typeToConvert.IsAssignableTo(typeof(Facade));

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Writing<>).MakeGenericType(typeToConvert))!;

    private sealed class Writing<T> : JsonConverter<T>
    {
        private const int UsualDepth = 64;

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("A remote object cannot be read from JSON: it is where it is.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            // The serializer begins to count anew with each object that it is given.
            if (writer.CurrentDepth >= (options.MaxDepth == 0 ? UsualDepth : options.MaxDepth))
                throw new JsonException("A possible object cycle was detected: the remote object is nested deeper than the options allow.");
            if (ProxyOrigin.Of(value) is not RemoteObject proxy)
                writer.WriteNullValue();
            else if (JsonTree.TextOfNode(proxy) is { } text)
                WriteTree(writer, text);
            else if (ProxyJson.KeyOf(proxy) is { } key)
                WriteAny(writer, ProxyConversion.ToType(proxy, typeof(Dictionary<,>).MakeGenericType(key, typeof(object))), options);
            else if (value is System.Collections.IEnumerable)
                WriteArray(writer, proxy, options);
            else
                WriteObject(writer, proxy, options);
        }

        private static void WriteTree(Utf8JsonWriter writer, string text)
        {
            using var tree = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonTree.MaxDepth });
            tree.RootElement.WriteTo(writer);
        }

        private static void WriteArray(Utf8JsonWriter writer, RemoteObject proxy, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var element in RemoteSequence.All(proxy).SelectMany(static part => part.Cast<object?>()))
                WriteAny(writer, element, options);
            writer.WriteEndArray();
        }

        private static void WriteObject(Utf8JsonWriter writer, RemoteObject proxy, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (name, member) in proxy.GetValues())
            {
                if (member is null && options.DefaultIgnoreCondition == JsonIgnoreCondition.WhenWritingNull)
                    continue;
                writer.WritePropertyName(options.PropertyNamingPolicy?.ConvertName(name) ?? name);
                WriteAny(writer, member, options);
            }
            writer.WriteEndObject();
        }

        private static void WriteAny(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, value?.GetType() ?? typeof(object), options);
    }
}
