using System.Dynamic;
using System.Runtime.CompilerServices;
using DynRemote.Access;
using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Performing;
using DynRemote.Plans;
using DynRemote.Proxies;
using DynRemote.Values;

namespace DynRemote;

/// <summary>
/// An object as a peer is to see it: hand out the view in the object's place, as root, under a name, as an argument or a result, and the peer can do with the
/// object what the view allows, as far as its <see cref="AccessPolicy"/> does. Made by <see cref="Remote.View"/>.
/// </summary>
/// <remarks>
/// <para>
/// A view is never changed but for being revoked: each method gives a narrower view of the same object, and the peer has one proxy for each view.
/// Names of <see cref="Allow(string[])"/> add up along a chain; to narrow what somebody else has allowed, make a view of the view.
/// </para>
/// <para>
/// A view is of one object. What the members of the object return is judged by the policy alone, so that a read-only view of an order does not make its list of lines
/// read-only. Only the object itself does not come out of its own view: where it returns itself, or hands itself to an object, a callback or, as the sender, to an event
/// handler of the peer's that came through the view, the view takes its place.
/// </para>
/// <para>
/// A view that the peer hands back is the view, not the object: a method of this side with a parameter of the object's class does not take it, for the method may
/// give back what it gets. A parameter of type <see langword="object"/> or <see langword="dynamic"/> does; used through <see langword="dynamic"/>, the view lets
/// this side's code do what it allows, and <see cref="Target"/> is the object. All members may be used by any thread.
/// </para>
/// </remarks>
[RemoteHidden]
public sealed partial class RemoteView : DynamicObject, IDisposable
{
    private readonly Revocation? _revocation;

    /// <summary>The same stand-in each time, so that -= finds what += added; for as long as the proxy lives. Concurrent by itself.</summary>
    private readonly ConditionalWeakTable<RemoteObject, LimitedProxy> _seen = [];

    internal RemoteView(object target)
        : this(target, ViewRules.Everything, null)
    {
    }

    private RemoteView(object target, ViewRules rules, Revocation? revocation)
    {
        Target = target;
        Rules = rules;
        _revocation = revocation;
    }

    /// <summary>The object behind the view. No peer gets at it through the view.</summary>
    public object Target { get; }

    /// <summary>Whether <see cref="Revoke"/> has been called on this view, or on one that it was made of.</summary>
    public bool IsRevoked => _revocation is { IsRevoked: true } || Target is RemoteView { IsRevoked: true };

    internal ViewRules Rules { get; }

    /// <summary>The type of the object at the end of a chain of views.</summary>
    internal Type ObjectType => Target is RemoteView inner ? inner.ObjectType : Target.GetType();

    /// <summary>Whether the object is a third peer's.</summary>
    internal bool IsOfProxy => Target is RemoteObject or RemoteView { IsOfProxy: true };

    /// <summary>
    /// Allows only these members, and those that the view allows by name already: properties, fields, methods with all their overloads, and events. <c>"Item"</c> stands
    /// for the indexers, <c>"GetEnumerator"</c> for <see langword="foreach"/>, LINQ and copies of a collection, <c>"op_Addition"</c> and the like for operators,
    /// <c>"Invoke"</c> for calling a delegate. A type's name and the comparison of references are always allowed.
    /// </summary>
    /// <param name="members">The names; case matters. None: nothing is allowed.</param>
    public RemoteView Allow(params string[] members) => With(Rules.Allow(Checked(members)));

    /// <summary>Allows only what the function allows, and what the view allows by name already.</summary>
    /// <param name="decide">
    /// Tells whether a peer may do this. What it allows is remembered for each member and kind, so it must answer the same question alike every time. It
    /// is called by many threads at once; an exception it throws counts as a refusal.
    /// </param>
    public RemoteView Allow(Func<AccessRequest, bool> decide)
    {
        ArgumentNullException.ThrowIfNull(decide);
        return With(Rules.Allow(decide));
    }

    /// <summary>Denies these members, whatever else is allowed.</summary>
    /// <param name="members">The names, as for <see cref="Allow(string[])"/>.</param>
    public RemoteView Deny(params string[] members) => With(Rules.Deny(Checked(members)));

    /// <summary>
    /// Allows nothing that changes the object: no setting, no deleting, no subscribing to events; and of calls only those that are known to change nothing.
    /// These are methods that are allowed by name, those of <see langword="object"/> and of the framework's reading interfaces
    /// (<see cref="IReadOnlyList{T}"/>, <see cref="IEquatable{T}"/> and the like), operators and LINQ. Getters are taken at their word.
    /// </summary>
    /// <param name="methods">Names of methods that may be called nevertheless.</param>
    public RemoteView ReadOnly(params string[] methods) => With(Rules.ReadOnly(Checked(methods)));

