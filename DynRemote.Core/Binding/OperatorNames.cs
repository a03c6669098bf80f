using System.Linq.Expressions;

namespace DynRemote.Binding;

/// <summary>The three names of each operator: the DLR's, the method's, and C#'s sign.</summary>
internal static class OperatorNames
{
    private static readonly (ExpressionType Operator, string Method, string Sign)[] Table =
    [
        (ExpressionType.Add, "op_Addition", "+"),
        (ExpressionType.Subtract, "op_Subtraction", "-"),
        (ExpressionType.Multiply, "op_Multiply", "*"),
        (ExpressionType.Divide, "op_Division", "/"),
        (ExpressionType.Modulo, "op_Modulus", "%"),
        (ExpressionType.And, "op_BitwiseAnd", "&"),
        (ExpressionType.Or, "op_BitwiseOr", "|"),
        (ExpressionType.ExclusiveOr, "op_ExclusiveOr", "^"),
        (ExpressionType.LeftShift, "op_LeftShift", "<<"),
        (ExpressionType.RightShift, "op_RightShift", ">>"),
        (ExpressionType.Equal, "op_Equality", "=="),
        (ExpressionType.NotEqual, "op_Inequality", "!="),
        (ExpressionType.LessThan, "op_LessThan", "<"),
        (ExpressionType.GreaterThan, "op_GreaterThan", ">"),
        (ExpressionType.LessThanOrEqual, "op_LessThanOrEqual", "<="),
        (ExpressionType.GreaterThanOrEqual, "op_GreaterThanOrEqual", ">="),
        (ExpressionType.Negate, "op_UnaryNegation", "-"),
        (ExpressionType.UnaryPlus, "op_UnaryPlus", "+"),
        (ExpressionType.Not, "op_LogicalNot", "!"),
        (ExpressionType.OnesComplement, "op_OnesComplement", "~"),
        (ExpressionType.Increment, "op_Increment", "++"),
        (ExpressionType.Decrement, "op_Decrement", "--"),
        (ExpressionType.IsTrue, "op_True", "true"),
        (ExpressionType.IsFalse, "op_False", "false"),
    ];

    private static readonly Dictionary<ExpressionType, (string Method, string Sign)> ByOperator =
        Table.ToDictionary(row => row.Operator, row => (row.Method, row.Sign));

    private static readonly Dictionary<string, string> SignsByMethod = Table.ToDictionary(row => row.Method, row => row.Sign);

    /// <summary>The method's name, <c>op_Addition</c>.</summary>
    /// <exception cref="NotSupportedException">C# has no such operator.</exception>
    public static string MethodOf(ExpressionType operation) => Row(operation).Method;

    /// <summary>C#'s sign, <c>+</c>.</summary>
    /// <exception cref="NotSupportedException">C# has no such operator.</exception>
    public static string SignOf(ExpressionType operation) => operation switch
    {
        ExpressionType.AndAlso => "&&",
        ExpressionType.OrElse => "||",
        _ => Row(operation).Sign,
    };

    /// <summary>C#'s sign of an operator method, or <see langword="null"/>.</summary>
    public static string? SignOfMethod(string method) => SignsByMethod.GetValueOrDefault(method);

    /// <summary>Compound assignments and checked forms reduced to the operator that they perform.</summary>
    public static ExpressionType Plain(ExpressionType operation, out bool isChecked)
    {
        isChecked = operation is ExpressionType.AddChecked or ExpressionType.SubtractChecked or ExpressionType.MultiplyChecked or ExpressionType.NegateChecked
            or ExpressionType.AddAssignChecked or ExpressionType.SubtractAssignChecked or ExpressionType.MultiplyAssignChecked;
        return operation switch
        {
            ExpressionType.AddChecked or ExpressionType.AddAssign or ExpressionType.AddAssignChecked => ExpressionType.Add,
            ExpressionType.SubtractChecked or ExpressionType.SubtractAssign or ExpressionType.SubtractAssignChecked => ExpressionType.Subtract,
            ExpressionType.MultiplyChecked or ExpressionType.MultiplyAssign or ExpressionType.MultiplyAssignChecked => ExpressionType.Multiply,
            ExpressionType.DivideAssign => ExpressionType.Divide,
            ExpressionType.ModuloAssign => ExpressionType.Modulo,
            ExpressionType.AndAssign or ExpressionType.AndAlso => ExpressionType.And,
            ExpressionType.OrAssign or ExpressionType.OrElse => ExpressionType.Or,
            ExpressionType.ExclusiveOrAssign => ExpressionType.ExclusiveOr,
            ExpressionType.LeftShiftAssign => ExpressionType.LeftShift,
            ExpressionType.RightShiftAssign => ExpressionType.RightShift,
            ExpressionType.NegateChecked => ExpressionType.Negate,
            ExpressionType.PreIncrementAssign or ExpressionType.PostIncrementAssign => ExpressionType.Increment,
            ExpressionType.PreDecrementAssign or ExpressionType.PostDecrementAssign => ExpressionType.Decrement,
            _ => operation,
        };
    }

    /// <summary>The checked form of an operator, where it has one.</summary>
    public static ExpressionType Checked(ExpressionType operation) => operation switch
    {
        ExpressionType.Add => ExpressionType.AddChecked,
        ExpressionType.Subtract => ExpressionType.SubtractChecked,
        ExpressionType.Multiply => ExpressionType.MultiplyChecked,
        ExpressionType.Negate => ExpressionType.NegateChecked,
        ExpressionType.AddAssign => ExpressionType.AddAssignChecked,
        ExpressionType.SubtractAssign => ExpressionType.SubtractAssignChecked,
        ExpressionType.MultiplyAssign => ExpressionType.MultiplyAssignChecked,
        _ => operation,
    };

    private static (string Method, string Sign) Row(ExpressionType operation) =>
        ByOperator.TryGetValue(operation, out var row) ? row : throw new NotSupportedException($"C# has no operator '{operation}'.");
}
