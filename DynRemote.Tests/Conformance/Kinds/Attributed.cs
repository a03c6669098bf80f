using Newtonsoft.Json;

namespace DynRemote.Tests.Conformance.Kinds;

/// <summary>Says by an attribute what its member is called in JSON.</summary>
public sealed class Attributed
{
    [JsonProperty("n")]
    public int Number { get; set; } = 1;
}
