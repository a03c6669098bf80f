using System.Collections.Concurrent;
using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;
using DynRemote.Messages;
using DynRemote.Operations;
using Microsoft.CSharp.RuntimeBinder;
using Binder = Microsoft.CSharp.RuntimeBinder.Binder;

namespace DynRemote.Binding;

/// <summary>
/// Targets that bind their own members: ExpandoObject, JObject, objects of scripting languages, proxies of a third peer. The C# binder performs the operation,
/// exactly as a C# program that holds the object would.
/// </summary>
internal sealed class DynamicTargets(MemberBinder binder)
{
    // C# binders see public types only from here: with the target's type as context its private members would be open.
    private static readonly Type Context = typeof(object);

    // Shared by all connections: a site knows nothing of gates. Concurrent by itself.
    private static readonly DynamicSites Sites = new();

    // Concurrent; emptied when it has grown to MaxNames, because the names come from the peer.
    private readonly ConcurrentDictionary<(Type Type, string Name), ClassMember> _classMembers = [];

    private const int MaxNames = 10_000;

    /// <summary>Whether the class of a target has an ordinary member of this name that the gate hides.</summary>
    public bool HidesMember(Type type, string name) => ClassMemberOf(type, name).IsHidden;

    /// <summary>
    /// Whether a name is that of an event of the target's class: C# subscribes to that before it asks the target. A member that the target has made of the same name goes
    /// first here, because to read that is all that can be meant where it is read.
    /// </summary>
    public bool HasEvent(object target, string name) =>
        ClassMemberOf(target.GetType(), name).Member is EventInfo && !OwnNames(target).Contains(name);

    public object? Get(object target, string name)
    {
        Demand(target, name, AccessKind.Read);
        return Sites.Find(
            new DynamicShape(OperationKind.Get, name, CallArguments.None),
            () => Binder.GetMember(CSharpBinderFlags.None, name, Context, Flags(CallArguments.None)))(target, []);
    }

    public object? Set(object target, string name, object? value)
    {
        Demand(target, name, AccessKind.Write);
        var args = new CallArguments([value]);
        var assigned = Sites.Find(
            new DynamicShape(OperationKind.Set, name, args),
            () => Binder.SetMember(CSharpBinderFlags.None, name, Context, Flags(args)))(target, args.Values);
        return Changed(value, assigned);
    }

    public object? InvokeMember(object target, string name, CallArguments args)
    {
        Demand(target, name, AccessKind.Call);
        var types = Array.ConvertAll(args.TypeArguments, argument => argument as Type
            ?? throw BindingMessages.Error($"The type argument '{argument}' is not a type that is known here"));
        // "Result discarded" is the one way to call what may be void: the site then answers null, and the value of everything else.
        return Sites.Find(
            new DynamicShape(OperationKind.InvokeMember, name, args),
            () => Binder.InvokeMember(CSharpBinderFlags.ResultDiscarded, name, types, Context, Flags(args)))(target, args.Values);
    }

    public object? Invoke(object target, CallArguments args)
    {
        Demand(target, "Invoke", AccessKind.Call);
        return Sites.Find(
            new DynamicShape(OperationKind.Invoke, "", args),
            () => Binder.Invoke(CSharpBinderFlags.ResultDiscarded, Context, Flags(args)))(target, args.Values);
    }

    public object? GetIndex(object target, CallArguments args)
    {
        Demand(target, "Item", AccessKind.Read);
        return Sites.Find(
            new DynamicShape(OperationKind.GetIndex, "", args),
            () => Binder.GetIndex(CSharpBinderFlags.None, Context, Flags(args)))(target, args.Values);
    }

    public object? SetIndex(object target, CallArguments args)
    {
        Demand(target, "Item", AccessKind.Write);
        var assigned = Sites.Find(
            new DynamicShape(OperationKind.SetIndex, "", args),
            () => Binder.SetIndex(CSharpBinderFlags.None, Context, Flags(args)))(target, args.Values);
        return Changed(args.Values[^1], assigned);
    }

    public void DeleteMember(object target, string name)
    {
        Demand(target, name, AccessKind.Write);
        Sites.Find(
            new DynamicShape(OperationKind.DeleteMember, name, CallArguments.None),
            () => new MemberDeletion(name))(target, []);
    }

