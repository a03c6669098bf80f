using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace DynRemote.Tests.Conformance.Samples;

/// <summary>At least one value of every type that crosses as a copy, with the bits that are easily lost on the way.</summary>
public static class CrossingValues
{
    public static IEnumerable<object> All =>
    [
        true, 'x', '\uD800', (sbyte)-1, byte.MaxValue, short.MinValue, ushort.MaxValue, int.MinValue, uint.MaxValue, long.MinValue, ulong.MaxValue,
        (nint)(-5), (nuint)5, Int128.MinValue, UInt128.MaxValue, BigInteger.Pow(-7, 77),
        (Half)0.1, Half.NaN, 0.1f, BitConverter.Int32BitsToSingle(0x7FC01234), -0.0f, 0.1, BitConverter.Int64BitsToDouble(0x7FF8000000001234), -0.0, double.Epsilon,
        1.10m, new decimal(0, 0, 0, isNegative: true, scale: 3), "", "text", "a\0b", "half a 😀: \uD83D", new Rune(0x1F600),
        new DateTime(2024, 2, 29, 23, 59, 59, DateTimeKind.Utc).AddTicks(7), new DateTime(1, DateTimeKind.Local), new DateTime(5, DateTimeKind.Unspecified),
        new DateTimeOffset(2024, 2, 29, 1, 2, 3, new TimeSpan(-9, -30, 0)).AddTicks(1), TimeSpan.FromTicks(-1), new DateOnly(2024, 2, 29), TimeOnly.MaxValue,
        Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), new Uri("HTTP://Example.ORG:80/%7Ea"), new Uri("../up", UriKind.Relative), new Version(1, 2, 3),
        new Complex(-0.0, double.NaN), ^3, 1..^1, DBNull.Value,
        DayOfWeek.Friday, (DayOfWeek)77, FileShare.Read | FileShare.Delete, Colour.Green,
        Tuple.Create(1, "two", 3.0), (1, "two", (3.0, 'c')), (1, 2, 3, 4, 5, 6, 7, 8, 9), new KeyValuePair<string, int>("a", 1), default(ValueTuple),
        ImmutableArray.Create(1, 2, 3), ImmutableList.Create("a", "b"), ImmutableDictionary<string, int>.Empty.Add("a", 1), ImmutableHashSet.Create(1, 2),
        new Dictionary<string, int> { ["a"] = 1 }.ToFrozenDictionary(), new[] { "a", "b" }.ToFrozenSet(),
        new ReadOnlyMemory<byte>([1, 2, 3]),
        typeof(int), typeof(List<string>),
    ];

    /// <summary>Whether two values are of one type and have the same bits: more than <c>Equals</c> asks for.</summary>
    public static bool AreIdentical(object? left, object? right) => left?.GetType() == right?.GetType() && (left, right) switch
    {
        (null, null) => true,
        (double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b),
        (float a, float b) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b),
        (Half a, Half b) => BitConverter.HalfToInt16Bits(a) == BitConverter.HalfToInt16Bits(b),
        (Complex a, Complex b) => AreIdentical(a.Real, b.Real) && AreIdentical(a.Imaginary, b.Imaginary),
        (decimal a, decimal b) => decimal.GetBits(a).SequenceEqual(decimal.GetBits(b)),
        (DateTime a, DateTime b) => a == b && a.Kind == b.Kind,
        (DateTimeOffset a, DateTimeOffset b) => a.EqualsExact(b),
        (Uri a, Uri b) => a.OriginalString == b.OriginalString,
        (ReadOnlyMemory<byte> a, ReadOnlyMemory<byte> b) => a.Span.SequenceEqual(b.Span),
        (System.Collections.IEnumerable a, System.Collections.IEnumerable b) when a is not string => a.Cast<object>().Order(ByText).SequenceEqual(b.Cast<object>().Order(ByText)),
        _ => Equals(left, right),
    };

    /// <summary>A value's name in a test's name.</summary>
    public static string NameOf(object value) =>
        value is string text ? $"\"{Convert.ToHexString(Encoding.Unicode.GetBytes(text))}\"" : $"{value.GetType().Name} {string.Format(CultureInfo.InvariantCulture, "{0}", value)}";

    private static readonly Comparer<object> ByText = Comparer<object>.Create((a, b) => string.CompareOrdinal($"{a}", $"{b}"));
}

public enum Colour
{
    Red,
    Green = 5,
}
