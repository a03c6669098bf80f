using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace DynRemote.Tests.Values;

public sealed class ScalarTests
{
    private static readonly object[] EdgeValues =
    [
        true, false, 0, int.MinValue, int.MaxValue, long.MinValue, long.MaxValue, "", "text", "\0", "\uFFFE", "a😀b",
        byte.MinValue, byte.MaxValue, sbyte.MinValue, sbyte.MaxValue, short.MinValue, short.MaxValue, ushort.MaxValue, uint.MaxValue, ulong.MaxValue,
        nint.MinValue, nint.MaxValue, nuint.MaxValue, Int128.MinValue, Int128.MaxValue, Int128.NegativeOne, UInt128.MaxValue, UInt128.Zero,
        BigInteger.Zero, BigInteger.MinusOne, BigInteger.Pow(10, 500), -BigInteger.Pow(2, 64), (Half)1.5, Half.NaN, Half.NegativeInfinity, 1.5f, float.Epsilon,
        decimal.MinValue, decimal.MaxValue, 1.000m, 'a', '\uD800', new Rune(0x1F600), new Rune(0),
        DateTime.MinValue, DateTime.MaxValue, new DateTime(123, DateTimeKind.Utc), new DateTime(638_000_000_000_000_001, DateTimeKind.Local),
        DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new DateTimeOffset(2024, 2, 29, 1, 2, 3, new TimeSpan(-13, -59, 0)).AddTicks(1),
        new DateTimeOffset(2024, 2, 29, 1, 2, 3, new TimeSpan(14, 0, 0)), TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromTicks(1),
        DateOnly.MinValue, DateOnly.MaxValue, TimeOnly.MinValue, TimeOnly.MaxValue, Guid.Empty, Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
        new Uri("http://user@example.org:81/a b/%41?q=ü#f"), new Uri("../up?x#y", UriKind.Relative), new Uri("", UriKind.Relative), new Uri("mailto:a@b.c"), new Uri("file:///c:/x"),
        new Version(1, 2), new Version(1, 2, 3), new Version(1, 2, 3, 4), new Version(0, 0, 0, 0), new Version(int.MaxValue, 0),
        new Complex(-0.0, double.NaN), Index.Start, Index.End, ^1, new Index(int.MaxValue), Range.All, 1..^1, DBNull.Value,
    ];

    [TestCaseSource(nameof(EdgeValues))]
    public void A_simple_value_arrives_as_exactly_its_type_and_value(object value) => Assert.That(Codec.Copy(value), Is.EqualTo(value));

    [Test]
    public void Null_arrives_as_null() => Assert.That(new Codec().RoundTrip(null), Is.Null);

    [TestCaseSource(nameof(NaturalValues))]
    public void What_the_channel_carries_by_itself_is_passed_on_as_the_same_object(object value)
    {
        var codec = new Codec();

        var wire = codec.Encoder.Encode(value);

        Assert.That(wire, Is.SameAs(value));
        Assert.That(codec.Decoder.Decode(wire), Is.SameAs(value));
    }

    private static object[] NaturalValues() => [1, 2L, true, 1.5, "text"];

    [Property]
    public bool Every_bit_of_a_double_is_kept(long bits)
    {
        var value = BitConverter.Int64BitsToDouble(bits);
        return BitConverter.DoubleToInt64Bits(Codec.Copy(value)) == BitConverter.DoubleToInt64Bits(value);
    }

    [TestCase(0x7F800001)]
    [TestCase(0x7FC01234)]
    [TestCase(unchecked((int)0xFF812345))]
    [TestCase(unchecked((int)0x80000000))]
    public void Every_bit_of_a_float_is_kept(int bits) =>
        Assert.That(BitConverter.SingleToInt32Bits(Codec.Copy(BitConverter.Int32BitsToSingle(bits))), Is.EqualTo(bits));

    [TestCase(0x7C01)]
    [TestCase(0x7E55)]
    [TestCase(unchecked((short)0x8000))]
    public void Every_bit_of_a_half_is_kept(short bits) =>
        Assert.That(BitConverter.HalfToInt16Bits(Codec.Copy(BitConverter.Int16BitsToHalf(bits))), Is.EqualTo(bits));

    [Test]
    public void A_complex_keeps_the_bits_of_both_parts()
    {
        var copy = Codec.Copy(new Complex(-0.0, BitConverter.Int64BitsToDouble(0x7FF8000000001234)));

        Assert.That(double.IsNegative(copy.Real), Is.True);
        Assert.That(BitConverter.DoubleToInt64Bits(copy.Imaginary), Is.EqualTo(0x7FF8000000001234));
    }