    public void DeleteIndex(object target, CallArguments args)
    {
        Demand(target, "Item", AccessKind.Write);
        Sites.Find(
            new DynamicShape(OperationKind.DeleteIndex, "", args),
            () => new IndexDeletion(args))(target, args.Values);
    }

    public object? Convert(object target, Type type, bool isExplicit)
    {
        binder.Gate.Demand(target.GetType(), null, isExplicit ? "op_Explicit" : "op_Implicit", AccessKind.Call);
        var flags = isExplicit ? CSharpBinderFlags.ConvertExplicit : CSharpBinderFlags.None;
        return Sites.Find(
            new DynamicShape(OperationKind.Convert, (type, isExplicit), CallArguments.None),
            () => Binder.Convert(flags, type, Context))(target, []);
    }

    public object? Binary(ExpressionType op, object left, object? right)
    {
        binder.Gate.Demand(left.GetType(), null, OperatorNames.MethodOf(OperatorNames.Plain(op, out var isChecked)), AccessKind.Call);
        var args = new CallArguments([right]);
        return Sites.Find(
            new DynamicShape(OperationKind.Binary, op, args),
            () => Binder.BinaryOperation(Checked(isChecked), op, Context, Flags(args)))(left, args.Values);
    }

    public object? Unary(ExpressionType op, object operand)
    {
        binder.Gate.Demand(operand.GetType(), null, OperatorNames.MethodOf(OperatorNames.Plain(op, out var isChecked)), AccessKind.Call);
        return Sites.Find(
            new DynamicShape(OperationKind.Unary, op, CallArguments.None),
            () => Binder.UnaryOperation(Checked(isChecked), op, Context, Flags(CallArguments.None)))(operand, []);
    }

    public IReadOnlyList<string> MemberNames(object target)
    {
        Demand(target, "GetDynamicMemberNames", AccessKind.Read);
        return [.. OwnNames(target).Where(name => MayBeTouched(target.GetType(), name))];
    }

    private static IEnumerable<string> OwnNames(object target) =>
        ((IDynamicMetaObjectProvider)target).GetMetaObject(Expression.Constant(target)).GetDynamicMemberNames();

    private bool MayBeTouched(Type type, string name)
    {
        var member = ClassMemberOf(type, name).Member;
        return binder.Gate.Allows(type, member, name, AccessKind.Read)
            || binder.Gate.Allows(type, member, name, AccessKind.Write)
            || binder.Gate.Allows(type, member, name, AccessKind.Call);
    }

    private void Demand(object target, string name, AccessKind kind) =>
        binder.Gate.Demand(target.GetType(), ClassMemberOf(target.GetType(), name).Member, name, kind);

    private ClassMember ClassMemberOf(Type type, string name)
    {
        if (_classMembers.TryGetValue((type, name), out var known))
            return known;
        if (_classMembers.Count >= MaxNames)
            _classMembers.Clear();
        var members = type.GetMember(name, BindingFlags.Public | BindingFlags.Instance);
        var isHidden = Array.Exists(members, member => !binder.Gate.IsVisible(type, member));
        return _classMembers.GetOrAdd((type, name), new ClassMember(members.FirstOrDefault(), isHidden));
    }

    // The value of an assignment, where it is another than the one that was given.
    private static object? Changed(object? given, object? assigned) => assigned?.GetType() == given?.GetType() ? null : assigned;

    private static CSharpBinderFlags Checked(bool isChecked) => isChecked ? CSharpBinderFlags.CheckedContext : CSharpBinderFlags.None;

    private static IEnumerable<CSharpArgumentInfo> Flags(CallArguments args)
    {
        yield return CSharpArgumentInfo.Create(CSharpArgumentInfoFlags.None, null);
        for (var i = 0; i < args.Values.Length; i++)
        {
            var name = i < args.PositionalCount ? null : args.Names[i - args.PositionalCount];
            var flags = (name is null ? CSharpArgumentInfoFlags.None : CSharpArgumentInfoFlags.NamedArgument)
                | (args.IsByReference(i) ? CSharpArgumentInfoFlags.IsRef : CSharpArgumentInfoFlags.None);
            yield return CSharpArgumentInfo.Create(flags, name);
        }
    }

    /// <summary>What the gate is told of a name on a dynamic target: the class's own member, if it has one, because C# may fall back on it.</summary>
    private readonly record struct ClassMember(MemberInfo? Member, bool IsHidden);
}
