using System.Globalization;
using Newtonsoft.Json.Linq;

namespace DynRemote.Demo.Picture;

/// <summary>Values in messages, as text: what the demo meets of the section on values in docs/protocol.md.</summary>
internal static class Values
{
    private const byte Decimal = 19, Packed = 35;

    /// <summary>The result in a reply. That of a walk or a query is a chunk, <c>[elements, cursor]</c>.</summary>
    public static string Result(JToken value) => value switch
    {
        JArray { Count: 2 } chunk when chunk[0] is JArray elements => $"{elements.Count} elements",
        JArray { Count: 2 } chunk when chunk[0].Type == JTokenType.Bytes && ((byte[])chunk[0]!)[0] == Packed => "elements",
        _ => Of(value),
    };

    public static string Of(JToken value) => value switch
    {
        JArray tagged => Composite(tagged),
        { Type: JTokenType.Bytes } => Scalar((byte[])value!),
        { Type: JTokenType.String } => $"\"{value}\"",
        { Type: JTokenType.Boolean } => (bool)value ? "true" : "false",
        { Type: JTokenType.Null } => "null",
        _ => ((JValue)value).ToString(CultureInfo.InvariantCulture),
    };

    private static string Composite(JArray value) => (int)value[0] switch
    {
        1 when value[2] is JArray shape => $"object {value[1]}, a {ShortName(shape[1].ToString())}",
        1 or 2 => $"object {value[1]}",
        13 => "that",
        14 => "a row",
        _ => "a value",
    };

    private static string Scalar(byte[] bytes) => bytes[0] == Decimal
        ? new decimal([.. Enumerable.Range(0, 4).Select(i => BitConverter.ToInt32(bytes, 1 + 4 * i))]).ToString(CultureInfo.InvariantCulture)
        : $"{bytes.Length} bytes";

    private static string ShortName(string type)
    {
        var outer = type.Split('[', 2)[0];
        return outer[(outer.LastIndexOf('.') + 1)..].Split('`')[0];
    }
}
