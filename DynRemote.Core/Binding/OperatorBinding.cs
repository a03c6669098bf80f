using System.Linq.Expressions;
using System.Reflection;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>
/// Operators: those that the operands' types declare, else those of C# itself, where need be after a conversion that a type declares.
/// </summary>
internal sealed class OperatorBinding(MemberBinder binder, BindingCache cache)
{
    private readonly OverloadResolution _overloads = new(binder);

    public object? Binary(ExpressionType op, object? left, object? right, byte constants, Type? rightType)
    {
        var plain = OperatorNames.Plain(op, out var isChecked);
        var sign = OperatorNames.SignOf(op is ExpressionType.AndAlso or ExpressionType.OrElse ? op : plain);
        right = left is Delegate && right is not null ? AsDelegate(left.GetType(), right) : right;
        var isUserDefined = IsUserDefined(left) || IsUserDefined(right);
        var arguments = new ArgumentList(
            new CallArguments([left, right]) { Constants = constants, StaticTypes = rightType is null ? [] : [null, rightType] }, binder.Adapter);
        rightType = arguments.StaticTypeOf(1);
        if (isUserDefined && TryUserDefined(OperatorNames.MethodOf(plain), arguments, left?.GetType(), rightType ?? right?.GetType(), out var result))
            return result;
        // A null that is a string is one to be concatenated, not one of a lifted number.
        if (right is null && rightType == typeof(string) && plain == ExpressionType.Add)
            right = "";
        var operation = new PredefinedOperators(plain, isChecked, constants);
        if (operation.TryBinary(binder, left, right, out result))
            return result;
        if (isUserDefined && TryConverted(operation, left, right, out result))
            return result;
        if (left is null && right is null)
            throw BindingMessages.Error(BindingMessages.AmbiguousOperator(sign, null, null));
        throw new BindingFailure(BindingMessages.BinaryOperator(sign, left?.GetType(), right?.GetType())).ToException();
    }

    public object? Unary(ExpressionType op, object? operand)
    {
        var plain = OperatorNames.Plain(op, out var isChecked);
        var arguments = new ArgumentList(operand, isConstant: false, binder.Adapter);
        if (IsUserDefined(operand) && TryUserDefined(OperatorNames.MethodOf(plain), arguments, operand!.GetType(), null, out var result))
            return result;
        var operation = new PredefinedOperators(plain, isChecked, constants: 0);
        if (operation.TryUnary(operand, out result))
            return result;
        if (IsUserDefined(operand))
        {
            foreach (var converted in Conversions(operand!))
            {
                if (operation.TryUnary(converted(), out result))
                    return plain is ExpressionType.Increment or ExpressionType.Decrement ? BackToOperand(result!, operand!.GetType()) : result;
            }
        }
        // `if (x)` is a conversion to bool where no operator true is declared, and fails in its words.
        throw plain is ExpressionType.IsTrue or ExpressionType.IsFalse
            ? ConversionBinding.Failure(binder, operand, typeof(bool))
            : BindingMessages.Error(BindingMessages.UnaryOperator(OperatorNames.SignOf(plain), operand?.GetType()));
    }

    // x++ assigns to x.
    private object? BackToOperand(object result, Type type)
    {
        var conversion = binder.Conversions.Implicit(result.GetType(), type);
        return conversion.Exists ? conversion.Apply(binder, result) : throw BindingMessages.Error(BindingMessages.NoConversion(result.GetType(), type));
    }

