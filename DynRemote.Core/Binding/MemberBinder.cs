using System.Collections.Concurrent;
using System.Dynamic;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using DynRemote.Operations;

namespace DynRemote.Binding;

/// <summary>
/// The owner's side of every operation: performs it on a live object with C#'s rules as the specification.
/// </summary>
/// <remarks>
/// <para>
/// An operation takes one of three ways. A target that binds its own members (<see cref="System.Dynamic.IDynamicMetaObjectProvider"/>) is left to the
/// C# binder. A <see cref="Type"/> stands for its static members, if the gate allows them at all. Everything else is bound here, over reflection: the name is
/// looked up (<see cref="MemberLookup"/>), a candidate is chosen (<see cref="OverloadResolution"/>), and what comes of it is a <see cref="CallRule"/>,
/// kept for the next operation of the same shape. Before each touch of a member the gate is asked, cached or not.
/// </para>
/// <para>Thread-safe. No lock is held while code of the target, the gate or the adapter runs.</para>
/// </remarks>
internal sealed partial class MemberBinder
{
    private readonly BindingCache _cache;
    private readonly DynamicTargets _dynamic;
    private readonly MemberAccess _access;
    private readonly CallBinding _calls;
    private readonly IndexBinding _indexes;
    private readonly OperatorBinding _operators;
    private readonly ConversionBinding _casts;
    private readonly SequenceBinding _sequences;
    private readonly LooseCalls _looseCalls;
    private readonly Spellings _spellings;
    private readonly InterfaceBinding _interfaces;

    public MemberBinder(IMemberGate gate, IArgumentAdapter adapter)
    {
        Gate = gate;
        Adapter = adapter;
        Lookup = new MemberLookup(gate);
        _cache = BindingCache.For(gate);
        Conversions = new Conversions(this, _cache);
        _dynamic = new DynamicTargets(this);
        _access = new MemberAccess(this, _cache);
        _calls = new CallBinding(this, _cache);
        _indexes = new IndexBinding(this, _cache);
        _operators = new OperatorBinding(this, _cache);
        _casts = new ConversionBinding(this);
        _sequences = new SequenceBinding(this);
        _looseCalls = new LooseCalls(this);
        _spellings = new Spellings(this);
        _interfaces = new InterfaceBinding(_access, _calls, _indexes);
    }

    public IMemberGate Gate { get; }

    public IArgumentAdapter Adapter { get; }

    public MemberLookup Lookup { get; }

    public Conversions Conversions { get; }

    /// <summary>Delegates of another type made for a delegate, so that removing a handler finds the one that was added. Concurrent by itself.</summary>
    public ConditionalWeakTable<Delegate, ConcurrentDictionary<Type, Delegate>> Thunks { get; } = [];

    /// <summary>Reads a member: a value, or a <see cref="MethodGroup"/> or <see cref="EventHandle"/>. A getter is evaluated exactly once.</summary>
    public object? Get(object target, string name)
    {
        if (target is RemoteView view)
            return view.Show(Of(view).Get(view.Target, name));
        var sites = SitesOf(target);
        if (IsSelfBinding(sites, target, name) && !IsInterfaceMember(sites, target, name) && !_dynamic.HasEvent(target, name))
            return _dynamic.Get(target, name);
        return _access.Get(ScopeOf(sites, target, name, AccessKind.Read), name);
    }

    /// <summary>Writes a member.</summary>
    /// <param name="target">The object.</param>
    /// <param name="name">The member.</param>
    /// <param name="value">The value, the one argument.</param>
    /// <returns>The value of the assignment where it is another than the one that was given, as 1.0 is of <c>x.Double = 1</c>; else <see langword="null"/>.</returns>
    public object? Set(object target, string name, CallArguments value)
    {
        if (target is RemoteView view)
            return view.Show(Of(view).Set(view.Target, name, view.See(value)));
        var sites = SitesOf(target);
        return IsSelfBinding(sites, target, name)
            ? _dynamic.Set(target, name, value.Values[0])
            : _access.Set(ScopeOf(sites, target, name, AccessKind.Write), name, value);
    }

    /// <summary>Calls a method, or gets what else the name means and invokes that. A void method answers <see langword="null"/>.</summary>
    public object? InvokeMember(object target, string name, CallArguments args)
    {
        if (target is RemoteView view)
            return view.Show(Of(view).InvokeMember(view.Target, name, view.See(args)));
        var sites = SitesOf(target);
        if (sites.IsHandle && name == "Invoke")
            return Invoke(target, args);
        if (target is Delegate && name == nameof(Delegate.DynamicInvoke))
            return _calls.InvokeLate(sites, target, args);
        if (IsSelfBinding(sites, target, name) && !IsInterfaceMember(sites, target, name))
            return _dynamic.InvokeMember(target, name, args);
        return _calls.InvokeMember(ScopeOf(sites, target, name, AccessKind.Call), name, args);
    }

