using System.Linq.Expressions;
using DynRemote.Binding;
using DynRemote.Messages;
using DynRemote.Operations;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Plans;

/// <content>Operations: each as a request of its own would do it.</content>
internal sealed partial class PlanRun
{
    private object? Operate(PlanStep step, PlanFrame frame)
    {
        var target = Argument(Value(step.Operands[0], frame));
        var values = Values(step.Operands, frame, 1);
        for (var i = 0; i < values.Length; i++)
            values[i] = Argument(values[i]);
        var shape = step.Operation;
        var types = Array.ConvertAll(step.TypeArguments, type => Value(type, frame) ?? throw PlanReader.Malformed("a type argument is null"));
        var operation = shape with { Arguments = shape.Arguments with { Values = values, TypeArguments = types } };
        return target is RemoteObject foreign ? foreign.Perform(operation) : OperateHere(target, operation);
    }

    private object? OperateHere(object? target, in Operation operation)
    {
        var name = operation.Name ?? "";
        var arguments = operation.Arguments;
        var values = arguments.Values;
        switch (operation.Kind)
        {
            case OperationKind.Get:
                return binder.Get(target!, name);
            case OperationKind.Set:
                binder.Set(target!, name, arguments);
                return values[0];
            case OperationKind.InvokeMember:
                budget.ChargeText(TextGrowth.OfCall(target, name, values));
                return binder.InvokeMember(target!, name, arguments);
            case OperationKind.Invoke:
                return binder.Invoke(target!, arguments);
            case OperationKind.GetIndex:
                return binder.GetIndex(target!, arguments);
            case OperationKind.SetIndex:
                binder.SetIndex(target!, arguments);
                return values[^1];
            case OperationKind.DeleteMember:
                binder.DeleteMember(target!, name);
                return null;
            case OperationKind.DeleteIndex:
                binder.DeleteIndex(target!, arguments);
                return null;
            case OperationKind.Convert:
                return binder.ConvertValue(target, TypeOf(values[0]), operation.IsExplicit, arguments.IsChecked);
            case OperationKind.Binary:
                return Binary(Operator(operation), target, values[0], arguments.IsConstant(0) ? (byte)2 : (byte)0);
            case OperationKind.BinaryFromRight:
                return Binary(Operator(operation), values[0], target, 0);
            case OperationKind.Unary:
                return binder.Unary(Operator(operation), target);
            case OperationKind.Create:
                return binder.Create(TypeOf(target), arguments);
            default:
                throw PlanReader.Malformed($"{operation.Kind} is no operation of a plan");
        }
    }

    private object? Binary(ExpressionType op, object? left, object? right, byte constants)
    {
        TextGrowth.CheckShift(op, left, right);
        return right is RemoteObject foreign && left is not null
            ? foreign.Perform(new Operation(OperationKind.BinaryFromRight, op.ToString(), left))
            : binder.Binary(op, left, right, constants);
    }

    // What a plan has put together, on its way to a member of the owner's: as the object that it stands for.
    internal static object? Argument(object? value) => value switch
    {
        PlanRow { Kind: RowKind.Array } array => Array.ConvertAll(array.Parts, Argument),
        PlanRow { Kind: RowKind.Tuple } tuple => Tuple(Array.ConvertAll(tuple.Parts, Argument)),
        PlanRow => throw new RuntimeBinderException("An anonymous object that a plan has made is used as an object of the owner's, which does not have its type. Pass a tuple, or its parts."),
        _ => value,
    };

    private static object Tuple(object?[] parts) => parts switch
    {
        [var a] => ValueTuple.Create(a),
        [var a, var b] => (a, b),
        [var a, var b, var c] => (a, b, c),
        [var a, var b, var c, var d] => (a, b, c, d),
        [var a, var b, var c, var d, var e] => (a, b, c, d, e),
        [var a, var b, var c, var d, var e, var f] => (a, b, c, d, e, f),
        [var a, var b, var c, var d, var e, var f, var g] => (a, b, c, d, e, f, g),
        _ => throw new RuntimeBinderException($"A tuple of {parts.Length} elements that a plan has made cannot be passed on; seven are the most."),
    };

    private static Type TypeOf(object? value) => value as Type ?? throw new RuntimeBinderException(
        $"A type is needed that the owner has, too; {(value is RemoteType remote ? remote.FullName : "this")} is none. Leave the conversion away, or do it to the result of the plan.");

    private static ExpressionType Operator(in Operation operation)
    {
        if (!Enum.TryParse<ExpressionType>(operation.Name, out var op) || !Enum.IsDefined(op))
            throw PlanReader.Malformed($"there is no operator '{operation.Name}'");
        return operation.Arguments.IsChecked ? OperatorNames.Checked(op) : op;
    }
}
