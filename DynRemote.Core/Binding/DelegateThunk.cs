using System.Linq.Expressions;

namespace DynRemote.Binding;

/// <summary>Makes a delegate of any type whose call goes to one function of boxed arguments.</summary>
internal static class DelegateThunk
{
    /// <summary>Whether <see cref="Make"/> can serve a delegate type: its parameters and its result must be able to be objects.</summary>
    public static bool CanServe(Type delegateType)
    {
        if (delegateType.IsAbstract || delegateType.ContainsGenericParameters || delegateType.GetMethod("Invoke") is not { } invoke)
            return false;
        return invoke.GetParameters().Select(parameter => parameter.ParameterType).Append(invoke.ReturnType)
            .All(type => !type.IsByRef && !type.IsByRefLike && !type.IsPointer);
    }

    /// <summary>Makes the delegate.</summary>
    /// <param name="delegateType">A type that <see cref="CanServe"/>.</param>
    /// <param name="body">What a call does; it returns what fits the delegate's result exactly.</param>
    public static Delegate Make(Type delegateType, Func<object?[], object?> body)
    {
        var invoke = delegateType.GetMethod("Invoke")!;
        var parameters = invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType)).ToArray();
        var arguments = Expression.NewArrayInit(typeof(object), parameters.Select(parameter => Expression.Convert(parameter, typeof(object))));
        Expression call = Expression.Invoke(Expression.Constant(body), arguments);
        return Expression.Lambda(delegateType, invoke.ReturnType == typeof(void) ? call : Expression.Convert(call, invoke.ReturnType), parameters).Compile();
    }
}
