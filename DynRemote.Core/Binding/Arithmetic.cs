using System.Linq.Expressions;
using System.Numerics;

namespace DynRemote.Binding;

/// <summary>C#'s operators on two boxed numbers of one type, by generic math: the run-time compiles each type once, and nothing is emitted.</summary>
internal static class Arithmetic
{
    /// <summary>Applies a binary operator other than a shift; <see langword="null"/> if the type has no such operator.</summary>
    public static object? Binary(ExpressionType op, object left, object right, bool isChecked) => left switch
    {
        int a => Integer(op, a, (int)right, isChecked),
        long a => Integer(op, a, (long)right, isChecked),
        uint a => Integer(op, a, (uint)right, isChecked),
        ulong a => Integer(op, a, (ulong)right, isChecked),
        nint a => Integer(op, a, (nint)right, isChecked),
        nuint a => Integer(op, a, (nuint)right, isChecked),
        byte a => Integer(op, a, (byte)right, isChecked),
        sbyte a => Integer(op, a, (sbyte)right, isChecked),
        short a => Integer(op, a, (short)right, isChecked),
        ushort a => Integer(op, a, (ushort)right, isChecked),
        double a => Number(op, a, (double)right, isChecked),
        float a => Number(op, a, (float)right, isChecked),
        decimal a => Number(op, a, (decimal)right, isChecked),
        _ => null,
    };

    /// <summary>Applies a unary operator; the result has the operand's type.</summary>
    public static object? Unary(ExpressionType op, object operand, bool isChecked) => operand switch
    {
        int a => Whole(op, a, isChecked),
        long a => Whole(op, a, isChecked),
        nint a => Whole(op, a, isChecked),
        sbyte a => Whole(op, a, isChecked),
        short a => Whole(op, a, isChecked),
        uint a => Whole(op, a, isChecked),
        ulong a => Whole(op, a, isChecked),
        nuint a => Whole(op, a, isChecked),
        byte a => Whole(op, a, isChecked),
        ushort a => Whole(op, a, isChecked),
        char a => Whole(op, a, isChecked),
        double a => Plain(op, a, isChecked),
        float a => Plain(op, a, isChecked),
        decimal a => Plain(op, a, isChecked),
        _ => null,
    };

    /// <summary>Shifts an integer of at least 32 bits.</summary>
    public static object? Shift(ExpressionType op, object value, int count) => value switch
    {
        int a => op == ExpressionType.LeftShift ? a << count : a >> count,
        uint a => op == ExpressionType.LeftShift ? a << count : a >> count,
        long a => op == ExpressionType.LeftShift ? a << count : a >> count,
        ulong a => op == ExpressionType.LeftShift ? a << count : a >> count,
        nint a => op == ExpressionType.LeftShift ? a << count : a >> count,
        nuint a => op == ExpressionType.LeftShift ? a << count : a >> count,
        _ => null,
    };

    private static object? Integer<T>(ExpressionType op, T a, T b, bool isChecked)
        where T : IBinaryInteger<T> => op switch
        {
            ExpressionType.And => a & b,
            ExpressionType.Or => a | b,
            ExpressionType.ExclusiveOr => a ^ b,
            _ => Number(op, a, b, isChecked),
        };

    private static object? Number<T>(ExpressionType op, T a, T b, bool isChecked)
        where T : INumber<T> => op switch
        {
            ExpressionType.Add => isChecked ? checked(a + b) : unchecked(a + b),
            ExpressionType.Subtract => isChecked ? checked(a - b) : unchecked(a - b),
            ExpressionType.Multiply => isChecked ? checked(a * b) : unchecked(a * b),
            ExpressionType.Divide => a / b,
            ExpressionType.Modulo => a % b,
            ExpressionType.Equal => a == b,
            ExpressionType.NotEqual => a != b,
            ExpressionType.LessThan => a < b,
            ExpressionType.LessThanOrEqual => a <= b,
            ExpressionType.GreaterThan => a > b,
            ExpressionType.GreaterThanOrEqual => a >= b,
            _ => null,
        };

    private static object? Whole<T>(ExpressionType op, T a, bool isChecked)
        where T : IBinaryInteger<T> => op == ExpressionType.OnesComplement ? ~a : Plain(op, a, isChecked);

    private static object? Plain<T>(ExpressionType op, T a, bool isChecked)
        where T : INumber<T> => op switch
        {
            ExpressionType.UnaryPlus => a,
            ExpressionType.Negate => isChecked ? checked(-a) : unchecked(-a),
            ExpressionType.Increment => isChecked ? checked(a + T.One) : unchecked(a + T.One),
            ExpressionType.Decrement => isChecked ? checked(a - T.One) : unchecked(a - T.One),
            _ => null,
        };
}
