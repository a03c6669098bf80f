using System.Linq.Expressions;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <content>Operations as data: what a peer asks for, by itself or as a step of a plan.</content>
internal sealed partial class MemberBinder
{
    /// <summary>Does what C# has a form for: a member, a call, an index, an operator, a conversion, a construction.</summary>
    /// <param name="target">The object, or the left operand; <see langword="null"/> can have operators and conversions.</param>
    /// <param name="operation">What to do. The values of by-reference arguments are written back to it.</param>
    /// <exception cref="RemoteProtocolException">It is none of these, or has other arguments than these take.</exception>
    public object? Perform(object? target, in Operation operation)
    {
        var name = (operation.IgnoresCase ? SpellingOf(target!, operation.Name ?? "") : operation.Name) ?? "";
        var arguments = operation.Arguments;
        switch (operation.Kind)
        {
            case OperationKind.Get:
                return Get(target!, name);
            case OperationKind.Set when arguments.Values.Length == 1:
                return Set(target!, name, arguments);
            case OperationKind.InvokeMember:
                return InvokeMember(target!, name, arguments);
            case OperationKind.Invoke:
                return Invoke(target!, arguments);
            case OperationKind.CallOrGet:
                return CallOrGet(target!, operation.Name is null ? null : name, arguments);
            case OperationKind.GetIndex:
                return GetIndex(target!, arguments);
            case OperationKind.SetIndex:
                return SetIndex(target!, arguments);
            case OperationKind.DeleteMember:
                DeleteMember(target!, name);
                return null;
            case OperationKind.DeleteIndex:
                DeleteIndex(target!, arguments);
                return null;
            case OperationKind.Convert:
                return Convert(target, operation.TypeArgument, operation.IsExplicit, arguments.IsChecked);
            case OperationKind.Binary:
                return Binary(OperatorOf(operation), target, operation.OnlyArgument, arguments.IsConstant(0) ? (byte)2 : (byte)0, arguments.StaticTypeOf(0));
            case OperationKind.BinaryFromRight:
                return Binary(OperatorOf(operation), operation.OnlyArgument, target);
            case OperationKind.Unary:
                return Unary(OperatorOf(operation), target);
            case OperationKind.Create when target is Type type:
                return Create(type, arguments);
            default:
                throw new RemoteProtocolException(
                    $"There is no operation of kind {(int)operation.Kind} with {arguments.Values.Length} arguments on a {target?.GetType().ToString() ?? "null"}.");
        }
    }

    private static ExpressionType OperatorOf(in Operation operation) =>
        operation.Arguments.IsChecked ? OperatorNames.Checked(operation.Operator) : operation.Operator;
}
