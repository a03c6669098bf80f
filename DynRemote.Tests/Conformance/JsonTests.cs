using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Kinds;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace DynRemote.Tests.Conformance;

/// <summary>Serializers of this side make the same text of a remote object as of the object itself, trees of JSON among its members included.</summary>
public sealed class JsonTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private static readonly System.Text.Json.JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.CamelCase };

    private Filed _filed = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldAFiled()
    {
        _filed = new Filed();
        _x = Held(_filed);
    }

    [Test]
    public void Trees_of_Newtonsofts_are_written_as_what_they_hold()
    {
        Assert.That((string)JsonConvert.SerializeObject(_x.Forest), Is.EqualTo(JsonConvert.SerializeObject(_filed.Forest)));
        Assert.That((string)JsonConvert.SerializeObject(_x.Forest, Formatting.Indented), Is.EqualTo(JsonConvert.SerializeObject(_filed.Forest, Formatting.Indented)));
        Assert.That((string)JsonConvert.SerializeObject(_x.Tokens), Is.EqualTo(JsonConvert.SerializeObject(_filed.Tokens)));
        Assert.That((string)JsonConvert.SerializeObject(new { Part = (object)_x.Forest.Tree }), Is.EqualTo(JsonConvert.SerializeObject(new { Part = _filed.Forest.Tree })));
    }

    [Test]
    public void The_serializers_settings_hold_for_the_parts_too()
    {
        var settings = new JsonSerializerSettings
        {
            ContractResolver = new CamelCasePropertyNamesContractResolver(),
            NullValueHandling = NullValueHandling.Ignore,
            StringEscapeHandling = StringEscapeHandling.EscapeNonAscii,
        };

        Assert.That((string)JsonConvert.SerializeObject(_x.Forest, settings), Is.EqualTo(JsonConvert.SerializeObject(_filed.Forest, settings)));
    }

    [Test]
    public void DotNets_own_serializer_writes_remote_objects_and_trees()
    {
        Assert.That((string)System.Text.Json.JsonSerializer.Serialize(_x.Grove), Is.EqualTo(System.Text.Json.JsonSerializer.Serialize(_filed.Grove)));
        Assert.That((string)System.Text.Json.JsonSerializer.Serialize((object)_x.Grove.All), Is.EqualTo(System.Text.Json.JsonSerializer.Serialize(_filed.Grove.All)));
        Assert.That((string)System.Text.Json.JsonSerializer.Serialize(_x.Grove, Indented), Is.EqualTo(System.Text.Json.JsonSerializer.Serialize(_filed.Grove, Indented)));
    }

    [Test]
    public void What_contains_itself_is_refused_by_both_serializers()
    {
        dynamic ring = Held(new Ring());

        Assert.That(() => System.Text.Json.JsonSerializer.Serialize(ring), Throws.TypeOf<System.Text.Json.JsonException>().With.Message.StartsWith("A possible object cycle was detected"));
        Assert.That(() => JsonConvert.SerializeObject(ring), Throws.TypeOf<JsonSerializationException>().With.Message.StartsWith("Self referencing loop detected"));
    }

    public sealed class Ring
    {
        public Ring Next => this;
    }
}
