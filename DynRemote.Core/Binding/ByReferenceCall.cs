using System.Linq.Expressions;
using System.Reflection;

namespace DynRemote.Binding;

/// <summary>
/// A call with parameters by reference: they are copied back into the array, also where the callee throws after it has assigned to them, which no reflection invoker
/// does.
/// </summary>
internal sealed class ByReferenceCall : CallPlan
{
    private readonly Func<object?, object?[], object?> _call;

    public ByReferenceCall(MethodBase method)
    {
        var target = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        var variables = new List<ParameterExpression>();
        var copies = new List<Expression>();
        var values = new List<Expression>();
        var steps = new List<Expression>();
        foreach (var (i, parameter) in method.GetParameters().Index())
        {
            var element = Expression.ArrayAccess(arguments, Expression.Constant(i));
            var type = parameter.ParameterType;
            if (!type.IsByRef)
            {
                values.Add(OfType(element, type));
                continue;
            }
            var variable = Expression.Variable(type.GetElementType()!);
            variables.Add(variable);
            steps.Add(Expression.Assign(variable, OfType(element, variable.Type)));
            copies.Add(Expression.Assign(element, Expression.Convert(variable, typeof(object))));
            values.Add(variable);
        }
        var call = CompiledCall.Of(method, target, values);
        var body = call.Type == typeof(void) ? Expression.Block(call, Expression.Constant(null)) : (Expression)Expression.Convert(call, typeof(object));
        steps.Add(Expression.TryFinally(body, Expression.Block(copies)));
        _call = Expression.Lambda<Func<object?, object?[], object?>>(Expression.Block(typeof(object), variables, steps), target, arguments).Compile();
    }

    public override object? Run(MemberBinder binder, object? target, object?[] arguments) => _call(target, arguments);

    // What nobody has given yet is the default.
    private static Expression OfType(Expression value, Type type)
    {
        var typed = Expression.Convert(value, type);
        return type.IsValueType && Nullable.GetUnderlyingType(type) is null
            ? Expression.Condition(Expression.ReferenceEqual(value, Expression.Constant(null)), Expression.Default(type), typed)
            : typed;
    }
}