    /// <summary>Invokes the object itself: a delegate, a method that was got, or a type to construct.</summary>
    public object? Invoke(object target, CallArguments args)
    {
        if (target is RemoteView view)
            return view.Show(Of(view).Invoke(view.Target, view.See(args)));
        var sites = SitesOf(target);
        return target switch
        {
            MethodGroup group => InvokeMember(group.Target, group.Name, args),
            EventHandle handle => throw BindingMessages.Error(BindingMessages.EventMisused(handle.Name)),
            Delegate => _calls.InvokeDelegate(sites, target, args),
            Type type => Create(type, args),
            _ when sites.IsDynamic => _dynamic.Invoke(target, args),
            _ => throw BindingMessages.Error(BindingMessages.NotInvocable),
        };
    }

    /// <summary>Visual Basic's <c>x.Name(arguments)</c>: a call, a get or an index, whatever the member is; without a name, of the object itself.</summary>
    public object? CallOrGet(object target, string? name, CallArguments args)
    {
        if (target is RemoteView view)
            return view.Show(Of(view).CallOrGet(view.Target, name, view.See(args)));
        return name is null ? _looseCalls.Default(target, args) : _looseCalls.Member(target, name, args);
    }

    /// <summary>How a name that is meant in any case is spelled on a target; the name as it is where the target has none like it.</summary>
    /// <exception cref="Microsoft.CSharp.RuntimeBinder.RuntimeBinderException">The target has several, and none is spelled exactly so.</exception>
    public string SpellingOf(object target, string name) => target is RemoteView view ? Of(view).SpellingOf(view.Target, name) : _spellings.Find(target, name);

    /// <summary>Reads through an indexer, or an element of an array.</summary>
    public object? GetIndex(object target, CallArguments args)
    {
        if (target is RemoteView view)
            return view.Show(Of(view).GetIndex(view.Target, view.See(args)));
        var sites = SitesOf(target);
        return sites.IsDynamic && target is not ExpandoObject ? _dynamic.GetIndex(target, args) : _indexes.Get(sites, target, args);
    }

    /// <summary>Writes through an indexer, or an element of an array; the value is the last argument. Answers as <see cref="Set"/> does.</summary>
    public object? SetIndex(object target, CallArguments args)
    {
        if (target is RemoteView view)
            return view.Show(Of(view).SetIndex(view.Target, view.See(args)));
        var sites = SitesOf(target);
        return sites.IsDynamic && target is not ExpandoObject ? _dynamic.SetIndex(target, args) : _indexes.Set(sites, target, args);
    }

    /// <summary>Removes a member, on targets that bind their own.</summary>
    public void DeleteMember(object target, string name)
    {
        if (target is RemoteView view)
        {
            Of(view).DeleteMember(view.Target, name);
            return;
        }
        if (!SitesOf(target).IsDynamic)
            throw BindingMessages.Error($"'{TypeDisplay.Of(target.GetType())}' cannot remove its member '{name}'; only dynamic objects such as ExpandoObject can");
        _dynamic.DeleteMember(target, name);
    }

    /// <summary>Removes what an index names, on targets that bind their own members.</summary>
    public void DeleteIndex(object target, CallArguments args)
    {
        if (target is RemoteView view)
        {
            Of(view).DeleteIndex(view.Target, args);
            return;
        }
        if (!SitesOf(target).IsDynamic)
            throw BindingMessages.Error($"'{TypeDisplay.Of(target.GetType())}' cannot remove by index; call its Remove or RemoveAt, or use a dynamic object that can");
        _dynamic.DeleteIndex(target, args);
    }

    /// <summary>Converts a value, as an assignment or, with <paramref name="isExplicit"/>, as a cast does.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type that it is to have.</param>
    /// <param name="isExplicit">Whether a cast was written.</param>
    /// <param name="isChecked">Whether a number that does not fit is an <see cref="OverflowException"/>.</param>
    public object? Convert(object? value, Type type, bool isExplicit, bool isChecked = false)
    {
        if (value is RemoteView view)
            return ConvertView(view, type, isExplicit, isChecked);
        return value is not null && SitesOf(value).IsDynamic && !type.IsInstanceOfType(value)
            ? _dynamic.Convert(value, type, isExplicit)
            : _casts.Convert(value, type, isExplicit, isChecked);
    }

