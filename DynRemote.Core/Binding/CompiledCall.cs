using System.Linq.Expressions;
using System.Reflection;

namespace DynRemote.Binding;

/// <summary>
/// A call that no reflection invoker makes as a compiler does. Parameters that are ref structs: the arguments come as <see cref="ReadOnlyMemory{T}"/> or
/// <see cref="Memory{T}"/> and become spans on the stack of the compiled call. Parameters by reference: they are copied back into the array, also where the callee throws
/// after it has assigned to them.
/// </summary>
internal sealed class CompiledCall : CallPlan
{
    private readonly Func<object?, object?[], object?> _call;

    public CompiledCall(MethodBase method)
    {
        var target = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        var variables = new List<ParameterExpression>();
        var (before, after) = (new List<Expression>(), new List<Expression>());
        var values = new List<Expression>();
        foreach (var (i, parameter) in method.GetParameters().Index())
        {
            var element = Expression.ArrayAccess(arguments, Expression.Constant(i));
            if (!parameter.ParameterType.IsByRef)
            {
                values.Add(Argument(element, parameter));
                continue;
            }
            var variable = Expression.Variable(parameter.ParameterType.GetElementType()!);
            variables.Add(variable);
            before.Add(Expression.Assign(variable, OfType(element, variable.Type)));
            after.Add(Expression.Assign(element, Expression.Convert(variable, typeof(object))));
            values.Add(variable);
        }
        var call = Of(method, target, values);
        Expression body = call.Type == typeof(void)
            ? Expression.Block(call, Expression.Constant(null))
            : Expression.Convert(call, typeof(object));
        if (variables.Count > 0)
            body = Expression.Block(typeof(object), variables, [.. before, Expression.TryFinally(body, Expression.Block(after))]);
        _call = Expression.Lambda<Func<object?, object?[], object?>>(body, target, arguments).Compile();
    }

    /// <summary>Whether values can be carried to a parameter of this ref struct type.</summary>
    public static bool IsSpan(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>) || type.GetGenericTypeDefinition() == typeof(Span<>));

    /// <summary>The type in which a span travels as an object.</summary>
    public static Type CarrierOf(Type span)
    {
        var carrier = span.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>) ? typeof(ReadOnlyMemory<>) : typeof(Memory<>);
        return carrier.MakeGenericType(span.GetGenericArguments());
    }

    public override object? Run(MemberBinder binder, object? target, object?[] arguments) => _call(target, arguments);

    private static Expression Of(MethodBase method, Expression target, IEnumerable<Expression> values) => method switch
    {
        ConstructorInfo constructor => Expression.New(constructor, values),
        MethodInfo { IsStatic: true } info => Expression.Call(info, values),
        MethodInfo info => Expression.Call(Instance(target, info.DeclaringType!), info, values),
        _ => throw new ArgumentException("Neither a method nor a constructor.", nameof(method)),
    };

    private static UnaryExpression Instance(Expression target, Type type) => type.IsValueType ? Expression.Unbox(target, type) : Expression.Convert(target, type);

    private static Expression Argument(Expression value, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (!type.IsByRefLike)
            return OfType(value, type);
        if (!IsSpan(type))
            throw BindingMessages.Error($"'{TypeDisplay.Of(parameter.Member)}' cannot be called dynamically: nothing converts to the ref struct '{TypeDisplay.Of(type)}'");
        return Expression.Property(Expression.Convert(value, CarrierOf(type)), "Span");
    }

    // What nobody has given yet is the default.
    private static Expression OfType(Expression value, Type type)
    {
        var typed = Expression.Convert(value, type);
        return type.IsValueType && Nullable.GetUnderlyingType(type) is null
            ? Expression.Condition(Expression.ReferenceEqual(value, Expression.Constant(null)), Expression.Default(type), typed)
            : typed;
    }
}