    /// <summary>A view that can be revoked. What is made of it by the other methods is revoked with it.</summary>
    public RemoteView Revocable() => new(Target, Rules, new Revocation(_revocation));

    /// <summary>
    /// Ends the view, and every view that was made of it: each use is a <see cref="RemoteAccessException"/> from here on, enumerations that have begun included, and
    /// event handlers that were added through it are removed. What is being done at the moment goes on. Revoking twice does nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">The view was not made by <see cref="Revocable"/>, nor of one that was.</exception>
    public void Revoke()
    {
        if (_revocation is null)
            throw new InvalidOperationException("This view cannot be revoked: make it with Revocable().");
        _revocation.Revoke();
    }

    /// <summary>Revokes the view if it can be revoked.</summary>
    public void Dispose() => _revocation?.Revoke();

    /// <summary>What it is a view of; for logs and debuggers, without a word of the object's own.</summary>
    public override string ToString() => $"a view of a {ObjectType}{(IsRevoked ? ", revoked" : "")}";

    /// <summary>What comes out of the view: the view itself in place of the object behind it.</summary>
    internal object? Show(object? result) => result switch
    {
        null => null,
        _ when ReferenceEquals(result, Target) => this,
        MethodGroup group when ReferenceEquals(group.Target, Target) => group with { Target = this },
        EventHandle handle when ReferenceEquals(handle.Target, Target) => handle with { Target = this },
        RemoteMethod method when ReferenceEquals(method.Target, Target) => new MethodGroup(this, method.Name),
        RemoteEvent handle when ReferenceEquals(handle.Target, Target) => new EventHandle(this, handle.Name),
        Task task when MayGiveTarget(task.GetType()) => ShowLater(task),
        _ => result,
    };

    private bool MayGiveTarget(Type? task)
    {
        while (task is not null && !(task.IsGenericType && task.GetGenericTypeDefinition() == typeof(Task<>)))
            task = task.BaseType;
        return task is not null && task.GetGenericArguments()[0].IsInstanceOfType(Target);
    }

    private Task<object?> ShowLater(Task task) => TaskEnding.Of(Awaiting.ResultOf(task), Show);

    /// <summary>What goes out of the view to a peer's object: the view itself in place of the object behind it.</summary>
    internal Operation Show(in Operation operation)
    {
        var values = operation.Arguments.Values;
        return values.Length == 0 ? operation : operation with { Arguments = operation.Arguments with { Values = Array.ConvertAll(values, Show) } };
    }

    /// <summary>
    /// What comes in through the view: a peer's object as the code behind the view is to have it, so that this object does not get to it; and in place of the view's
    /// handle of an event, which is got and set in <c>x.Changed += h</c>, the object's. Anything else is left as it is.
    /// </summary>
    internal object? Seen(object? value) => value switch
    {
        EventHandle handle when ReferenceEquals(handle.Target, this) => handle with { Target = Target },
        RemoteType => value,
        RemoteObject proxy => SeenProxy(proxy),
        RemoteMethod method => new RemoteMethod(SeenProxy(method.Target), method.Name),
        Delegate function => FunctionDelegate.With(function, Show) ?? function,
        ITuple tuple when tuple.GetType() is { IsGenericType: true, Namespace: nameof(System) } => TupleBuilder.Rebuild(tuple, Seen),
        Chunk { Elements: object?[] elements } chunk => chunk with { Elements = Array.ConvertAll(elements, Seen) },
        _ => value,
    };

    /// <summary>The same of arguments, in their place: what the code behind the view writes into them goes back.</summary>
    internal CallArguments See(CallArguments arguments)
    {
        for (var i = 0; i < arguments.Values.Length; i++)
            arguments.Values[i] = Seen(arguments.Values[i]);
        return arguments;
    }

    /// <summary>The same of the arguments of an operation.</summary>
    internal Operation See(in Operation operation) => operation with { Arguments = See(operation.Arguments) };

    // Where a view is of a view, the inner one takes the object's place first, and the outer one that of the inner.
    private LimitedProxy SeenProxy(RemoteObject proxy) => _seen.GetValue(
        proxy, key => ProxyKind.Limit((RemoteObject)ProxyOrigin.Of(key)!, new ConversationOfView(key.Conversation, this)));

    /// <summary>A view of what belongs to an operation on the object: it ends with this view.</summary>
    internal RemoteView Along(object part) => new(part, ViewRules.Everything, _revocation);

    /// <summary>Notes a handler on an event of the object, which is removed when the view is revoked.</summary>
    internal void Added(IDisposable handler) => _revocation?.Add(handler);

    /// <summary>Forgets such a handler.</summary>
    internal void Removed(IDisposable handler) => _revocation?.Remove(handler);

    private RemoteView With(ViewRules rules) => new(Target, rules, _revocation);

    private static string[] Checked(string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (var name in names)
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(names));
        return names;
    }
}