    /// <summary>Applies a binary operator.</summary>
    /// <param name="op">The operator; compound assignments mean their operator.</param>
    /// <param name="left">The left operand; for an <see cref="EventHandle"/>, += and -= subscribe and unsubscribe.</param>
    /// <param name="right">The right operand.</param>
    /// <param name="constants">Bit 0: the left operand was a compile-time constant; bit 1: the right.</param>
    /// <param name="rightType">The static type of the right operand, if it tells more than the operand.</param>
    public object? Binary(ExpressionType op, object? left, object? right, byte constants = 0, Type? rightType = null)
    {
        if (left is RemoteView || right is RemoteView)
            return BinaryOfViews(op, left, right, constants);
        if (left is EventHandle handle)
            return ChangeEvent(handle, op, right);
        return left is not null && SitesOf(left).IsDynamic ? _dynamic.Binary(op, left, right) : _operators.Binary(op, left, right, constants, rightType);
    }

    /// <summary>Applies a unary operator.</summary>
    public object? Unary(ExpressionType op, object? operand)
    {
        if (operand is RemoteView view)
            return UnaryOfView(op, view);
        return operand is not null && SitesOf(operand).IsDynamic ? _dynamic.Unary(op, operand) : _operators.Unary(op, operand);
    }

    /// <summary>Constructs an instance.</summary>
    public object? Create(Type type, CallArguments args) => _calls.Create(type, args);

    /// <summary>The names of the members that can be seen; of a dynamic target, of its dynamic members.</summary>
    public IReadOnlyList<string> MemberNames(object target)
    {
        if (target is RemoteView view)
            return Of(view).MemberNames(view.Target);
        var sites = SitesOf(target);
        if (sites.IsHandle)
            return [];
        if (sites.IsDynamic)
            return _dynamic.MemberNames(target);
        return target is Type type && Gate.AllowsStatics
            ? _cache.StaticsOf(type).Names(key => Lookup.NamesOf(key, isStatic: true))
            : sites.Names(key => Lookup.NamesOf(key, isStatic: false));
    }

    /// <summary>The names of the members that have a value to be read, fields first; of a dynamic target, of all its dynamic members.</summary>
    public IReadOnlyList<string> ValueNames(object target)
    {
        if (target is RemoteView view)
            return Of(view).ValueNames(view.Target);
        var sites = SitesOf(target);
        return sites.IsPlain ? sites.ValueNames(Lookup.ValueNamesOf) : MemberNames(target);
    }

    /// <summary>Adds a handler to an event. A delegate of another type, a method or a proxy becomes a delegate of the event's type.</summary>
    public void Subscribe(object target, string eventName, object handler) => ChangeEvent(target, eventName, handler, isAdd: true);

    /// <summary>Removes a handler that was added.</summary>
    public void Unsubscribe(object target, string eventName, object handler) => ChangeEvent(target, eventName, handler, isAdd: false);

    /// <summary>Walks a sequence: any <see cref="System.Collections.IEnumerable"/>, or an object that <c>foreach</c> accepts by its members.</summary>
    public System.Collections.IEnumerator Enumerate(object target)
    {
        if (target is RemoteView view)
            return Of(view).Enumerate(view.Target);
        // Null converts to a sequence, and fails as one.
        if (target is null)
            return ((System.Collections.IEnumerable)target!).GetEnumerator();
        var isForeign = target is not System.Collections.IEnumerable && SitesOf(target).IsDynamic;
        return _sequences.Enumerate(isForeign ? _dynamic.Convert(target, typeof(System.Collections.IEnumerable), isExplicit: false)! : target);
    }

    /// <summary>Walks a sequence by one of its interfaces.</summary>
    public System.Collections.IEnumerator Enumerate(object target, Type face) =>
        target is RemoteView view ? Of(view).Enumerate(view.Target, face) : _sequences.Enumerate(target, face);

    /// <summary>Disposes an object.</summary>
    public void Dispose(object target)
    {
        if (target is RemoteView view)
            Of(view).Dispose(view.Target);
        else
            _sequences.Dispose(target);
    }

    /// <summary>Disposes an object as <c>await using</c> does: asynchronously if it can be, else at once.</summary>
    public ValueTask DisposeAsync(object target) => target is RemoteView view ? Of(view).DisposeAsync(view.Target) : _sequences.DisposeAsync(target);

    /// <summary>The methods that a method group stands for.</summary>
    public MethodSignature[] MethodsOf(MethodGroup group)
    {
        if (group.Target is RemoteView view)
            return Of(view).MethodsOf(group with { Target = view.Target });
        var sites = SitesOf(group.Target);
        return sites.IsDynamic ? [] : MembersOf(ScopeOf(sites, group.Target, group.Name, AccessKind.Call), group.Name)?.Methods ?? [];
    }

    /// <summary>What a name means in a scope.</summary>
    public MemberSet? MembersOf(MemberScope scope, string name) => scope.Sites.Interface is { } face
        ? scope.Sites.Members(name, (type, member) => Lookup.FindInInterface(type, face, member))
        : scope.Sites.Members(name, scope.IsStatic ? Lookup.FindStatic : Lookup.FindInstance);

