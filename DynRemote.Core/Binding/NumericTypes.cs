namespace DynRemote.Binding;

/// <summary>C#'s implicit numeric conversions, and the conversions themselves between boxed numbers.</summary>
internal static class NumericTypes
{
    // Rows of C# 10.2.3: what each type converts to without loss of magnitude.
    private static readonly Dictionary<Type, Type[]> Widenings = new()
    {
        [typeof(sbyte)] = [typeof(short), typeof(int), typeof(long), typeof(nint), typeof(float), typeof(double), typeof(decimal)],
        [typeof(byte)] =
        [
            typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(nint), typeof(nuint), typeof(float), typeof(double),
            typeof(decimal),
        ],
        [typeof(short)] = [typeof(int), typeof(long), typeof(nint), typeof(float), typeof(double), typeof(decimal)],
        [typeof(ushort)] =
        [
            typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(nint), typeof(nuint), typeof(float), typeof(double), typeof(decimal),
        ],
        [typeof(int)] = [typeof(long), typeof(nint), typeof(float), typeof(double), typeof(decimal)],
        [typeof(uint)] = [typeof(long), typeof(ulong), typeof(nuint), typeof(float), typeof(double), typeof(decimal)],
        [typeof(long)] = [typeof(float), typeof(double), typeof(decimal)],
        [typeof(ulong)] = [typeof(float), typeof(double), typeof(decimal)],
        [typeof(nint)] = [typeof(long), typeof(float), typeof(double), typeof(decimal)],
        [typeof(nuint)] = [typeof(ulong), typeof(float), typeof(double), typeof(decimal)],
        [typeof(char)] =
        [
            typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(nint), typeof(nuint), typeof(float), typeof(double), typeof(decimal),
        ],
        [typeof(float)] = [typeof(double)],
        [typeof(double)] = [],
        [typeof(decimal)] = [],
    };

    private static readonly Type[] Signed = [typeof(sbyte), typeof(short), typeof(int), typeof(long), typeof(nint)];

    private static readonly Type[] Unsigned = [typeof(byte), typeof(ushort), typeof(uint), typeof(ulong), typeof(nuint)];

    public static bool IsNumeric(Type type) => Widenings.ContainsKey(type);

    public static bool IsIntegral(Type type) => IsNumeric(type) && type != typeof(float) && type != typeof(double) && type != typeof(decimal);

    /// <summary>Whether there is an implicit numeric conversion between two different types.</summary>
    public static bool Widens(Type from, Type to) => Widenings.TryGetValue(from, out var targets) && Array.IndexOf(targets, to) >= 0;

    /// <summary>Whether the first is a signed integer that C# prefers to the second, an unsigned one of at most its rank.</summary>
    public static bool IsSignedOver(Type first, Type second)
    {
        var signed = Array.IndexOf(Signed, first);
        return signed >= 0 && Array.IndexOf(Unsigned, second) >= signed;
    }

    /// <summary>Whether a constant of type <c>int</c> or <c>long</c> may be written where a narrower integer is expected.</summary>
    public static bool ConstantFits(object constant, Type to) => constant switch
    {
        int value when to == typeof(sbyte) => value is >= sbyte.MinValue and <= sbyte.MaxValue,
        int value when to == typeof(byte) => value is >= byte.MinValue and <= byte.MaxValue,
        int value when to == typeof(short) => value is >= short.MinValue and <= short.MaxValue,
        int value when to == typeof(ushort) => value is >= ushort.MinValue and <= ushort.MaxValue,
        int value when to == typeof(uint) || to == typeof(ulong) || to == typeof(nuint) => value >= 0,
        long value when to == typeof(ulong) => value >= 0,
        _ => false,
    };

    /// <summary>What of a constant's value decides its conversions: two constants of one class convert alike. 0 where the value does not matter.</summary>
    public static byte ConstantClass(object? value) => value switch
    {
        0 => 1,
        int n and > 0 => n <= sbyte.MaxValue ? (byte)2 : n <= byte.MaxValue ? (byte)3 : n <= short.MaxValue ? (byte)4 : n <= ushort.MaxValue ? (byte)5 : (byte)6,
        int n => n >= sbyte.MinValue ? (byte)7 : n >= short.MinValue ? (byte)8 : (byte)9,
        long n => n >= 0 ? (byte)10 : (byte)11,
        _ => 0,
    };

