using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using DynRemote.Binding;

namespace DynRemote.Plans;

/// <summary>A recorded function as a delegate of the owner's.</summary>
internal static class FunctionDelegate
{
    private const int MaxFactories = 1000;

    // Compiled once for each delegate type. Concurrent; emptied when it has grown to MaxFactories, because the types come from the peer.
    private static readonly ConcurrentDictionary<Type, Func<Func<object?[], object?>, Delegate>> Factories = new();

    /// <summary>What each delegate calls, for as long as it lives. Concurrent by itself.</summary>
    private static readonly ConditionalWeakTable<Delegate, Func<object?[], object?>> Made = [];

    /// <summary>Makes one.</summary>
    /// <param name="function">Calls the function.</param>
    /// <param name="signature">The types of its parameters, then what it returns, as the peer named them; what is no type of this side is <see cref="object"/>.</param>
    /// <param name="binder">Converts its result.</param>
    public static Delegate Make(Func<object?[], object?> function, object?[] signature, MemberBinder binder)
    {
        var types = Array.ConvertAll(signature, static type => type is Type { IsByRef: false, IsByRefLike: false, IsPointer: false } known ? known : typeof(object));
        var result = types[^1];
        if (Array.IndexOf(types[..^1], typeof(void)) >= 0)
            throw PlanReader.Malformed("a parameter of a function is void");
        return Make(
            Expression.GetDelegateType(types),
            result == typeof(void) || result == typeof(object) ? function : arguments => binder.Convert(function(arguments), result, isExplicit: false));
    }

    /// <summary>The same function with other arguments; <see langword="null"/> for a delegate that is no recorded function.</summary>
    /// <param name="made">The delegate.</param>
    /// <param name="map">What it is to be given for an argument.</param>
    public static Delegate? With(Delegate made, Func<object?, object?> map) =>
        Made.TryGetValue(made, out var function) ? Make(made.GetType(), arguments => function(Array.ConvertAll(arguments, argument => map(argument)))) : null;

    private static Delegate Make(Type type, Func<object?[], object?> function)
    {
        var made = FactoryOf(type)(function);
        Made.Add(made, function);
        return made;
    }

    private static Func<Func<object?[], object?>, Delegate> FactoryOf(Type type)
    {
        if (Factories.TryGetValue(type, out var known))
            return known;
        if (Factories.Count >= MaxFactories)
            Factories.Clear();
        return Factories.GetOrAdd(type, static key =>
        {
            var call = Expression.Parameter(typeof(Func<object?[], object?>));
            var invoke = key.GetMethod("Invoke")!;
            var parameters = Array.ConvertAll(invoke.GetParameters(), static parameter => Expression.Parameter(parameter.ParameterType));
            var arguments = Expression.NewArrayInit(typeof(object), parameters.Select(static parameter => Expression.Convert(parameter, typeof(object))));
            Expression body = Expression.Invoke(call, arguments);
            var made = Expression.Lambda(key, invoke.ReturnType == typeof(void) ? body : Expression.Convert(body, invoke.ReturnType), parameters);
            return Expression.Lambda<Func<Func<object?[], object?>, Delegate>>(made, call).Compile();
        });
    }
}
