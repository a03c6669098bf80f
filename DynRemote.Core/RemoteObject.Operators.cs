using System.Linq.Expressions;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Shapes;

namespace DynRemote;

/// <content>
/// Operators with the proxy on the right: <c>1 + p</c> reaches a proxy only through static operators of its class. The owner evaluates them.
/// </content>
public partial class RemoteObject
{
#pragma warning disable CS1591 // Each is the operator it is; the summary of this part says what they do.
    public static object? operator +(object? left, RemoteObject right) => FromTheRight(ExpressionType.Add, left, right);

    public static object? operator -(object? left, RemoteObject right) => FromTheRight(ExpressionType.Subtract, left, right);

    public static object? operator *(object? left, RemoteObject right) => FromTheRight(ExpressionType.Multiply, left, right);

    public static object? operator /(object? left, RemoteObject right) => FromTheRight(ExpressionType.Divide, left, right);

    public static object? operator %(object? left, RemoteObject right) => FromTheRight(ExpressionType.Modulo, left, right);

    public static object? operator &(object? left, RemoteObject right) => FromTheRight(ExpressionType.And, left, right);

    public static object? operator |(object? left, RemoteObject right) => FromTheRight(ExpressionType.Or, left, right);

    public static object? operator ^(object? left, RemoteObject right) => FromTheRight(ExpressionType.ExclusiveOr, left, right);

    public static object? operator <(object? left, RemoteObject right) => FromTheRight(ExpressionType.LessThan, left, right);

    public static object? operator >(object? left, RemoteObject right) => FromTheRight(ExpressionType.GreaterThan, left, right);

    public static object? operator <=(object? left, RemoteObject right) => FromTheRight(ExpressionType.LessThanOrEqual, left, right);

    public static object? operator >=(object? left, RemoteObject right) => FromTheRight(ExpressionType.GreaterThanOrEqual, left, right);

    public static object? operator ==(object? left, RemoteObject? right) => FromTheRight(ExpressionType.Equal, left, right);

    public static object? operator !=(object? left, RemoteObject? right) => FromTheRight(ExpressionType.NotEqual, left, right);
#pragma warning restore CS1591

    private static object? FromTheRight(ExpressionType operation, object? left, RemoteObject? right)
    {
        if (right is null)
            return operation == ExpressionType.NotEqual ? left is not null : left is null;
        if (left is null && operation is ExpressionType.Equal or ExpressionType.NotEqual && !right.Shape.Can(Capabilities.NullEquality))
            return operation == ExpressionType.NotEqual;
        return right.Perform(new Operation(OperationKind.BinaryFromRight, operation.ToString(), left));
    }
}
