using DynRemote.Values;

namespace DynRemote.Tests.Values;

public sealed class TupleTests
{
    private static readonly object[] Tuples =
    [
        ValueTuple.Create(), ValueTuple.Create(1), (1, "a"), (1, (int?)null), (1, (int?)5), ((object)1, "x", 2.5, 'c', (byte)1, 1L, true),
        (1, 2, 3, 4, 5, 6, 7, 8), (1, 2, 3, 4, 5, 6, 7, 8, 9, "10", 11, 12, 13, 14, 15, (16, 17)), ((1, "a"), Tuple.Create((short)2, (string?)null)),
        Tuple.Create(1), Tuple.Create("a", 2m), Tuple.Create(1, 2, 3, 4, 5, 6, 7, 8), new Tuple<int, int, int, int, int, int, int, Tuple<int, string>>(1, 2, 3, 4, 5, 6, 7, Tuple.Create(8, "9")),
        KeyValuePair.Create("k", 1), KeyValuePair.Create((object)1, (string?)null), KeyValuePair.Create((1, 2), KeyValuePair.Create('a', 1u)),
        (DayOfWeek.Friday, (DayOfWeek?)null), (DateTime.UnixEpoch, (Guid?)Guid.Empty, new Version(1, 2), new Uri("http://x"), "\uD800"), ((object?)null, (string?)null),
    ];

    [TestCaseSource(nameof(Tuples))]
    public void A_tuple_of_values_arrives_as_exactly_its_type(object tuple) => Assert.That(Codec.Copy(tuple), Is.EqualTo(tuple));

    [Test]
    public void A_reference_in_a_tuple_stays_a_reference()
    {
        var list = new List<int>();

        Assert.That(new Codec().RoundTrip((1, list)), Is.EqualTo((1, (object)new FakeProxy(list))).And.TypeOf<(int, object)>());
        Assert.That(new Codec().RoundTrip(Tuple.Create(list, (2, list))), Is.TypeOf<Tuple<object, (int, object)>>());
        Assert.That(new Codec().RoundTrip(KeyValuePair.Create("k", list)), Is.EqualTo(KeyValuePair.Create("k", (object)new FakeProxy(list))));
    }

    [Test]
    public void A_derived_object_in_the_place_of_a_value_becomes_an_object() =>
        Assert.That(new Codec().RoundTrip((1, (Uri)new DerivedUri())), Is.TypeOf<(int, object)>());

    [Test]
    public void A_class_derived_from_a_tuple_goes_by_reference() => Assert.That(new Codec().RoundTrip(new DerivedTuple()), Is.InstanceOf<FakeProxy>());

    [Test]
    public void An_endless_looking_chain_of_tuples_arrives_in_part_by_reference()
    {
        object chain = 0;
        for (var i = 0; i < 1000; i++)
            chain = Tuple.Create(chain);

        Assert.That(new Codec().RoundTrip(chain), Is.TypeOf<Tuple<object>>());
    }

    [Test]
    public void A_peer_cannot_make_types_without_end()
    {
        var codec = new Codec();
        var scalars = Enumerable.Range(1, 34).Select(kind => (byte)kind).Where(kind => kind != (byte)ScalarKind.Bytes).ToArray();
        var degraded = 0;
        foreach (var first in scalars)
        {
            foreach (var second in scalars)
            {
                foreach (var third in scalars[..3])
                {
                    // A null tuple of these types: only the signature makes the type.
                    var signature = new[] { (byte)SignatureCode.Tuple, (byte)4, first, second, third, third };
                    var tuple = codec.Decoder.Decode(new object?[] { (int)ValueTag.Tuple, signature, null });
                    degraded += tuple is Tuple<object> ? 1 : 0;
                }
            }
        }

        Assert.That(degraded, Is.GreaterThan(1000));
    }

    private sealed class DerivedUri() : Uri("http://derived");

    private sealed class DerivedTuple() : Tuple<int>(1);
}
