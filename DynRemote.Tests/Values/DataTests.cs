using System.Numerics;
using DynRemote.Values;
using Newtonsoft.Json.Linq;

namespace DynRemote.Tests.Values;

public sealed class DataTests
{
    [Test]
    public void An_object_arrives_as_a_copy_of_its_data()
    {
        dynamic copy = Copy(new { Name = "n", Number = 5, Inner = new { Deep = true }, List = new[] { 1, 2 }, None = (string?)null })!;

        Assert.That((string)copy.Name, Is.EqualTo("n"));
        Assert.That((int)copy.Number, Is.EqualTo(5));
        Assert.That((bool)copy.Inner.Deep, Is.True);
        Assert.That((List<object?>)copy.List, Is.EqualTo(new object[] { 1, 2 }));
        Assert.That((object?)copy.None, Is.Null);
    }

    private static readonly object[] Scalars =
    [
        1, 2L, (byte)3, 1.5f, 2.5m, 'c', "s", "\uD800", true, DateTime.UnixEpoch, DateTimeOffset.MaxValue, TimeSpan.MaxValue, Guid.Empty, new Uri("http://a"), new Version(1, 2), DateOnly.MaxValue,
        TimeOnly.MaxValue, (Half)1.5, Int128.MaxValue, BigInteger.Pow(10, 50), new Complex(1, 2), DayOfWeek.Friday, ulong.MaxValue, double.NaN, DBNull.Value, new byte[] { 1, 2 }, ^1, (nint)5,
    ];

    [TestCaseSource(nameof(Scalars))]
    public void A_simple_value_in_it_keeps_its_type(object value)
    {
        dynamic inObject = Copy(new Holder { Value = value })!;
        var inList = (List<object?>)Copy(new List<object> { value })!;

        Assert.That((object)inObject.Value, Is.EqualTo(value).And.TypeOf(value.GetType()));
        Assert.That(inList[0], Is.EqualTo(value).And.TypeOf(value.GetType()));
        Assert.That(Copy(value), Is.EqualTo(value).And.TypeOf(value.GetType()));
    }

    [Test]
    public void Typed_members_keep_their_types_too()
    {
        dynamic copy = Copy(new { D = (DateOnly?)DateOnly.MaxValue, N = (int?)null, E = DayOfWeek.Monday, B = new byte[] { 1 }, M = 1.50m, U = (Uri?)null, F = 1f })!;

        Assert.That((object)copy.D, Is.EqualTo(DateOnly.MaxValue));
        Assert.That((object?)copy.N, Is.Null);
        Assert.That((object)copy.E, Is.EqualTo(DayOfWeek.Monday));
        Assert.That((object)copy.B, Is.EqualTo(new byte[] { 1 }));
        Assert.That((object?)copy.U, Is.Null);
        Assert.That((object)copy.F, Is.EqualTo(1f));
    }

    [Test]
    public void A_json_tree_arrives_as_data()
    {
        dynamic copy = Copy(JObject.Parse("{\"a\": [1, 2.5, null, {\"b\": \"x\"}], \"d\": \"2024-01-01T00:00:00Z\"}"))!;

        Assert.That((string)copy.a[3].b, Is.EqualTo("x"));
        Assert.That((object)copy.a[1], Is.EqualTo(2.5));
    }

    [Test]
    public void Null_and_empty_things_arrive()
    {
        Assert.That(Copy(null), Is.Null);
        Assert.That(Copy(new object()), Is.InstanceOf<System.Dynamic.ExpandoObject>());
        Assert.That(Copy(Array.Empty<int>()), Is.EqualTo(new List<object?>()));
    }

    [Test]
    public void A_large_dictionary_arrives()
    {
        var copy = (IDictionary<string, object?>)Copy(Enumerable.Range(0, 5000).ToDictionary(number => $"k{number}"))!;

        Assert.That(copy, Has.Count.EqualTo(5000));
        Assert.That(copy["k4999"], Is.EqualTo(4999));
    }

    [Test]
    public void A_cycle_is_refused_by_name()
    {
        var node = new Holder();
        node.Value = node;

        Assert.That(() => Copy(node), Throws.TypeOf<RemoteException>().With.Message.Contains(nameof(Holder)).And.Message.Contains("loop"));
    }

    [Test]
    public void Data_nested_without_end_is_refused()
    {
        var node = new Holder();
        for (var i = 0; i < 100_000; i++)
            node = new Holder { Value = node };

        Assert.That(() => Copy(node), Throws.TypeOf<RemoteException>().With.Message.Contains("deeper"));
    }

    [Test]
    public void A_member_that_throws_is_an_error_that_names_it() =>
        Assert.That(() => Copy(new Throwing()), Throws.TypeOf<RemoteException>().With.Message.Contains(nameof(Throwing.Value)));

    [Test]
    public void No_type_name_travels()
    {
        var codec = new Codec();

        var wire = codec.Encoder.Encode(new DataCopy(new Holder { Value = new Holder() }));

        Assert.That(Texts(wire), Is.EquivalentTo(new[] { "Value", "Value" }));
    }

    private static IEnumerable<string> Texts(object? wire) => wire switch
    {
        string text => [text],
        object?[] array => array.SelectMany(Texts),
        _ => [],
    };

    private static readonly object?[] Malformed =
    [
        new object?[] { 12 }, new object?[] { 12, new object?[] { true, "a" } }, new object?[] { 12, new object?[] { true, 1, 2 } }, new object?[] { 12, new object?[] { 1, 2L } },
        new object?[] { 12, new object?[] { 12, 1 } }, new object?[] { 12, Array.Empty<object?>() }, new object?[] { 12, new byte[] { 35, 2, 0, 0, 0, 0 } },
    ];

    [TestCaseSource(nameof(Malformed))]
    public void Malformed_data_is_refused(object? wire) => Assert.That(() => new Codec().Decoder.Decode(wire), Throws.TypeOf<RemoteProtocolException>());

    private static object? Copy(object? source) => new Codec().RoundTrip(new DataCopy(source));

    private sealed class Holder
    {
        public object? Value { get; set; }
    }

    private sealed class Throwing
    {
        public int Value => throw new InvalidOperationException("no");
    }
}
