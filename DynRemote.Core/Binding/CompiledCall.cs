using System.Linq.Expressions;
using System.Reflection;

namespace DynRemote.Binding;

/// <summary>
/// A call with parameters that are ref structs, which no reflection invoker passes. The arguments come as <see cref="ReadOnlyMemory{T}"/> or
/// <see cref="Memory{T}"/> and become spans on the stack of the compiled call.
/// </summary>
internal sealed class CompiledCall : CallPlan
{
    private readonly Func<object?, object?[], object?> _call;

    public CompiledCall(MethodBase method)
    {
        var target = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        var values = method.GetParameters().Select((parameter, i) => Argument(Expression.ArrayIndex(arguments, Expression.Constant(i)), parameter));
        var call = Of(method, target, values);
        Expression body = call.Type == typeof(void)
            ? Expression.Block(call, Expression.Constant(null))
            : Expression.Convert(call, typeof(object));
        _call = Expression.Lambda<Func<object?, object?[], object?>>(body, target, arguments).Compile();
    }

    /// <summary>The call of a method on what is an object until then.</summary>
    public static Expression Of(MethodBase method, Expression target, IEnumerable<Expression> values) => method switch
    {
        ConstructorInfo constructor => Expression.New(constructor, values),
        MethodInfo { IsStatic: true } info => Expression.Call(info, values),
        MethodInfo info => Expression.Call(Instance(target, info.DeclaringType!), info, values),
        _ => throw new ArgumentException("Neither a method nor a constructor.", nameof(method)),
    };

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

    private static UnaryExpression Instance(Expression target, Type type) => type.IsValueType ? Expression.Unbox(target, type) : Expression.Convert(target, type);

    private static Expression Argument(Expression value, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsByRef)
            throw BindingMessages.Error($"'{TypeDisplay.Of(parameter.Member)}' cannot be called dynamically: it mixes spans and by-reference parameters");
        if (!type.IsByRefLike)
            return Expression.Convert(value, type);
        if (!IsSpan(type))
            throw BindingMessages.Error($"'{TypeDisplay.Of(parameter.Member)}' cannot be called dynamically: nothing converts to the ref struct '{TypeDisplay.Of(type)}'");
        return Expression.Property(Expression.Convert(value, CarrierOf(type)), "Span");
    }
}
