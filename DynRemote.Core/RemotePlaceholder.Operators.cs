using System.Linq.Expressions;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote;

/// <content>
/// Operators with the placeholder on the right: <c>1 + p</c>, <c>flag &amp;&amp; p</c>. C# asks only the static operators of its class for them.
/// </content>
public sealed partial class RemotePlaceholder
{
#pragma warning disable CS1591 // Each is the operator it is; the summary of this part says what they do.
    public static object? operator +(object? left, RemotePlaceholder right) => FromTheRight(ExpressionType.Add, left, right);

    public static object? operator -(object? left, RemotePlaceholder right) => FromTheRight(ExpressionType.Subtract, left, right);

    public static object? operator *(object? left, RemotePlaceholder right) => FromTheRight(ExpressionType.Multiply, left, right);

    public static object? operator /(object? left, RemotePlaceholder right) => FromTheRight(ExpressionType.Divide, left, right);

    public static object? operator %(object? left, RemotePlaceholder right) => FromTheRight(ExpressionType.Modulo, left, right);

    public static object? operator &(object? left, RemotePlaceholder right) => FromTheRight(ExpressionType.And, left, right);

    public static object? operator |(object? left, RemotePlaceholder right) => FromTheRight(ExpressionType.Or, left, right);

    public static object? operator ^(object? left, RemotePlaceholder right) => FromTheRight(ExpressionType.ExclusiveOr, left, right);

    public static object? operator <(object? left, RemotePlaceholder right) => FromTheRight(ExpressionType.LessThan, left, right);

    public static object? operator >(object? left, RemotePlaceholder right) => FromTheRight(ExpressionType.GreaterThan, left, right);

    public static object? operator <=(object? left, RemotePlaceholder right) => FromTheRight(ExpressionType.LessThanOrEqual, left, right);

    public static object? operator >=(object? left, RemotePlaceholder right) => FromTheRight(ExpressionType.GreaterThanOrEqual, left, right);

    public static object? operator ==(object? left, RemotePlaceholder? right) =>
        right is null ? left is null : FromTheRight(ExpressionType.Equal, left, right);

    public static object? operator !=(object? left, RemotePlaceholder? right) =>
        right is null ? left is not null : FromTheRight(ExpressionType.NotEqual, left, right);

    // A local bool on the left of && or || gets here where the right side decides. These five are what C# asks of a type for that.
    public static RemotePlaceholder operator &(RemotePlaceholder left, RemotePlaceholder right) => Combine(ExpressionType.And, left, right);

    public static RemotePlaceholder operator |(RemotePlaceholder left, RemotePlaceholder right) => Combine(ExpressionType.Or, left, right);

    public static bool operator true(RemotePlaceholder value) => value._recorder is null ? value._known : value.TestAtSite(isTrue: true);

    public static bool operator false(RemotePlaceholder value) => value._recorder is null ? !value._known : value.TestAtSite(isTrue: false);

    public static implicit operator RemotePlaceholder(bool known) => new(known);
#pragma warning restore CS1591

    private static RemotePlaceholder Combine(ExpressionType operation, RemotePlaceholder left, RemotePlaceholder right) =>
        (RemotePlaceholder)FromTheRight(operation, left._recorder is null ? (object)left._known : left, right)!;

    private static object? FromTheRight(ExpressionType operation, object? left, RemotePlaceholder right) =>
        right.RecorderInUse().Record(right, new Operation(OperationKind.BinaryFromRight, operation.ToString(), left));
}
