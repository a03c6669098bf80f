using System.Linq.Expressions;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote;

/// <content>
/// Operators with the promise on the right: <c>1 + p</c> reaches a promise only through static operators of its class. The owner evaluates them.
/// </content>
public partial class RemotePromise
{
#pragma warning disable CS1591 // Each is the operator it is; the summary of this part says what they do.
    public static object? operator +(object? left, RemotePromise right) => FromTheRight(ExpressionType.Add, left, right);

    public static object? operator -(object? left, RemotePromise right) => FromTheRight(ExpressionType.Subtract, left, right);

    public static object? operator *(object? left, RemotePromise right) => FromTheRight(ExpressionType.Multiply, left, right);

    public static object? operator /(object? left, RemotePromise right) => FromTheRight(ExpressionType.Divide, left, right);

    public static object? operator %(object? left, RemotePromise right) => FromTheRight(ExpressionType.Modulo, left, right);

    public static object? operator &(object? left, RemotePromise right) => FromTheRight(ExpressionType.And, left, right);

    public static object? operator |(object? left, RemotePromise right) => FromTheRight(ExpressionType.Or, left, right);

    public static object? operator ^(object? left, RemotePromise right) => FromTheRight(ExpressionType.ExclusiveOr, left, right);

    public static object? operator <(object? left, RemotePromise right) => FromTheRight(ExpressionType.LessThan, left, right);

    public static object? operator >(object? left, RemotePromise right) => FromTheRight(ExpressionType.GreaterThan, left, right);

    public static object? operator <=(object? left, RemotePromise right) => FromTheRight(ExpressionType.LessThanOrEqual, left, right);

    public static object? operator >=(object? left, RemotePromise right) => FromTheRight(ExpressionType.GreaterThanOrEqual, left, right);

    public static object? operator ==(object? left, RemotePromise? right) => right is null ? left is null : FromTheRight(ExpressionType.Equal, left, right);

    public static object? operator !=(object? left, RemotePromise? right) => right is null ? left is not null : FromTheRight(ExpressionType.NotEqual, left, right);
#pragma warning restore CS1591

    private static RemotePromise FromTheRight(ExpressionType operation, object? left, RemotePromise right) =>
        right.Perform(new Operation(OperationKind.BinaryFromRight, operation.ToString(), left));
}
