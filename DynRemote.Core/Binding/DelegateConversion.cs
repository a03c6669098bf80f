using System.Reflection;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>
/// Delegates and methods as delegates of another type. C# converts a method group at compile time; a scripting host that got a method, or a handler of
/// the wrong delegate type, has only this.
/// </summary>
internal static class DelegateConversion
{
    /// <summary>Whether a delegate of one type can stand for one of another: as many parameters, each converting on its way in, and the result on its way out.</summary>
    public static bool Fits(Conversions conversions, Type from, Type to)
    {
        if (!to.IsSubclassOf(typeof(Delegate)) || from.GetMethod("Invoke") is not { } source || to.GetMethod("Invoke") is not { } target)
            return false;
        var given = target.GetParameters();
        var taken = source.GetParameters();
        if (given.Length != taken.Length)
            return false;
        for (var i = 0; i < given.Length; i++)
        {
            if (!FitsOnTheWay(conversions, given[i].ParameterType, taken[i].ParameterType))
                return false;
        }
        return target.ReturnType == typeof(void)
            || (source.ReturnType != typeof(void) && FitsOnTheWay(conversions, source.ReturnType, target.ReturnType))
            || (source.ReturnType == typeof(object) && DelegateThunk.CanServe(to));
    }

    /// <summary>Whether a method of the group could be called with the delegate's parameters, as far as their number tells.</summary>
    public static bool Fits(MemberBinder binder, MethodGroup group, Type to)
    {
        if (!to.IsSubclassOf(typeof(Delegate)) || to.GetMethod("Invoke") is not { } invoke)
            return false;
        var count = invoke.GetParameters().Length;
        return Array.Exists(binder.MethodsOf(group), method => TakesArguments(method, count));
    }

    /// <summary>Converts a delegate or a method group that <c>Fits</c>.</summary>
    public static Delegate Convert(MemberBinder binder, object value, Type to) =>
        value is MethodGroup group ? OfMethodGroup(binder, group, to) : OfDelegate(binder, (Delegate)value, to);

    private static Delegate OfDelegate(MemberBinder binder, Delegate source, Type to)
    {
        // Over the delegate itself, as `new D(source)` is: converting the same delegate twice gives equal delegates, so that -= finds what += added.
        var invoke = source.GetType().GetMethod("Invoke")!;
        return Delegate.CreateDelegate(to, source, invoke, throwOnBindFailure: false)
            ?? binder.Thunks.GetValue(source, static _ => []).GetOrAdd(to, type => Thunk(type, arguments => binder.Invoke(source, new CallArguments(arguments)), binder));
    }

    private static Delegate OfMethodGroup(MemberBinder binder, MethodGroup group, Type to)
    {
        // Whoever calls it later goes by the view each time.
        if (group.Target is RemoteView)
            return Thunk(to, arguments => binder.InvokeMember(group.Target, group.Name, new CallArguments(arguments)), binder);
        var wanted = to.GetMethod("Invoke")!.GetParameters();
        var methods = binder.MethodsOf(group).Where(signature => !signature.IsGenericDefinition && signature.Parameters.Length == wanted.Length)
            .OrderByDescending(signature => signature.Parameters.Zip(wanted).Count(pair => pair.First.Type == pair.Second.ParameterType));
        foreach (var method in methods.Select(signature => (MethodInfo)signature.Member))
        {
            if (Delegate.CreateDelegate(to, method.IsStatic ? null : group.Target, method, throwOnBindFailure: false) is not { } bound)
                continue;
            binder.Gate.Demand(group.Target as Type ?? group.Target.GetType(), method, group.Name, AccessKind.Call);
            return bound;
        }
        return Thunk(to, arguments => binder.InvokeMember(group.Target, group.Name, new CallArguments(arguments)), binder);
    }

    private static Delegate Thunk(Type to, Func<object?[], object?> call, MemberBinder binder)
    {
        if (!DelegateThunk.CanServe(to))
            throw BindingMessages.Error(BindingMessages.NoConversion(typeof(Delegate), to));
        var result = to.GetMethod("Invoke")!.ReturnType;
        return DelegateThunk.Make(to, result == typeof(void) ? call : arguments => binder.Convert(call(arguments), result, isExplicit: true));
    }

    private static bool FitsOnTheWay(Conversions conversions, Type from, Type to) =>
        from == to || (!from.IsByRef && !to.IsByRef && !from.IsByRefLike && !to.IsByRefLike && conversions.Implicit(from, to).Exists);

    private static bool TakesArguments(MethodSignature method, int count) =>
        count <= method.Parameters.Length
            ? method.Parameters.Skip(count).All(parameter => parameter.IsOptional || parameter.ParamsElement is not null)
            : method.ParamsElement is not null;
}
