using System.Globalization;
using Newtonsoft.Json.Bson;
using Newtonsoft.Json.Linq;

namespace DynRemote.Demo.Picture;

/// <summary>
/// What messages say, in a few words that look like C#: read from their bytes by docs/protocol.md, with a BSON reader that knows nothing of DynRemote.
/// </summary>
internal sealed class Caption
{
    private const int Batch = 10;

    /// <summary>Names that are sent often travel as numbers: those that were explained so far.</summary>
    private readonly Dictionary<int, string> _names = [];

    /// <summary>The messages of a packet, in one line. Packets of one connection, in the order in which they were sent.</summary>
    public string Of(IEnumerable<byte[]> frames) =>
        string.Concat(frames.Select(Read).SelectMany(Singly).Select(Of)).TrimStart(' ', ',');

    private static JArray Read(byte[] frame)
    {
        using var reader = new BsonDataReader(new MemoryStream(frame), readRootValueAsArray: true, DateTimeKind.Utc);
        return (JArray)JToken.ReadFrom(reader);
    }

    private static IEnumerable<JArray> Singly(JArray message) => Kind(message) == Batch ? message.Skip(1).Cast<JArray>() : [message];

    private static int Kind(JArray message) => (int)message[0] & 0xFF;

    private string Of(JArray message) => Kind(message) switch
    {
        2 => $", {Operation(message)}",
        7 => message[2] is JArray ? Operation(message) : $", {Operation(message)}", // what is done to the result of another step is written behind it
        3 => $", {Values.Result(message[2])}",
        4 => ", failed",
        5 => ", release",
        8 => ", results wanted",
        9 => ", results no longer wanted",
        16 => ", sign of life",
        var other => $", message of kind {other}",
    };

    // [header, id, target, (name), (chain), (argument names), (type arguments), (by-reference bits), argument…]: bits 16 to 20 tell which of these are there.
    private string Operation(JArray message)
    {
        var header = (int)message[0];
        var name = (header & 1 << 16) == 0 ? "" : Name(message[3]);
        var fixedElements = 3 + Enumerable.Range(16, 5).Count(bit => (header & 1 << bit) != 0);
        var arguments = string.Join(", ", message.Skip(fixedElements).Select(Values.Of));
        return (header >> 8 & 0xFF) switch
        {
            1 => $".{name}",
            2 => $".{name} = {arguments}",
            3 => $".{name}({arguments})",
            5 => $"[{arguments}]",
            10 => $" {Symbol(name)} {arguments}",
            14 => "all elements",
            15 => "more elements",
            29 => $"run a plan of {PlanSize(message[fixedElements])}",
            30 => $"run a query of {PlanSize(message[fixedElements])}",
            32 => "flush",
            var other => $"operation {other}",
        };
    }

    // A name, its number, [interface, name or number], or [interface, number, name], which explains a number.
    private string Name(JToken name)
    {
        if (name is JArray { Count: 3 } explained)
            return _names[(int)explained[1]] = explained[2].ToString();
        var plain = name is JArray qualified ? qualified[1] : name;
        return plain.Type != JTokenType.Integer ? plain.ToString() : _names.GetValueOrDefault((int)plain, $"name {plain}");
    }

    private static string PlanSize(JToken code) => string.Create(CultureInfo.InvariantCulture, $"{((byte[])code!).Length - 1} bytes");

    private static string Symbol(string operation) => operation switch
    {
        "Multiply" or "MultiplyAssign" => "*",
        "Add" or "AddAssign" => "+",
        "Subtract" or "SubtractAssign" => "-",
        _ => operation,
    };
}