    /// <summary>Does an operation on a member of one of the target's interfaces, as after a cast to it.</summary>
    /// <param name="target">The object.</param>
    /// <param name="face">An interface that it implements.</param>
    /// <param name="operation">What to do with the member.</param>
    public object? Through(object target, Type face, in Operation operation) => target is RemoteView view
        ? view.Show(Of(view).Through(view.Target, face, view.See(operation)))
        : _interfaces.Perform(SitesOf(target).Interfaces.GetOrAdd(face, static (key, type) => new TypeSites(type, key), target.GetType()), target, operation);

    /// <summary>Asks the gate, then runs a rule.</summary>
    public object? Run(CallRule rule, object? target, string name, object?[] arguments)
    {
        Gate.Demand(rule.TargetType, rule.Member, name, rule.Kind);
        return rule.Plan.Run(this, target, arguments);
    }

    /// <summary>What is known of the static members of a type.</summary>
    public TypeSites StaticSitesOf(Type type) => _cache.StaticsOf(type);

    /// <summary>What is known of a target's type.</summary>
    public TypeSites SitesOf(object target) =>
        target is null ? throw BindingMessages.Error(BindingMessages.NullReference) : _cache.InstancesOf(target.GetType());

    private static void RefuseHandle(TypeSites sites, object target, string name)
    {
        if (sites.IsHandle)
            throw BindingMessages.Error(target is MethodGroup group ? BindingMessages.MethodUsedAsProperty(group.Name) : BindingMessages.NoDefinition(sites.Type, name));
    }

    private MemberScope ScopeOf(TypeSites sites, object target, string name, AccessKind kind)
    {
        if (sites.IsPlain)
            return new MemberScope(sites, target, IsStatic: false);
        RefuseHandle(sites, target, name);
        if (target is not Type type)
            return new MemberScope(sites, target, IsStatic: false);
        if (!Gate.AllowsStatics)
        {
            Gate.Demand(type, MemberLookup.FindStaticOf(type, name), name, kind);
            return new MemberScope(sites, target, IsStatic: false);
        }
        var statics = new MemberScope(_cache.StaticsOf(type), target, IsStatic: true);
        return MembersOf(statics, name) is null ? new MemberScope(sites, target, IsStatic: false) : statics;
    }

    // A dynamic object's class has ordinary members too, and C# reaches them where the object itself does not answer. What of them the gate hides must
    // not be reached that way; then the name is bound here, where only what can be seen takes part.
    private bool IsSelfBinding(TypeSites sites, object target, string name) => sites.IsDynamic && !_dynamic.HidesMember(target.GetType(), name);

    // An ExpandoObject has an indexer, a Count and the rest as explicit members of IDictionary<string, object>, and a cast to that reaches them in C#. A
    // member that somebody has given it goes first, and setting one always makes one.
    private bool IsInterfaceMember(TypeSites sites, object target, string name) =>
        target is ExpandoObject expando
        && !((IDictionary<string, object?>)expando).ContainsKey(name)
        && MembersOf(new MemberScope(sites, target, IsStatic: false), name) is not null;

    private EventHandle ChangeEvent(EventHandle handle, ExpressionType op, object? handler)
    {
        var isAdd = op is ExpressionType.Add or ExpressionType.AddAssign or ExpressionType.AddAssignChecked;
        if (!isAdd && op is not (ExpressionType.Subtract or ExpressionType.SubtractAssign or ExpressionType.SubtractAssignChecked))
            throw BindingMessages.Error(BindingMessages.EventMisused(handle.Name));
        if (handler is not null)
            ChangeEvent(handle.Target, handle.Name, handler, isAdd);
        return handle;
    }

    private void ChangeEvent(object target, string name, object handler, bool isAdd)
    {
        if (target is RemoteView view)
        {
            Of(view).ChangeEvent(view.Target, name, handler, isAdd);
            return;
        }
        var sites = SitesOf(target);
        var isOfTarget = IsSelfBinding(sites, target, name) && !IsInterfaceMember(sites, target, name) && !_dynamic.HasEvent(target, name);
        if (!isOfTarget && _access.ChangeEvent(ScopeOf(sites, target, name, AccessKind.Subscribe), name, handler, isAdd))
            return;
        var current = Get(target, name);
        // An event that could not be changed as one would come back here without end.
        if (current is EventHandle)
            throw BindingMessages.Error(BindingMessages.EventMisused(name));
        Set(target, name, new CallArguments([Binary(isAdd ? ExpressionType.AddAssign : ExpressionType.SubtractAssign, current, handler)]));
    }
}
