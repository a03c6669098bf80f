using System.Reflection;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>Reading and writing members, and changing events.</summary>
internal sealed class MemberAccess(MemberBinder binder, BindingCache cache)
{
    public object? Get(MemberScope scope, string name)
    {
        var key = new SiteKey(OperationKind.Get, name, 0);
        if (scope.Sites.Find(key, CallArguments.None) is { } known)
            return binder.Run(known, scope.Target, name, []);
        switch (Find(scope, name))
        {
            case { IsMethodGroup: true }:
                return new MethodGroup(scope.Target, name);
            case { Single: EventInfo }:
                return new EventHandle(scope.Target, name);
            case { Single: Type nested }:
                binder.Gate.Demand(scope.Type, nested, name, AccessKind.Read);
                return nested;
            case { Single: { } member }:
                var rule = new CallRule(scope.Type, member, AccessKind.Read, ReadPlan(member));
                cache.Add(scope.Sites, key, new ArgumentPattern(CallArguments.None), rule);
                return binder.Run(rule, scope.Target, name, []);
            default:
                return scope.IsSequence && SequenceExtensions.Has(name) ? new MethodGroup(scope.Target, name) : throw NotFound(scope, name);
        }
    }

    /// <summary>Writes a member; answers what the value was converted to, if it was.</summary>
    public object? Set(MemberScope scope, string name, CallArguments arguments)
    {
        var key = new SiteKey(OperationKind.Set, name, 1);
        if (scope.Sites.Find(key, arguments) is { } known)
            return binder.Run(known, scope.Target, name, arguments.Values);
        switch (Find(scope, name))
        {
            case { IsMethodGroup: true }:
                throw BindingMessages.Error(BindingMessages.MethodUsedAsProperty(name));
            case { Single: EventInfo }:
                // x.Evt += h arrives as get, add, set: the adding has been done, and what is set is what was got.
                if (arguments.Values[0] is not EventHandle handle || handle.Name != name || !ReferenceEquals(handle.Target, scope.Target))
                    throw BindingMessages.Error(BindingMessages.EventMisused(name));
                return null;
            case { Single: { } member and not Type }:
                return SetValue(scope, key, member, arguments);
            default:
                throw NotFound(scope, name);
        }
    }

    /// <summary>Adds a handler to an event or removes it; tells whether the name is an event.</summary>
    public bool ChangeEvent(MemberScope scope, string name, object handler, bool isAdd)
    {
        if (Find(scope, name) is not { Single: EventInfo info })
            return false;
        var accessor = (isAdd ? info.AddMethod : info.RemoveMethod) ?? throw NotFound(scope, name);
        handler = binder.Adapter.HandlerOf(handler);
        var conversion = binder.Conversions.OfValue(handler, info.EventHandlerType!);
        if (!conversion.Exists)
            throw ConversionBinding.Failure(binder, handler, info.EventHandlerType!);
        binder.Gate.Demand(scope.Type, info, name, AccessKind.Subscribe);
        MethodSignature.Of(accessor).Plan.Run(binder, scope.Target, [conversion.Apply(binder, handler)]);
        return true;
    }

    /// <summary>The exception that says why a name means nothing.</summary>
    public Exception NotFound(MemberScope scope, string name) => BindingMessages.Error(MemberLookup.FindUnreachable(scope.Type, name) switch
    {
        MethodInfo { IsSpecialName: true, IsPublic: true } accessor when binder.Gate.IsVisible(scope.Type, accessor) => BindingMessages.AccessorCalled(accessor),
        { } member when !Accessibility.IsPublic(member) => BindingMessages.Inaccessible(member),
        { } member when !scope.IsStatic && Accessibility.IsStatic(member) && binder.Gate.IsVisible(scope.Type, member) =>
            BindingMessages.StaticThroughInstance(member),
        _ => BindingMessages.NoDefinition(scope.Type, name),
    });

    private object? SetValue(MemberScope scope, SiteKey key, MemberInfo member, CallArguments arguments)
    {
        var (type, plan) = WritePlan(member);
        var list = new ArgumentList(arguments, binder.Adapter);
        var conversion = ConversionBinding.OfAssigned(binder, list, 0, type);
        var rule = new CallRule(scope.Type, member, AccessKind.Write, conversion.Kind == ConversionKind.Pass ? plan : new ConvertedWrite(plan, conversion));
        if (list.IsCacheable)
            cache.Add(scope.Sites, key, new ArgumentPattern(arguments), rule);
        return binder.Run(rule, scope.Target, member.Name, arguments.Values);
    }

    private MemberSet? Find(MemberScope scope, string name) => binder.MembersOf(scope, name);

    private static CallPlan ReadPlan(MemberInfo member) => member is PropertyInfo property
        ? MethodSignature.Of(Accessibility.Getter(property)).Plan
        : new FieldRead((FieldInfo)member);

    private static (Type Type, CallPlan Plan) WritePlan(MemberInfo member)
    {
        if (member is PropertyInfo property)
            return (property.PropertyType, MethodSignature.Of(Accessibility.Setter(property)).Plan);
        var field = (FieldInfo)member;
        if (field.IsInitOnly || field.IsLiteral)
            throw BindingMessages.Error(BindingMessages.ReadOnlyField);
        return (field.FieldType, new FieldWrite(field));
    }
}

/// <summary>Writes a member or through an indexer with a value, the last argument, that must be converted first; answers what it has become.</summary>
internal sealed class ConvertedWrite(CallPlan write, Conversion conversion) : CallPlan
{
    public override object? Run(MemberBinder binder, object? target, object?[] arguments)
    {
        var value = conversion.Apply(binder, arguments[^1]);
        write.Run(binder, target, [.. arguments[..^1], value]);
        return conversion.ChangesValue ? value : null;
    }
}
