using System.Net.Sockets;
using System.Text.RegularExpressions;
using DynRemote.Values;

namespace DynRemote.Tests.Values;

public sealed class FrameworkTypeTests
{
    private static readonly Type[] Known =
    [
        typeof(int), typeof(string), typeof(object), typeof(void), typeof(List<int>), typeof(Dictionary<string, List<DateTime?>>), typeof(int[]), typeof(int[,,]), typeof(List<int[]>[][]),
        typeof(Regex), typeof(Uri), typeof(Socket), typeof(Environment.SpecialFolder), typeof(Dictionary<int, int>.Enumerator), typeof(Math), typeof(Span<byte>), typeof(IComparable<string>),
        typeof(System.Collections.Immutable.ImmutableArray<int>), typeof(Func<int, string>), typeof(System.Text.Json.JsonElement),
    ];

    [TestCaseSource(nameof(Known))]
    public void A_framework_type_arrives_as_itself(Type type)
    {
        var codec = new Codec();

        Assert.That(codec.RoundTrip(type), Is.SameAs(type));
        Assert.That(codec.References.Count, Is.Zero);
    }

    [TestCase(typeof(FrameworkTypeTests))]
    [TestCase(typeof(List<FrameworkTypeTests>))]
    [TestCase(typeof(FrameworkTypeTests[]))]
    public void A_type_of_the_program_goes_by_reference(Type type) => Assert.That(new Codec().RoundTrip(type), Is.EqualTo(new FakeProxy(type)));

    [Test]
    public void An_internal_type_of_the_framework_goes_by_reference() =>
        Assert.That(new Codec().RoundTrip(typeof(int).GetType()), Is.InstanceOf<FakeProxy>());

    [Test]
    public void An_open_generic_type_cannot_cross() =>
        Assert.That(() => new Codec().RoundTrip(typeof(List<>)), Throws.TypeOf<RemoteException>().With.Message.Contains("open generic"));

    private static readonly object?[][] Hostile =
    [
        [5], [5, 1], [5, "System.RuntimeType"], [5, "No.Such"], [5, "System.Collections.Generic.List`1"], [5, "System.Int32", new object?[] { 5, "System.Int32" }],
        [5, "System.Nullable`1", new object?[] { 5, "System.String" }], [5, "System.Collections.Generic.List`1", new object?[] { 5, "System.Void" }],
        [5, "System.Collections.Generic.List`1", new object?[] { 5, "System.Span`1", new object?[] { 5, "System.Int32" } }], [5, "[]"], [5, "["], [5, "[x]", new object?[] { 5, "System.Int32" }],
        [5, "[" + new string(',', 40) + "]", new object?[] { 5, "System.Int32" }], [5, "[]", new object?[] { 5, "System.Void" }], [5, "System.Collections.Generic.List`1", 1], [5, ""],
        [5, "System.Int32, System.Private.CoreLib"], [5, "System.Collections.Generic.List`1[System.Int32]"],
    ];

    [TestCaseSource(nameof(Hostile))]
    public void A_malformed_type_is_refused(object?[] wire) => Assert.That(() => new Codec().Decoder.Decode(wire), Throws.TypeOf<RemoteProtocolException>());

    [Test]
    public void A_type_nested_without_end_is_refused()
    {
        object?[] wire = [(int)ValueTag.FrameworkType, "System.Int32"];
        for (var i = 0; i < 10_000; i++)
            wire = [(int)ValueTag.FrameworkType, "[]", wire];

        Assert.That(() => new Codec().Decoder.Decode(wire), Throws.TypeOf<RemoteProtocolException>());
    }
}
