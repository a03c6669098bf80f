using System.Linq.Expressions;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>C#'s own operators (12.4.7, 12.9 to 12.14) on boxed operands: numbers after promotion, strings, bools, enums, delegates and references.</summary>
internal sealed class PredefinedOperators(ExpressionType op, bool isChecked, byte constants)
{
    /// <summary>The types that operands may be converted to, in the order of preference.</summary>
    public static IReadOnlyList<Type> OperandTypes { get; } =
    [
        typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(decimal), typeof(bool), typeof(string),
    ];

    private bool IsEquality => op is ExpressionType.Equal or ExpressionType.NotEqual;

    private bool IsComparison => op is ExpressionType.LessThan or ExpressionType.LessThanOrEqual or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual;

    private bool IsBitwise => op is ExpressionType.And or ExpressionType.Or or ExpressionType.ExclusiveOr;

    private bool IsShift => op is ExpressionType.LeftShift or ExpressionType.RightShift;

    public bool TryBinary(MemberBinder binder, object? left, object? right, out object? result)
    {
        result = null;
        if (op == ExpressionType.Add && (left is string || right is string))
        {
            result = TextOf(binder, left) + TextOf(binder, right);
            return true;
        }
        if (left is null || right is null)
            return TryNull(binder, left, right, out result);
        if (left is Enum || right is Enum)
            return TryEnum(left, right, out result);
        if (left is bool a && right is bool b)
            return TryBool(a, b, out result);
        if (NumericTypes.IsNumeric(left.GetType()) && NumericTypes.IsNumeric(right.GetType()))
            return TryNumeric(left, right, out result);
        return left is Delegate first && right is Delegate second ? TryDelegates(first, second, out result) : TryReferences(left, right, out result);
    }

    public bool TryUnary(object? operand, out object? result)
    {
        result = (op, operand) switch
        {
            (ExpressionType.Not, bool value) => !value,
            (ExpressionType.IsTrue, bool value) => value,
            (ExpressionType.IsFalse, bool value) => !value,
            (ExpressionType.OnesComplement or ExpressionType.Increment or ExpressionType.Decrement, Enum value) =>
                EnumValues.ToEnum(Arithmetic.Unary(op, EnumValues.Number(value), isChecked)!, value.GetType()),
            (ExpressionType.Increment or ExpressionType.Decrement, not null) when NumericTypes.IsNumeric(operand.GetType()) =>
                Arithmetic.Unary(op, operand, isChecked),
            (_, not null) when NumericTypes.IsNumeric(operand.GetType()) && NumericPromotion.OfUnary(op, operand.GetType()) is { } type =>
                Arithmetic.Unary(op, NumericTypes.Convert(operand, type), isChecked),
            _ => null,
        };
        return result is not null;
    }

    private bool TryNumeric(object left, object right, out object? result)
    {
        result = null;
        var leftType = left.GetType();
        var rightType = right.GetType();
        if (IsShift)
        {
            if (NumericPromotion.OfUnary(ExpressionType.OnesComplement, leftType) is not { } shifted || !IsShiftCount(rightType))
                return false;
            result = Arithmetic.Shift(op, NumericTypes.Convert(left, shifted), (int)NumericTypes.Convert(right, typeof(int)));
            return true;
        }
        // A constant takes the other operand's type if it fits: 1 + ulong.
        var type = NumericPromotion.OfBinary(
            (constants & 1) != 0 && NumericTypes.ConstantFits(left, rightType) && rightType == typeof(ulong) ? rightType : leftType,
            (constants & 2) != 0 && NumericTypes.ConstantFits(right, leftType) && leftType == typeof(ulong) ? leftType : rightType);
        if (type is null)
            return false;
        result = Arithmetic.Binary(op, NumericTypes.Convert(left, type), NumericTypes.Convert(right, type), isChecked);
        return result is not null;
    }

    private static bool IsShiftCount(Type type) => type == typeof(int) || NumericTypes.Widens(type, typeof(int));

