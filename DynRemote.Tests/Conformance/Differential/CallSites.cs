using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Tests.Conformance.Differential;

/// <summary>
/// Counts the operations that the C# compiler has made of a piece of code: every dynamic operation is an invocation of a call site's <c>Target</c>, which the
/// compiler keeps in a static field; here a delegate is put in its place that counts and goes on to what was there.
/// </summary>
/// <remarks>A call site exists from its first use on, so code is run once before it is counted.</remarks>
internal static class CallSites
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly MethodInfo CountMethod = typeof(CallSites).GetMethod(nameof(Count), Any)!;

    /// <summary>What makes a counting delegate, for each type of delegate.</summary>
    private static readonly ConcurrentDictionary<Type, Func<Delegate, object, Delegate>> Factories = new();

    private static readonly ConditionalWeakTable<CallSite, object> Counted = [];

    private static int _count;

    /// <summary>How many operations of counted call sites a piece of code makes that a proxy takes part in.</summary>
    public static int In(Action code)
    {
        Interlocked.Exchange(ref _count, 0);
        code();
        return Volatile.Read(ref _count);
    }

    /// <summary>Counts the call sites of a type's code from now on, that of its lambdas and local functions included.</summary>
    public static void Watch(Type type)
    {
        foreach (var nested in type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic))
            Watch(nested);
        if (type.ContainsGenericParameters)
            return;
        foreach (var field in type.GetFields(Any))
        {
            if (field.FieldType.IsSubclassOf(typeof(CallSite)) && field.GetValue(null) is CallSite site && Counted.TryAdd(site, site))
                Watch(site);
        }
    }

    private static void Watch(CallSite site)
    {
        var target = site.GetType().GetField(nameof(CallSite<Action>.Target))!;
        var factory = Factories.GetOrAdd(target.FieldType, Compile);
        target.SetValue(site, factory((Delegate)target.GetValue(site)!, Activator.CreateInstance(typeof(StrongBox<>).MakeGenericType(target.FieldType))!));
    }

    // (original, self) => self.Value = (site, a, b) => { try { Count(new object[] { a, b }); return original(site, a, b); } finally { site.Target = self.Value; } }
    // A call site that finds a new rule puts that in the place of what was there, hence the finally.
    private static Func<Delegate, object, Delegate> Compile(Type type)
    {
        var original = Expression.Parameter(typeof(Delegate), "original");
        var self = Expression.Parameter(typeof(object), "self");
        var parameters = type.GetMethod("Invoke")!.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType, parameter.Name)).ToArray();
        var typedSelf = Expression.Field(Expression.Convert(self, typeof(StrongBox<>).MakeGenericType(type)), nameof(StrongBox<>.Value));
        var operands = Expression.NewArrayInit(typeof(object), parameters.Skip(1).Select(parameter => Expression.Convert(parameter, typeof(object))));
        var body = Expression.TryFinally(
            Expression.Block(
                Expression.Call(CountMethod, operands),
                Expression.Invoke(Expression.Convert(original, type), parameters)),
            Expression.Assign(Expression.Field(Expression.Convert(parameters[0], typeof(CallSite<>).MakeGenericType(type)), nameof(CallSite<>.Target)), typedSelf));
        var counting = Expression.Assign(typedSelf, Expression.Lambda(type, body, parameters));
        return Expression.Lambda<Func<Delegate, object, Delegate>>(counting, original, self).Compile();
    }

    private static void Count(object?[] operands)
    {
        if (Array.Exists(operands, Remote.IsRemote))
            Interlocked.Increment(ref _count);
    }
}