    /// <summary>Converts a number, unchecked as a cast does. Both types are numeric; the result is a box of exactly <paramref name="to"/>.</summary>
    /// <exception cref="OverflowException">The target is <c>decimal</c>, or the source is, and the value does not fit.</exception>
    public static object Convert(object value, Type to) => value switch
    {
        sbyte n => FromSigned(n, to),
        byte n => FromSigned(n, to),
        short n => FromSigned(n, to),
        ushort n => FromSigned(n, to),
        char n => FromSigned(n, to),
        int n => FromSigned(n, to),
        uint n => FromSigned(n, to),
        long n => FromSigned(n, to),
        nint n => FromSigned(n, to),
        ulong n => FromUnsigned(n, to),
        nuint n => FromUnsigned(n, to),
        float n => to == typeof(decimal) ? (decimal)n : to == typeof(float) ? value : FromDouble(n, to),
        double n => FromDouble(n, to),
        decimal n => FromDecimal(n, to),
        _ => throw new ArgumentException($"'{TypeDisplay.Of(value.GetType())}' is not numeric.", nameof(value)),
    };

    private static object FromSigned(long n, Type to) => Type.GetTypeCode(to) switch
    {
        TypeCode.Single => (object)(float)n,
        TypeCode.Double => (double)n,
        TypeCode.Decimal => (decimal)n,
        _ => Integer(n, to),
    };

    private static object FromUnsigned(ulong n, Type to) => Type.GetTypeCode(to) switch
    {
        TypeCode.Single => (object)(float)n,
        TypeCode.Double => (double)n,
        TypeCode.Decimal => (decimal)n,
        _ => Integer(unchecked((long)n), to),
    };

    private static object FromDouble(double n, Type to) => Type.GetTypeCode(to) switch
    {
        TypeCode.Single => (object)(float)n,
        TypeCode.Double => n,
        TypeCode.Decimal => (decimal)n,
        TypeCode.UInt64 => unchecked((ulong)n),
        TypeCode.Int64 => unchecked((long)n),
        TypeCode.UInt32 => unchecked((uint)n),
        TypeCode.Object when to == typeof(nint) => unchecked((nint)n),
        TypeCode.Object => unchecked((nuint)n),
        _ => Integer(unchecked((int)n), to),
    };

    private static object FromDecimal(decimal n, Type to) => Type.GetTypeCode(to) switch
    {
        TypeCode.Single => (object)(float)n,
        TypeCode.Double => (double)n,
        TypeCode.Decimal => n,
        TypeCode.SByte => (sbyte)n,
        TypeCode.Byte => (byte)n,
        TypeCode.Int16 => (short)n,
        TypeCode.UInt16 => (ushort)n,
        TypeCode.Char => (char)n,
        TypeCode.Int32 => (int)n,
        TypeCode.UInt32 => (uint)n,
        TypeCode.UInt64 => (ulong)n,
        TypeCode.Object when to == typeof(nint) => (nint)(long)n,
        TypeCode.Object => (nuint)(ulong)n,
        _ => (long)n,
    };

    private static object Integer(long n, Type to) => Type.GetTypeCode(to) switch
    {
        TypeCode.SByte => (object)unchecked((sbyte)n),
        TypeCode.Byte => unchecked((byte)n),
        TypeCode.Int16 => unchecked((short)n),
        TypeCode.UInt16 => unchecked((ushort)n),
        TypeCode.Char => unchecked((char)n),
        TypeCode.Int32 => unchecked((int)n),
        TypeCode.UInt32 => unchecked((uint)n),
        TypeCode.UInt64 => unchecked((ulong)n),
        TypeCode.Object when to == typeof(nint) => unchecked((nint)n),
        TypeCode.Object => unchecked((nuint)n),
        _ => n,
    };
}
