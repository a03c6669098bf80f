using System.Dynamic;
using System.Reflection;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>Calling methods, delegates and constructors.</summary>
internal sealed class CallBinding(MemberBinder binder, BindingCache cache)
{
    private const string ConstructorName = ".ctor";

    private readonly OverloadResolution _overloads = new(binder);
    private readonly MemberAccess _access = new(binder, cache);

    public object? InvokeMember(MemberScope scope, string name, CallArguments args)
    {
        var key = new SiteKey(OperationKind.InvokeMember, name, args.Values.Length);
        if (scope.Sites.Find(key, args) is { } known)
            return binder.Run(known, scope.Target, name, args.Values);
        return binder.MembersOf(scope, name) switch
        {
            { IsMethodGroup: true } group => InvokeMethod(scope, key, name, group.Methods, args),
            { Single: EventInfo } => throw BindingMessages.Error(BindingMessages.EventMisused(name)),
            { Single: { } member } => InvokeValue(scope, key, name, member, args),
            _ => InvokeExtension(scope, key, name, args, out var failure, out var result) ? result
                : throw (failure ?? StaticFailure(scope, name, [], args))?.ToException() ?? _access.NotFound(scope, name),
        };
    }

    public object? InvokeDelegate(TypeSites sites, object target, CallArguments args)
    {
        var key = new SiteKey(OperationKind.Invoke, "", args.Values.Length);
        if (sites.Find(key, args) is { } known)
            return binder.Run(known, target, "Invoke", args.Values);
        var invoke = MethodSignature.Of(sites.Type.GetMethod("Invoke")!);
        var list = new ArgumentList(args, binder.Adapter);
        if (_overloads.Choose("Invoke", [invoke], list, [], out var failure) is not { } candidate)
        {
            var isCount = args.Values.Length != invoke.Parameters.Length && invoke.ParamsElement is null;
            var message = isCount ? BindingMessages.DelegateArgumentCount(sites.Type, args.Values.Length) : BindingMessages.DelegateArguments(sites.Type);
            throw (failure! with { Message = message }).ToException();
        }
        return Run(new MemberScope(sites, target, IsStatic: false), key, "Invoke", candidate, list, AccessKind.Call);
    }

    /// <summary>Calls a delegate by <see cref="Delegate.DynamicInvoke"/>: as it is called otherwise, but that what it throws comes out wrapped.</summary>
    public object? InvokeLate(TypeSites sites, object target, CallArguments args)
    {
        try
        {
            return InvokeDelegate(sites, target, args.Values is [object?[] all] ? new CallArguments(all) : args);
        }
        catch (Exception exception) when (exception is not (Microsoft.CSharp.RuntimeBinder.RuntimeBinderException or RemoteException))
        {
            throw new TargetInvocationException(exception);
        }
    }

    public object? Create(Type type, CallArguments args)
    {
        RefuseUnconstructible(type);
        var scope = new MemberScope(binder.StaticSitesOf(type), type, IsStatic: true);
        var key = new SiteKey(OperationKind.Create, ConstructorName, args.Values.Length);
        if (scope.Sites.Find(key, args) is { } known)
            return binder.Run(known, null, ConstructorName, args.Values);
        if (type.IsSubclassOf(typeof(Delegate)))
            return CreateDelegate(type, args);
        if (type.IsValueType && args.Values.Length == 0 && type.GetConstructor(Type.EmptyTypes) is null)
        {
            binder.Gate.Demand(type, null, ConstructorName, AccessKind.Construct);
            return Parameter.ZeroOf(type);
        }
        var constructors = type.GetConstructors().Where(constructor => binder.Gate.IsVisible(type, constructor)).Select(MethodSignature.Of).ToArray();
        var list = new ArgumentList(args, binder.Adapter);
        return _overloads.Choose(TypeDisplay.ShortName(type), constructors, list, [], out var failure) is { } candidate
            ? Run(scope, key, ConstructorName, candidate, list, AccessKind.Construct)
            : throw ConstructorFailure(type, args, failure!).ToException();
    }

    private static BindingFailure ConstructorFailure(Type type, CallArguments args, BindingFailure failure)
    {
        var isCount = failure.Message == BindingMessages.ArgumentCount(TypeDisplay.ShortName(type), args.Values.Length);
        return isCount ? failure with { Message = BindingMessages.ConstructorCount(type, args.Values.Length) } : failure;
    }

    private object? InvokeMethod(MemberScope scope, SiteKey key, string name, MethodSignature[] group, CallArguments args)
    {
        var list = new ArgumentList(args, binder.Adapter);
        if (_overloads.Choose(name, group, list, TypeArgumentsOf(args), out var failure) is { } candidate)
            return Run(scope, key, name, candidate, list, AccessKind.Call);
        // C# looks among extension methods too where no method of the type itself is applicable.
        return InvokeExtension(scope, key, name, args, out _, out var result) ? result
            : throw (StaticFailure(scope, name, group, args) ?? failure!).ToException();
    }