    private bool TryEnum(object left, object right, out object? result)
    {
        result = null;
        if (left.GetType() == right.GetType())
        {
            if (!IsEquality && !IsComparison && !IsBitwise && op != ExpressionType.Subtract)
                return false;
            var value = Arithmetic.Binary(op, EnumValues.Number(left), EnumValues.Number(right), isChecked && op == ExpressionType.Subtract);
            result = value is bool || op == ExpressionType.Subtract ? value : EnumValues.ToEnum(value!, left.GetType());
            return result is not null;
        }
        var type = (left is Enum ? left : right).GetType();
        var number = left is Enum ? right : left;
        var isZero = number is 0 && (constants & (left is Enum ? 2 : 1)) != 0;
        if (isZero && op is not (ExpressionType.Add or ExpressionType.Subtract))
            return TryEnum(left is Enum ? left : Enum.ToObject(type, 0), right is Enum ? right : Enum.ToObject(type, 0), out result);
        var underlying = Enum.GetUnderlyingType(type);
        var isFitting = number.GetType() == underlying || NumericTypes.Widens(number.GetType(), underlying)
            || ((constants & (left is Enum ? 2 : 1)) != 0 && NumericTypes.ConstantFits(number, underlying));
        if (op is not (ExpressionType.Add or ExpressionType.Subtract) || !isFitting)
            return false;
        var sum = Arithmetic.Binary(op, AsNumber(left, underlying), AsNumber(right, underlying), isChecked);
        result = EnumValues.ToEnum(sum!, type);
        return true;
    }

    private static object AsNumber(object operand, Type type) => NumericTypes.Convert(operand is Enum ? EnumValues.Number(operand) : operand, type);

    private bool TryBool(bool left, bool right, out object? result)
    {
        result = op switch
        {
            ExpressionType.And => left & right,
            ExpressionType.Or => left | right,
            ExpressionType.ExclusiveOr or ExpressionType.NotEqual => left ^ right,
            ExpressionType.Equal => left == right,
            _ => null,
        };
        return result is not null;
    }

    // With a null operand the lifted operator, the comparison of references, or, last, the concatenation of strings.
    private bool TryNull(MemberBinder binder, object? left, object? right, out object? result)
    {
        result = null;
        var other = left ?? right;
        if (IsEquality)
        {
            result = op == ExpressionType.Equal == other is null;
            return true;
        }
        switch (other)
        {
            case null:
                result = IsComparison ? false : null;
                return op != ExpressionType.Add && !IsBitwise;
            case Delegate when op is ExpressionType.Add or ExpressionType.Subtract:
                result = op == ExpressionType.Add ? other : left;
                return true;
            case bool value when op is ExpressionType.And or ExpressionType.Or:
                result = value == (op == ExpressionType.Or) ? value : null;
                return true;
            case bool when op == ExpressionType.ExclusiveOr:
                return true;
            case Enum:
                result = IsComparison ? false : null;
                return IsComparison || op is ExpressionType.Add or ExpressionType.Subtract || IsBitwise;
            case var number when NumericTypes.IsNumeric(number.GetType()):
                result = IsComparison ? false : null;
                return IsShift ? left is not null ? NumericTypes.IsIntegral(number.GetType()) : IsShiftCount(number.GetType())
                    : !IsBitwise || NumericTypes.IsIntegral(number.GetType());
            default:
                result = op == ExpressionType.Add ? TextOf(binder, other) : null;
                return op == ExpressionType.Add;
        }
    }

    private bool TryDelegates(Delegate left, Delegate right, out object? result)
    {
        result = null;
        if (IsEquality)
        {
            result = op == ExpressionType.Equal == left.Equals(right);
            return left.GetType() == right.GetType();
        }
        if (left.GetType() != right.GetType() || op is not (ExpressionType.Add or ExpressionType.Subtract))
            return false;
        result = op == ExpressionType.Add ? Delegate.Combine(left, right) : Delegate.Remove(left, right);
        return true;
    }

    private bool TryReferences(object left, object right, out object? result)
    {
        result = null;
        if (!IsEquality)
            return false;
        if (left is string a && right is string b)
        {
            result = op == ExpressionType.Equal == string.Equals(a, b, StringComparison.Ordinal);
            return true;
        }
        var areComparable = !left.GetType().IsValueType && !right.GetType().IsValueType
            && (left.GetType().IsInstanceOfType(right) || right.GetType().IsInstanceOfType(left) || left is RemoteObject || right is RemoteObject);
        result = areComparable ? op == ExpressionType.Equal == ReferenceEquals(left, right) : null;
        return areComparable;
    }

    // string + string is the better operator where the operand's type declares how it becomes one.
    private static bool ConvertsToString(MemberBinder binder, object operand, out string? text)
    {
        var conversion = operand is RemoteObject ? Conversion.None : binder.Conversions.Implicit(operand.GetType(), typeof(string));
        text = conversion.Kind == ConversionKind.UserDefined ? (string?)conversion.Apply(binder, operand) : null;
        return conversion.Kind == ConversionKind.UserDefined;
    }

    // Concatenation calls ToString, so an object that is no value must be let through for that by the gate.
    private static string? TextOf(MemberBinder binder, object? operand) => operand switch
    {
        null => null,
        string text => text,
        _ when ConvertsToString(binder, operand, out var converted) => converted,
        IFormattable or bool or char => operand.ToString(),
        _ => binder.InvokeMember(operand, nameof(ToString), CallArguments.None) as string,
    };
}
