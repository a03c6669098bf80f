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
        var staticTypes = Array.ConvertAll(step.StaticTypes, type => Value(type, frame) as Type);
        var operation = shape with { Arguments = shape.Arguments with { Values = values, TypeArguments = types, StaticTypes = staticTypes } };
        return target is RemoteObject foreign ? foreign.Perform(operation) : OperateHere(target, operation);
    }

    private object? OperateHere(object? target, in Operation operation)
    {
        var values = operation.Arguments.Values;
        switch (operation.Kind)
        {
            case OperationKind.InvokeMember:
                budget.ChargeText(TextGrowth.OfCall(target, operation.Name!, values));
                return binder.Perform(target, operation);
            case OperationKind.Binary:
                TextGrowth.CheckShift(operation.Operator, target, values[0]);
                return target is not null && values[0] is RemoteObject foreign
                    ? foreign.Perform(operation with { Kind = OperationKind.BinaryFromRight, Arguments = operation.Arguments with { Values = [target], StaticTypes = [] } })
                    : binder.Perform(target, operation);
            case OperationKind.BinaryFromRight:
                TextGrowth.CheckShift(operation.Operator, values[0], target);
                return binder.Perform(target, operation);
            case OperationKind.Set or OperationKind.SetIndex:
                return binder.Perform(target, operation) ?? values[^1];
            default:
                return binder.Perform(target, operation);
        }
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
}