    // Static methods take part in C#'s choice through an instance as well, and fail only once they are chosen.
    private BindingFailure? StaticFailure(MemberScope scope, string name, MethodSignature[] group, CallArguments args)
    {
        if (scope.IsStatic || binder.Lookup.FindStatic(scope.Type, name) is not { IsMethodGroup: true } statics)
            return null;
        return _overloads.Choose(name, [.. group, .. statics.Methods], new ArgumentList(args, binder.Adapter), TypeArgumentsOf(args), out var failure) is { } candidate
            ? new BindingFailure(BindingMessages.StaticThroughInstance(candidate.Signature.Member))
            : failure;
    }

    private object? InvokeValue(MemberScope scope, SiteKey key, string name, MemberInfo member, CallArguments args)
    {
        if (member is Type nested)
            return Create(nested, args);
        var type = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
        // The getter is not run where its type already tells that nothing invocable can come out of it. Then list.Count(f) is Enumerable's.
        if (type.IsValueType || (type.IsSealed && !IsInvocable(type)))
        {
            return InvokeExtension(scope, key, name, args, out _, out var result) ? result
                : throw BindingMessages.Error(BindingMessages.NonInvocable(member));
        }
        var value = _access.Get(scope, name) ?? throw BindingMessages.Error(BindingMessages.NullReference);
        return IsInvocable(value.GetType()) ? binder.Invoke(value, args) : throw BindingMessages.Error(BindingMessages.NonInvocable(member));
    }

    private bool InvokeExtension(MemberScope scope, SiteKey key, string name, CallArguments args, out BindingFailure? failure, out object? result)
    {
        result = null;
        failure = null;
        if (!scope.IsSequence || SequenceExtensions.Find(name) is not { Length: > 0 } group)
            return false;
        var extended = args with
        {
            Values = [scope.Target, .. args.Values],
            Constants = (byte)(args.Constants << 1),
            ByReference = args.ByReference << 1,
            Out = (ushort)(args.Out << 1),
            StaticTypes = args.StaticTypes.Length == 0 ? [] : [null, .. args.StaticTypes],
        };
        var list = new ArgumentList(extended, binder.Adapter);
        if (_overloads.Choose(name, group, list, TypeArgumentsOf(args), out failure) is not { } candidate)
        {
            failure = failure! with { Message = BindingMessages.NoDefinition(scope.Type, name) };
            return false;
        }
        var plan = new ExtensionCall(AssembledCall.Of(candidate, candidate.Signature.Plan));
        var rule = new CallRule(scope.Type, candidate.Signature.Member, AccessKind.Call, plan);
        Keep(scope.Sites, key, list, args, rule);
        result = binder.Run(rule, scope.Target, name, args.Values);
        return true;
    }

    private object? Run(MemberScope scope, SiteKey key, string name, Candidate candidate, ArgumentList list, AccessKind kind)
    {
        var rule = new CallRule(scope.Type, candidate.Signature.Member, kind, AssembledCall.Of(candidate, candidate.Signature.Plan));
        Keep(scope.Sites, key, list, list.Source, rule);
        return binder.Run(rule, scope.Target, name, list.Values);
    }

    private void Keep(TypeSites sites, SiteKey key, ArgumentList list, CallArguments args, CallRule rule)
    {
        if (list.IsCacheable)
            cache.Add(sites, key, new ArgumentPattern(args), rule);
    }

    private Delegate CreateDelegate(Type type, CallArguments args)
    {
        if (args.Values is not [{ } source])
            throw BindingMessages.Error(BindingMessages.ArgumentCount(TypeDisplay.ShortName(type), args.Values.Length));
        var conversion = binder.Conversions.OfValue(source, type);
        if (!conversion.Exists)
            throw ConversionBinding.Failure(binder, source, type);
        binder.Gate.Demand(type, type.GetConstructors()[0], ConstructorName, AccessKind.Construct);
        return (Delegate)conversion.Apply(binder, source)!;
    }

    private static bool IsInvocable(Type type) =>
        type.IsSubclassOf(typeof(Delegate)) || type == typeof(MethodGroup) || typeof(Type).IsAssignableFrom(type)
        || typeof(IDynamicMetaObjectProvider).IsAssignableFrom(type);

    private static void RefuseUnconstructible(Type type)
    {
        if (type.IsAbstract)
            throw BindingMessages.Error(BindingMessages.Abstract(type));
        if (type.ContainsGenericParameters || type.IsByRef || type.IsPointer || type.IsByRefLike || type == typeof(void))
            throw BindingMessages.Error($"Cannot create an instance of '{TypeDisplay.Of(type)}': it is not a type of objects");
    }

    private static Type[] TypeArgumentsOf(CallArguments args) => Array.ConvertAll(
        args.TypeArguments,
        argument => argument as Type ?? throw BindingMessages.Error($"The type argument '{argument}' is not a type that is known here"));
}
