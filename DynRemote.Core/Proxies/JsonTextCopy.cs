using System.Text;
using System.Text.Json;
using Newtonsoft.Json;

namespace DynRemote.Proxies;

/// <summary>Writes a text of JSON to one of Newtonsoft's writers, token by token, so that it is indented and escaped as the rest of what is written.</summary>
internal static class JsonTextCopy
{
    /// <summary>Deeper than serializers write, and not so deep that who walks through what is made of it runs out of stack.</summary>
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = JsonTree.MaxDepth };

    /// <summary>Writes the text.</summary>
    public static void Write(string text, JsonWriter writer)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // Newtonsoft's trees may hold what is no JSON: raw text, constructors, a property on its own. That is written as it is.
        if (!IsJson(bytes))
        {
            writer.WriteRawValue(text);
            return;
        }
        var reader = new Utf8JsonReader(bytes, Deep);
        while (reader.Read())
            WriteToken(ref reader, writer);
    }

    private static bool IsJson(byte[] text)
    {
        var reader = new Utf8JsonReader(text, Deep);
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private static void WriteToken(ref Utf8JsonReader reader, JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                writer.WriteEnd();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(reader.GetString()!);
                break;
            case JsonTokenType.String:
                writer.WriteValue(reader.GetString());
                break;
            case JsonTokenType.Number:
                WriteNumber(ref reader, writer);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                writer.WriteValue(reader.GetBoolean());
                break;
            default:
                writer.WriteNull();
                break;
        }
    }

    // Each digit as it is: 1.50 must not become 1.5. A writer of other things than text wants a number.
    private static void WriteNumber(ref Utf8JsonReader reader, JsonWriter writer)
    {
        if (writer is JsonTextWriter)
            writer.WriteRawValue(Encoding.UTF8.GetString(reader.ValueSpan));
        else if (reader.TryGetInt64(out var whole))
            writer.WriteValue(whole);
        else
            writer.WriteValue(reader.GetDouble());
    }
}
