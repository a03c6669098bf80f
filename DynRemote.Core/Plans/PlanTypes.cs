using System.Linq.Expressions;
using System.Reflection;
using DynRemote.Binding;
using DynRemote.Messages;

namespace DynRemote.Plans;

/// <summary>The static types of what the functions of a plan return.</summary>
/// <param name="inputs">What came with the plan.</param>
/// <param name="outer">The values around the function.</param>
internal sealed class PlanTypes(object?[] inputs, PlanFrame outer)
{
    /// <summary>The static type of a function's result.</summary>
    /// <param name="function">The function.</param>
    /// <param name="parameters">Those of its parameters.</param>
    public StaticType? Of(PlanBlock function, StaticType?[] parameters) => Of(function, parameters, []);

    // The types of the values of a function, by their slots, and those of the functions around it, the next one first.
    private StaticType? Of(PlanBlock function, StaticType?[] parameters, StaticType?[][] around)
    {
        var types = new StaticType?[function.Slots];
        parameters.AsSpan(0, Math.Min(parameters.Length, function.Parameters)).CopyTo(types);
        StaticType?[][] all = [types, .. around];
        Follow(function, all);
        return OfOperand(function.Result, all);
    }

    private void Follow(PlanBlock block, StaticType?[][] types)
    {
        foreach (var step in block.Steps)
        {
            if (step.Kind is StepKind.And or StepKind.Or or StepKind.Choose)
            {
                foreach (var inner in step.Blocks)
                    Follow(inner, types);
            }
            types[0][step.Slot] = OfStep(step, types);
        }
    }

    private StaticType? OfStep(PlanStep step, StaticType?[][] types) => step.Kind switch
    {
        StepKind.Operation => OfOperation(step, types),
        StepKind.And or StepKind.Or => new ClrType(typeof(bool)),
        StepKind.Choose => OfOperand(step.Blocks[0].Result, types) is { } one && one == OfOperand(step.Blocks[1].Result, types) ? one : null,
        StepKind.Format => new ClrType(typeof(string)),
        StepKind.Row => new RowType((RowKind)step.Variant, Array.ConvertAll(step.Operands, operand => OfOperand(operand, types))),
        StepKind.Sequence => SequenceTypes.Of(
            (SequenceOperator)step.Variant,
            OfOperand(step.Operands[0], types)?.Element,
            step.Operands.Length > 1 ? OfOperand(step.Operands[1], types)?.Element : null,
            Array.ConvertAll<PlanBlock, Func<StaticType?[], StaticType?>>(step.Blocks, block => parameters => Of(block, parameters, types))),
        _ => null,
    };

    private StaticType? OfOperand(PlanOperand operand, StaticType?[][] types)
    {
        var type = operand.Kind switch
        {
            OperandKind.Value when operand.Level < types.Length => types[operand.Level][operand.Index],
            OperandKind.Value => StaticType.OfValue(outer.Outward(operand.Level - types.Length).Slots[operand.Index]),
            OperandKind.Input => StaticType.OfValue(inputs[operand.Index]),
            _ => null,
        };
        foreach (var index in operand.Path)
            type = type?.PartAt(index);
        return type;
    }

    private StaticType? OfOperation(PlanStep step, StaticType?[][] types)
    {
        var target = OfOperand(step.Operands[0], types)?.Clr;
        var name = step.Operation.Name ?? "";
        return StaticType.Of(step.Operation.Kind switch
        {
            OperationKind.Get when target is not null => OfMember(target, name),
            OperationKind.InvokeMember when target is not null => OfMethod(target, name, step.Operands.Length - 1),
            OperationKind.GetIndex when target is not null => OfIndexer(target),
            OperationKind.Binary => OfBinary(name, target, OfOperand(step.Operands[1], types)?.Clr),
            OperationKind.BinaryFromRight => OfBinary(name, OfOperand(step.Operands[1], types)?.Clr, target),
            OperationKind.Unary when name == nameof(ExpressionType.Not) => typeof(bool),
            OperationKind.Unary => target,
            OperationKind.Convert when step.Operands[1] is { Kind: OperandKind.Input } type => inputs[type.Index] as Type,
            _ => null,
        });
    }

    private static Type? OfMember(Type type, string name)
    {
        var members = type.GetMember(name, MemberTypes.Property | MemberTypes.Field, BindingFlags.Instance | BindingFlags.Public);
        return members is [PropertyInfo property] ? property.PropertyType : members is [FieldInfo field] ? field.FieldType : null;
    }

    private static Type? OfMethod(Type type, string name, int arguments)
    {
        Type? result = null;
        foreach (var method in type.GetMember(name, MemberTypes.Method, BindingFlags.Instance | BindingFlags.Public).Cast<MethodInfo>())
        {
            if (method.GetParameters().Length != arguments)
                continue;
            if (method.IsGenericMethodDefinition || (result is not null && result != method.ReturnType))
                return null;
            result = method.ReturnType;
        }
        return result;
    }

    private static Type? OfIndexer(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        var indexers = type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static property => property.GetIndexParameters().Length > 0).ToList();
        return indexers is [var only] ? only.PropertyType : null;
    }

    private static Type? OfBinary(string name, Type? left, Type? right)
    {
        if (name is nameof(ExpressionType.Equal) or nameof(ExpressionType.NotEqual) or nameof(ExpressionType.LessThan) or nameof(ExpressionType.GreaterThan)
            or nameof(ExpressionType.LessThanOrEqual) or nameof(ExpressionType.GreaterThanOrEqual))
            return typeof(bool);
        if (name == nameof(ExpressionType.Add) && (left == typeof(string) || right == typeof(string)))
            return typeof(string);
        var (one, other) = (Plain(left), Plain(right));
        if (one is null || other is null || !NumericTypes.IsNumeric(one) || !NumericTypes.IsNumeric(other) || NumericPromotion.OfBinary(one, other) is not { } number)
            return null;
        return one == left && other == right ? number : typeof(Nullable<>).MakeGenericType(number);
    }

    private static Type? Plain(Type? type) => type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
}
