using System.Linq.Expressions;

namespace DynRemote.Binding;

/// <summary>Numeric promotion (12.4.7): the type in which C# computes.</summary>
internal static class NumericPromotion
{
    /// <summary>The type for a binary operator, or <see langword="null"/> if C# has none for the two.</summary>
    public static Type? OfBinary(Type left, Type right)
    {
        if (Either(typeof(decimal)))
            return Either(typeof(float)) || Either(typeof(double)) ? null : typeof(decimal);
        if (Either(typeof(double)))
            return typeof(double);
        if (Either(typeof(float)))
            return typeof(float);
        if (Either(typeof(ulong)))
            return IsSigned(left) || IsSigned(right) ? null : typeof(ulong);
        if (Either(typeof(nuint)))
            return IsSigned(left) || IsSigned(right) ? null : typeof(nuint);
        if (Either(typeof(long)))
            return typeof(long);
        if (Either(typeof(nint)))
            return Either(typeof(uint)) ? typeof(long) : typeof(nint);
        if (Either(typeof(uint)))
            return IsSigned(left) || IsSigned(right) ? typeof(long) : typeof(uint);
        return typeof(int);

        bool Either(Type type) => left == type || right == type;
    }

    /// <summary>The type for a unary operator, or <see langword="null"/> if C# has none.</summary>
    public static Type? OfUnary(ExpressionType op, Type operand) => op switch
    {
        ExpressionType.Negate when operand == typeof(ulong) || operand == typeof(nuint) => null,
        ExpressionType.Negate when operand == typeof(uint) => typeof(long),
        ExpressionType.OnesComplement when !NumericTypes.IsIntegral(operand) => null,
        ExpressionType.Negate or ExpressionType.UnaryPlus or ExpressionType.OnesComplement => NumericTypes.Widens(operand, typeof(int)) ? typeof(int) : operand,
        _ => null,
    };

    private static bool IsSigned(Type type) => type == typeof(sbyte) || type == typeof(short) || type == typeof(int) || type == typeof(long) || type == typeof(nint);
}
