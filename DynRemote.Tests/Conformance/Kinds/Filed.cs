using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;

namespace DynRemote.Tests.Conformance.Kinds;

/// <summary>Has trees of JSON, of both kinds, among its members.</summary>
public sealed class Filed
{
    public Trees Forest { get; } = new();

    public List<JToken> Tokens { get; } = [new JValue("s"), new JArray(1, true)];

    public Nodes Grove { get; } = new();

    /// <summary>Newtonsoft's.</summary>
    public sealed class Trees
    {
        public JObject Tree { get; } = JObject.Parse("""{"A": [1, {"b": null}], "t": "x\"ü", "d": "2020-01-02T03:04:05Z"}""");

        public JToken Value { get; } = new JValue(1.50m);

        public JToken? None => null;

        public string Name => "forest";
    }

    /// <summary>.NET's own.</summary>
    public sealed class Nodes
    {
        public List<JsonNode> All { get; } = [JsonNode.Parse("""{"a": [1.50]}""")!, JsonValue.Create("s")];

        public JsonNode Node { get; } = JsonNode.Parse("""{"n": {"m": "ü"}}""")!;

        public Dictionary<string, int> Map { get; } = new() { ["k"] = 1 };

        public DayOfWeek Day => DayOfWeek.Friday;

        public string? None => null;

        public DateTime Time => new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
    }
}
