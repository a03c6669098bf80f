using System.Linq.Expressions;
using System.Reflection;
using DynRemote.Binding;
using DynRemote.Messages;

namespace DynRemote.Plans;

/// <summary>
/// The static type that C# would give to what a function of a plan returns, if the program were written where the types are. It decides nothing but what the
/// operators answer where there is no element; where it cannot be told it is <see langword="null"/>.
/// </summary>
internal static class PlanTypes
{
    /// <summary>The static type of a function's result.</summary>
    public static Type? Of(PlanBlock function, Type?[] parameters, object?[] inputs)
    {
        var types = new Type?[function.Slots];
        parameters.AsSpan(0, Math.Min(parameters.Length, function.Parameters)).CopyTo(types);
        Follow(function, types, inputs);
        return OfOperand(function.Result, types, inputs);
    }

    private static void Follow(PlanBlock block, Type?[] types, object?[] inputs)
    {
        foreach (var step in block.Steps)
        {
            if (step.Kind is StepKind.And or StepKind.Or or StepKind.Choose)
            {
                foreach (var inner in step.Blocks)
                    Follow(inner, types, inputs);
            }
            types[step.Slot] = OfStep(step, types, inputs);
        }
    }

    private static Type? OfStep(PlanStep step, Type?[] types, object?[] inputs) => step.Kind switch
    {
        StepKind.Operation => OfOperation(step, types, inputs),
        StepKind.And or StepKind.Or => typeof(bool),
        StepKind.Format => typeof(string),
        StepKind.Sequence when (SequenceOperator)step.Variant is SequenceOperator.Count => typeof(int),
        StepKind.Sequence when (SequenceOperator)step.Variant is SequenceOperator.Any or SequenceOperator.All or SequenceOperator.Contains => typeof(bool),
        _ => null,
    };

    private static Type? OfOperation(PlanStep step, Type?[] types, object?[] inputs)
    {
        var target = OfOperand(step.Operands[0], types, inputs);
        var name = step.Operation.Name ?? "";
        return step.Operation.Kind switch
        {
            OperationKind.Get when target is not null => OfMember(target, name),
            OperationKind.InvokeMember when target is not null => OfMethod(target, name, step.Operands.Length - 1),
            OperationKind.GetIndex when target is not null => OfIndexer(target),
            OperationKind.Binary => OfBinary(name, target, OfOperand(step.Operands[1], types, inputs)),
            OperationKind.BinaryFromRight => OfBinary(name, OfOperand(step.Operands[1], types, inputs), target),
            OperationKind.Unary when name == nameof(ExpressionType.Not) => typeof(bool),
            _ => null,
        };
    }

    private static Type? OfOperand(in PlanOperand operand, Type?[] types, object?[] inputs) =>
        operand.Path.Length > 0 ? null
        : operand.Kind == OperandKind.Input ? inputs[operand.Index]?.GetType()
        : operand is { Kind: OperandKind.Value, Level: 0 } ? types[operand.Index] : null;

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
