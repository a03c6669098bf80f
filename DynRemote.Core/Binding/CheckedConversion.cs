using System.Numerics;

namespace DynRemote.Binding;

/// <summary>Conversions between boxed numbers in a <see langword="checked"/> context (C# 10.3.2): what does not fit is an error, not cut off.</summary>
internal static class CheckedConversion
{
    /// <summary>Converts a number. Both types are numeric; the result is a box of exactly <paramref name="to"/>.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static object Convert(object value, Type to) => value switch
    {
        sbyte n => To(n, to),
        byte n => To(n, to),
        short n => To(n, to),
        ushort n => To(n, to),
        char n => To((ushort)n, to),
        int n => To(n, to),
        uint n => To(n, to),
        long n => To(n, to),
        ulong n => To(n, to),
        nint n => To(n, to),
        nuint n => To(n, to),
        float n => To(n, to),
        double n => To(n, to),
        decimal n => To(n, to),
        _ => throw new ArgumentException($"'{TypeDisplay.Of(value.GetType())}' is not numeric.", nameof(value)),
    };

    private static object To<T>(T n, Type to)
        where T : INumberBase<T> => Type.GetTypeCode(to) switch
        {
            TypeCode.SByte => (object)sbyte.CreateChecked(n),
            TypeCode.Byte => byte.CreateChecked(n),
            TypeCode.Int16 => short.CreateChecked(n),
            TypeCode.UInt16 => ushort.CreateChecked(n),
            TypeCode.Char => (char)ushort.CreateChecked(n),
            TypeCode.Int32 => int.CreateChecked(n),
            TypeCode.UInt32 => uint.CreateChecked(n),
            TypeCode.Int64 => long.CreateChecked(n),
            TypeCode.UInt64 => ulong.CreateChecked(n),
            TypeCode.Single => float.CreateChecked(n),
            TypeCode.Double => double.CreateChecked(n),
            TypeCode.Decimal => decimal.CreateChecked(n),
            _ when to == typeof(nint) => nint.CreateChecked(n),
            _ => nuint.CreateChecked(n),
        };
}
