using System.Collections;
using System.Collections.Immutable;
using DynRemote.Values;

namespace DynRemote.Tests.Values;

public sealed class PackedElementsTests
{
    private static readonly IEnumerable[] Packed =
    [
        new[] { 1, -2, int.MaxValue }, new[] { 1L, long.MinValue }, new[] { 1.5, double.NaN, -0.0 }, new byte[] { 1, 255 }, new sbyte[] { -1 }, new short[] { -1, 2 }, new ushort[] { 65535 },
        new[] { 1u }, new[] { ulong.MaxValue }, new[] { true, false }, new[] { 'a', '\uD800' }, new[] { (Half)1.5 }, new[] { 1.5f, float.NaN }, Array.Empty<int>(),
    ];

    [TestCaseSource(nameof(Packed))]
    public void Primitive_elements_travel_as_one_run_of_bytes(IEnumerable array)
    {
        var codec = new Codec();

        var wire = PackedElements.Encode(codec.Encoder, array, 0, ((Array)array).Length);
        var copy = PackedElements.Decode(codec.Decoder, wire);

        Assert.That(wire, Is.TypeOf<byte[]>());
        Assert.That(copy, Is.EqualTo(array).And.TypeOf(array.GetType()));
    }

    private static readonly IEnumerable[] Sequences =
    [
        new[] { 1, 2, 3, 4, 5 }, new List<int> { 1, 2, 3, 4, 5 }, ImmutableArray.Create(1, 2, 3, 4, 5), new object[] { 1, 2, 3, 4, 5 }, Enumerable.Range(1, 5), new ArrayList { 1, 2, 3, 4, 5 },
        new LinkedList<int>([1, 2, 3, 4, 5]),
    ];

    [TestCaseSource(nameof(Sequences))]
    public void A_part_of_any_sequence_can_be_sent(IEnumerable sequence)
    {
        var codec = new Codec();

        Assert.That(PackedElements.Decode(codec.Decoder, PackedElements.Encode(codec.Encoder, sequence, 1, 3)), Is.EqualTo(new[] { 2, 3, 4 }));
    }

    [Test]
    public void Other_elements_travel_each_by_its_own_rule()
    {
        var codec = new Codec();
        var list = new List<int>();

        var copy = PackedElements.Decode(codec.Decoder, PackedElements.Encode(codec.Encoder, new object?[] { 1, "a", null, list, 2.5m }, 0, 5));

        Assert.That(copy, Is.EqualTo(new object?[] { 1, "a", null, new FakeProxy(list), 2.5m }));
    }

    [Test]
    public void A_run_of_a_hundred_thousand_is_one_copy()
    {
        var numbers = Enumerable.Range(0, 100_000).ToList();
        var codec = new Codec();

        var wire = (byte[])PackedElements.Encode(codec.Encoder, numbers, 0, numbers.Count);

        Assert.That(wire, Has.Length.EqualTo(2 + 400_000));
        Assert.That(PackedElements.Decode(codec.Decoder, wire), Is.EqualTo(numbers));
    }

    [Test]
    public void More_elements_than_there_are_is_an_error_of_the_caller() =>
        Assert.That(() => PackedElements.Encode(new Codec().Encoder, new List<int> { 1 }, 0, 2), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static readonly object?[] Malformed =
    [
        null, 1, "text", Array.Empty<byte>(), new byte[] { 35 }, new byte[] { 35, 99 }, new byte[] { 35, 2, 1 }, new byte[] { 35, 1, 2 }, new byte[] { 34, 2, 1, 1, 1, 1 },
    ];

    [TestCaseSource(nameof(Malformed))]
    public void Malformed_elements_are_refused(object? wire) =>
        Assert.That(() => PackedElements.Decode(new Codec().Decoder, wire), Throws.TypeOf<RemoteProtocolException>());
}
