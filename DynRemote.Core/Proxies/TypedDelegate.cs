using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using DynRemote.Shapes;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>Makes delegates of any type that call something of the peer.</summary>
internal static class TypedDelegate
{
    private static readonly MethodInfo CallMethod = typeof(ICallable).GetMethod(nameof(ICallable.Call))!;

    private static readonly MethodInfo RaiseMethod = typeof(ICallable).GetMethod(nameof(ICallable.Raise))!;
    private static readonly MethodInfo ToTypeMethod = typeof(ProxyConversion).GetMethod(nameof(ProxyConversion.ToType))!;

    /// <summary>One factory a delegate type; the program's own delegate types bound their number.</summary>
    private static readonly ConcurrentDictionary<Type, Func<ICallable, Delegate>> Factories = new();

    /// <summary>The delegates made of methods, by the object whose they are: each get of a method gives a new handle.</summary>
    private static readonly ConditionalWeakTable<RemoteObject, ConcurrentDictionary<(string Name, Type Type), Delegate>> Methods = [];

    /// <summary>The delegate of the given type for a callable; the same one each time.</summary>
    public static Delegate Of(ICallable callable, Type delegateType) => callable is RemoteMethod method
        ? Methods.GetOrCreateValue(method.Target).GetOrAdd((method.Name, delegateType), static (_, made) => Make(made.method, made.delegateType), (method, delegateType))
        : Make(callable, delegateType);

    private static Delegate Make(ICallable callable, Type delegateType) =>
        (Delegate)TypedViews.Get(callable, delegateType, static (key, type) =>
        {
            var made = Factories.GetOrAdd(type, CompileFactory)((ICallable)key);
            ProxyOrigin.Note(made, key is IProxyBacked backed ? backed.Origin : key);
            return made;
        });

    /// <summary>The delegate for a remote one where any type of delegate will do: of the type that it has, if this side has it, too.</summary>
    /// <exception cref="InvalidCastException">It is of a type that this side does not have.</exception>
    public static Delegate OfItsOwnType(RemoteObject proxy) => ProxyKind.Of(proxy)?.SharedType is { } type
        ? Of(proxy, type)
        : throw new InvalidCastException(
            $"A remote {proxy.Shape.Name} cannot be a delegate here without a type: this side does not have that one. Declare what takes it as a delegate type of a fitting signature.");

    /// <summary>
    /// Whether a remote delegate can have as many parameters as a type of delegate wants, as far as this side knows its type without asking: overloads that differ
    /// in nothing else are told apart by it.
    /// </summary>
    public static bool MayHaveParametersOf(TypeShape shape, Type delegateType) =>
        KnownTypeOf(shape)?.GetMethod("Invoke") is not { } invoke || invoke.GetParameters().Length == delegateType.GetMethod("Invoke")!.GetParameters().Length;

    // The framework's, perhaps without its type arguments.
    private static Type? KnownTypeOf(TypeShape shape)
    {
        if (shape.Type is Type known)
            return known;
        var arguments = shape.Name.IndexOf('[', StringComparison.Ordinal);
        return FrameworkTypes.Find(arguments < 0 ? shape.Name : shape.Name[..arguments]);
    }

    // callable => (a, ref b) => { var args = new object[] { a, b }; var r = FailedCall.Of(callable, args, 0b10); if (FailedCall.Assigns(r, args, 1)) b = (B)args[1];
    // return (R)FailedCall.Result(r); }
    private static Func<ICallable, Delegate> CompileFactory(Type delegateType)
    {
        var invoke = delegateType.GetMethod("Invoke")!;
        var callable = Expression.Parameter(typeof(ICallable), "callable");
        var parameters = invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType, parameter.Name)).ToArray();
        if (parameters.Append(Expression.Parameter(invoke.ReturnType == typeof(void) ? typeof(object) : invoke.ReturnType))
            .Any(parameter => parameter.Type.IsByRefLike || parameter.Type.IsPointer))
        {
            throw new NotSupportedException($"A delegate of type {delegateType} cannot cross: spans, other ref structs and pointers stay in their process.");
        }

        var arguments = Expression.Variable(typeof(object[]), "arguments");
        var result = Expression.Variable(typeof(object), "result");
        var values = parameters.Select(static (parameter, _) => Expression.Convert(parameter, typeof(object)));
        var steps = new List<Expression> { Expression.Assign(arguments, Expression.NewArrayInit(typeof(object), values)) };
        if (invoke.ReturnType == typeof(void) && !Array.Exists(parameters, static parameter => parameter.IsByRef))
            steps.Add(Expression.Call(callable, RaiseMethod, arguments));
        else if (!Array.Exists(parameters, static parameter => parameter.IsByRef))
            steps.Add(Expression.Assign(result, Expression.Call(callable, CallMethod, arguments, Expression.Constant(0u))));
        else
            AddByReference();
        steps.Add(invoke.ReturnType == typeof(void) ? Expression.Empty() : ToType(result, invoke.ReturnType));
        var body = Expression.Lambda(delegateType, Expression.Block([arguments, result], steps), parameters);
        return Expression.Lambda<Func<ICallable, Delegate>>(Expression.Convert(body, typeof(Delegate)), callable).Compile();

        void AddByReference()
        {
            steps.Add(Expression.Assign(result, Expression.Call(FailedCall.OfMethod, callable, arguments, Expression.Constant(ByReferenceBits(parameters)))));
            for (var i = 0; i < parameters.Length; i++)
            {
                if (parameters[i].IsByRef)
                    steps.Add(FailedCall.Assign(parameters[i], result, arguments, i, value => ToType(value, parameters[i].Type)));
            }
            steps.Add(Expression.Assign(result, FailedCall.Throw(result)));
        }
    }

    private static uint ByReferenceBits(ParameterExpression[] parameters)
    {
        var bits = 0u;
        for (var i = 0; i < Math.Min(parameters.Length, 32); i++)
            bits |= parameters[i].IsByRef ? 1u << i : 0;
        return bits;
    }

    private static UnaryExpression ToType(Expression value, Type type) =>
        Expression.Convert(Expression.Call(ToTypeMethod, value, Expression.Constant(type)), type);
}