    private bool TryUserDefined(string name, ArgumentList arguments, Type? left, Type? right, out object? result)
    {
        result = null;
        var sites = cache.InstancesOf((left ?? right)!);
        var key = new SiteKey(OperationKind.Binary, name, arguments.Count);
        if (sites.Find(key, arguments.Source) is { } known)
        {
            result = binder.Run(known, null, name, arguments.Values);
            return true;
        }
        var group = OperatorsOf(left, name).Concat(OperatorsOf(right, name)).Distinct().Select(MethodSignature.Of).ToArray();
        if (group.Length == 0)
            return false;
        if (arguments.Count == 2 && (left is null || right is null) && Array.TrueForAll(group, method => method.Parameters.All(parameter => parameter.Type.IsValueType)))
            return TryLifted(name, Array.FindAll(group, method => TakesNull(method, left, right)), out result);
        if (_overloads.Choose(name, group, arguments, [], out var failure) is not { } candidate)
            return failure!.Candidates.Count == 0 ? throw failure.ToException() : false;
        var method = (MethodInfo)candidate.Signature.Member;
        var rule = new CallRule(method.DeclaringType!, method, AccessKind.Call, AssembledCall.Of(candidate, candidate.Signature.Plan));
        if (arguments.IsCacheable)
            cache.Add(sites, key, new ArgumentPattern(arguments.Source), rule);
        result = binder.Run(rule, null, name, arguments.Values);
        return true;
    }

    private bool TakesNull(MethodSignature method, Type? left, Type? right) => left is null
        ? binder.Conversions.Implicit(right!, method.Parameters[1].Type).Exists
        : binder.Conversions.Implicit(left, method.Parameters[0].Type).Exists;

    // An operator of structs applied to a null: the lifted form, which does not call it.
    private static bool TryLifted(string name, MethodSignature[] applicable, out object? result)
    {
        if (applicable.Length > 1)
            throw BindingMessages.Error(BindingMessages.Ambiguous(applicable[0].Member, applicable[1].Member));
        result = name switch
        {
            "op_Equality" or "op_LessThan" or "op_GreaterThan" or "op_LessThanOrEqual" or "op_GreaterThanOrEqual" => false,
            "op_Inequality" => true,
            _ => null,
        };
        return applicable.Length == 1;
    }

    // A proxy's own operators only ask its owner, who is not the one to ask: the question came from there.
    private IEnumerable<MethodInfo> OperatorsOf(Type? type, string name)
    {
        // What C# does itself counts as predefined, though the framework declares it, too.
        if (type is not null && (NumericTypes.IsNumeric(type) || type == typeof(string) || type == typeof(bool)))
            yield break;
        for (var declaring = type; declaring is not null && declaring != typeof(object) && declaring != typeof(RemoteObject); declaring = declaring.BaseType)
        {
            var found = declaring.GetMember(name, MemberTypes.Method, BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .OfType<MethodInfo>().Where(method => method.IsSpecialName && binder.Gate.IsVisible(declaring, method)).ToList();
            if (found.Count == 0)
                continue;
            foreach (var method in found)
                yield return method;
        }
    }

    // An operand whose type converts itself to one of C#'s own: `money * 2` by way of an implicit operator int.
    private bool TryConverted(PredefinedOperators operation, object? left, object? right, out object? result)
    {
        result = null;
        foreach (var one in Operands(left))
        {
            foreach (var other in Operands(right))
            {
                if (operation.TryBinary(binder, one(), other(), out result))
                    return true;
            }
        }
        return false;
    }

    private IEnumerable<Func<object?>> Operands(object? operand) => IsUserDefined(operand) ? Conversions(operand!).Append(() => operand) : [() => operand];

    private IEnumerable<Func<object?>> Conversions(object operand)
    {
        foreach (var type in PredefinedOperators.OperandTypes)
        {
            var conversion = binder.Conversions.Implicit(operand.GetType(), type);
            if (conversion.Kind == ConversionKind.UserDefined)
                yield return () => conversion.Apply(binder, operand);
        }
    }

    private object AsDelegate(Type type, object right)
    {
        if (right.GetType() == type || right is Delegate)
            return right;
        var conversion = binder.Conversions.OfValue(right, type);
        return conversion.Exists ? conversion.Apply(binder, right)! : right;
    }

    private static bool IsUserDefined(object? operand) =>
        operand is not (null or string or bool or Enum or Delegate or nint or nuint) && !NumericTypes.IsNumeric(operand.GetType());
}