    [TestCase("1")]
    [TestCase("1.0000")]
    [TestCase("0.0000000000000000000000000000")]
    [TestCase("-79228162514264337593543950335")]
    public void A_decimal_keeps_its_scale(string text)
    {
        var value = decimal.Parse(text, CultureInfo.InvariantCulture);

        Assert.That(decimal.GetBits(Codec.Copy(value)), Is.EqualTo(decimal.GetBits(value)));
    }

    [Test]
    public void A_decimal_keeps_its_negative_zero()
    {
        var value = new decimal(0, 0, 0, isNegative: true, scale: 2);

        Assert.That(decimal.GetBits(Codec.Copy(value)), Is.EqualTo(decimal.GetBits(value)));
    }

    [TestCase(DateTimeKind.Local)]
    [TestCase(DateTimeKind.Utc)]
    [TestCase(DateTimeKind.Unspecified)]
    public void A_time_keeps_its_kind_and_ticks(DateTimeKind kind)
    {
        var value = new DateTime(2024, 3, 31, 2, 30, 0, kind).AddTicks(7);

        var copy = Codec.Copy(value);

        Assert.That(copy.Kind, Is.EqualTo(kind));
        Assert.That(copy.Ticks, Is.EqualTo(value.Ticks));
    }

    [Test]
    public void A_time_with_offset_keeps_the_offset()
    {
        var value = new DateTimeOffset(2024, 3, 31, 2, 30, 0, TimeSpan.FromMinutes(345));

        Assert.That(Codec.Copy(value).EqualsExact(value), Is.True);
    }

    [TestCase("\uD800")]
    [TestCase("\uDC00\uD800")]
    [TestCase("a\uD83Db\uDE00")]
    [TestCase("😀\uD83D")]
    public void A_string_with_lone_surrogates_arrives_unchanged(string text) => Assert.That(Codec.Copy(text), Is.EqualTo(text));

    [Property]
    public bool Any_string_arrives_unchanged(char[] units)
    {
        var text = new string(units);
        return Codec.Copy(text) == text;
    }

    [Test]
    public void A_uri_keeps_its_original_text()
    {
        var copy = Codec.Copy(new Uri("HTTP://Example.ORG:80/%7Ea/../b"));

        Assert.That(copy.OriginalString, Is.EqualTo("HTTP://Example.ORG:80/%7Ea/../b"));
        Assert.That(copy.AbsoluteUri, Is.EqualTo(new Uri("HTTP://Example.ORG:80/%7Ea/../b").AbsoluteUri));
    }

    [Test]
    public void A_path_that_counts_as_absolute_arrives_as_a_uri() =>
        Assert.That(Codec.Copy(new Uri("/rooted", UriKind.RelativeOrAbsolute)).OriginalString, Is.EqualTo("/rooted"));

    [Test]
    public void A_derived_uri_goes_by_reference()
    {
        var codec = new Codec();

        Assert.That(codec.RoundTrip(new SpecialUri()), Is.InstanceOf<FakeProxy>());
    }

    [Test]
    public void Bytes_of_a_read_only_memory_are_copied()
    {
        ReadOnlyMemory<byte> value = new byte[] { 1, 2, 3, 4 }.AsMemory(1, 2);

        Assert.That(Codec.Copy(value).ToArray(), Is.EqualTo(new byte[] { 2, 3 }));
    }

    [Test]
    public void An_array_goes_by_reference()
    {
        var codec = new Codec();
        var array = new byte[] { 1 };

        Assert.That(codec.RoundTrip(array), Is.EqualTo(new FakeProxy(array)));
    }

    [Test]
    public void A_pointer_cannot_cross()
    {
        var pointer = RuntimeHelpers.GetUninitializedObject(typeof(System.Reflection.Pointer));

        Assert.That(() => new Codec().RoundTrip(pointer), Throws.TypeOf<RemoteException>().With.Message.Contains("pointer"));
    }

    [Property]
    public bool Any_decimal_guid_and_time_arrive_unchanged(decimal number, Guid id, DateTime time, DateTimeOffset moment, TimeSpan span, BigInteger big) =>
        decimal.GetBits(Codec.Copy(number)).SequenceEqual(decimal.GetBits(number)) && Codec.Copy(id) == id && Codec.Copy(time).Equals(time)
        && Codec.Copy(time).Kind == time.Kind && Codec.Copy(moment).EqualsExact(moment) && Codec.Copy(span) == span && Codec.Copy(big) == big;

    [Property]
    public bool Any_integer_arrives_unchanged(sbyte a, byte b, short c, ushort d, uint e, ulong f, long g) =>
        Codec.Copy(a) == a && Codec.Copy(b) == b && Codec.Copy(c) == c && Codec.Copy(d) == d && Codec.Copy(e) == e && Codec.Copy(f) == f && Codec.Copy(g) == g;

    private sealed class SpecialUri() : Uri("http://special");
}
