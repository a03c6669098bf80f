using DynRemote.Accounting;
using DynRemote.Binding;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Promises;
using DynRemote.Proxies;
using DynRemote.Values;

namespace DynRemote;

/// <summary>Questions about a reference and ways to pass one; kept off the proxy, so that no member name is taken there.</summary>
public static partial class Remote
{
    /// <summary>Tells whether a value is a reference to an object of a peer: a proxy, or something made from one.</summary>
    public static bool IsRemote(object? value) => ProxyOrigin.Of(value) is not null;

    /// <summary>The connection that a reference belongs to.</summary>
    /// <exception cref="ArgumentException">The value is no reference.</exception>
    public static RemoteConnection ConnectionOf(object reference) => Proxy(reference).Conversation.Connection;

    /// <summary>The type of a remote object, as a token. One round trip the first time for each type.</summary>
    /// <exception cref="ArgumentException">The value is no reference.</exception>
    public static RemoteType TypeOf(object reference)
    {
        var proxy = Proxy(reference);
        return (RemoteType)(proxy.Shape.Token ??= proxy.Perform(new Operation(OperationKind.TypeOf)))!;
    }

    /// <summary>
    /// Tells whether an object is of a type or of one derived from it, or implements it: <c>Remote.Is(x, "Shop.Order")</c>. Works for local objects, too.
    /// </summary>
    /// <param name="value">A reference, or a local object.</param>
    /// <param name="typeName">The full name of a class or interface; see <see cref="RemoteType.Is(string)"/>.</param>
    public static bool Is(object? value, string typeName)
    {
        ArgumentNullException.ThrowIfNull(typeName);
        Unanswered.Refuse(value, nameof(value));
        return value switch
        {
            null => false,
            RemoteEnum fake => fake.TypeName == typeName,
            _ when ProxyOrigin.Of(value) is not null => TypeOf(value).Is(typeName),
            _ => TypeNames.Of(value.GetType()).Contains(typeName),
        };
    }

    /// <summary>Tells whether a remote object is of a type that is in hand: a remote type, or a local one that the peer knows, too.</summary>
    /// <param name="value">A reference, or a local object.</param>
    /// <param name="remoteType">A <see cref="RemoteType"/>, what <c>x.GetType()</c> gave, or a <see cref="Type"/>.</param>
    public static bool Is(object? value, object remoteType)
    {
        ArgumentNullException.ThrowIfNull(remoteType);
        if (remoteType is string typeName)
            return Is(value, typeName);
        Unanswered.Refuse(value, nameof(value));
        if (ProxyOrigin.Of(value) is RemoteObject proxy)
        {
            // A type of this process that the framework does not share is none that the peer's object could be of.
            if (remoteType is RemoteObject || (remoteType is Type shared && FrameworkTypes.IsFramework(shared.Assembly)))
                return (bool)proxy.Perform(new Operation(OperationKind.IsInstance, null, remoteType))!;
            return remoteType is Type face && face.IsInstanceOfType(value);
        }
        return remoteType is Type type && type.IsInstanceOfType(value);
    }

    /// <summary>
    /// Brings the content of a remote object over. Of a collection: a collection of the same type where it is the framework's, else a list; collections inside
    /// are copied, too, and what is no collection stays a reference. Of a data object: an <see cref="System.Dynamic.ExpandoObject"/> with its public properties and
    /// fields as the peer's policy shows them, and with the data of the objects and collections in it. What is no data (a delegate, a task, a stream, a type,
    /// whatever must be disposed) stays a reference, and a value is returned as it is; a tuple or pair with copies of its elements.
    /// </summary>
    /// <exception cref="RemoteException">The object contains itself, or one of its members throws.</exception>
    public static object? Copy(object value)
    {
        Unanswered.Refuse(value, nameof(value));
        return RemoteCopy.MakeAny(value);
    }

    /// <summary>
    /// Brings the content of a remote object over as an object of a type of this side: a collection such as <c>int[]</c> or
    /// <c>Dictionary&lt;string, List&lt;int&gt;&gt;</c>; or a class or struct for data, <c>Remote.Copy&lt;Customer&gt;(x)</c>, also in collections. Its members are found by
    /// name: parameters of the constructor, properties and fields that can be set, collections that it has. Only what the type has room for is read and sent, in one
    /// round trip; members that the remote object does not have are left as they are.
    /// </summary>
    /// <typeparam name="T">The type; the remote type need not be known here.</typeparam>
    /// <exception cref="Microsoft.CSharp.RuntimeBinder.RuntimeBinderException">It cannot become one.</exception>
    /// <exception cref="InvalidCastException">A member is missing that the constructor needs, or cannot become what the type says.</exception>
    /// <exception cref="RemoteException">The object contains itself, or one of its members throws.</exception>
    public static T Copy<T>(object value)
    {
        Unanswered.Refuse(value, nameof(value));
        return value is T same && !IsRemote(value) ? same : (T)RemoteCopy.MakeData(value, typeof(T))!;
    }

    /// <summary>
    /// Marks a data object to be copied to the peer: its public properties, with their names, without its type. The peer gets a dynamic object, or lists and
    /// values. Pass the result as an argument or return it.
    /// </summary>
    /// <exception cref="RemoteException">When it is sent: the object refers to itself, directly or by a detour.</exception>
    public static object ByValue(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Unanswered.Refuse(value, nameof(value));
        return new DataCopy(value);
    }

    /// <summary>Marks an object to travel as a reference although it would travel as a copy, such as an immutable collection. Pass the result as an argument or return it.</summary>
    public static object ByReference(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Unanswered.Refuse(value, nameof(value));
        return new ByReference(value);
    }

    /// <summary>
    /// A reference with a static type: implements the interface by doing its members' operations on the remote object, which needs the members, not the
    /// interface. The same facade each time.
    /// </summary>
    /// <typeparam name="T">An interface, or a delegate type for a remote delegate or method.</typeparam>
    /// <exception cref="ArgumentException">The value is no reference, or the type is no interface or delegate.</exception>
    public static T As<T>(object reference)
        where T : class
    {
        if (reference is T already)
            return already;
        return ProxyOrigin.Of(reference) switch
        {
            RemoteMethod method when typeof(T).IsSubclassOf(typeof(Delegate)) => (T)(object)TypedDelegate.Of(method, typeof(T)),
            RemoteObject proxy when ProxyConversion.TryView(proxy, typeof(T), out var view) => (T)view!,
            RemoteObject proxy => throw new ArgumentException(
                $"A remote {proxy.Shape.Name} cannot be used as {typeof(T)}: only interfaces it has the members of, and delegates where it is one, can stand for it.", nameof(reference)),
            _ => throw NoReference(reference),
        };
    }

    /// <summary>Constructs an object of a remote type, at the peer. The peer's policy must allow it (<see cref="AccessPolicy.Full"/>).</summary>
    /// <param name="type">A <see cref="RemoteType"/>, or what <c>x.GetType()</c> gave.</param>
    /// <param name="args">The constructor's arguments.</param>
    /// <exception cref="RemoteAccessException">The peer's policy does not allow it.</exception>
    public static dynamic New(object type, params object?[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (type is Type own)
            throw new ArgumentException($"{own} is a type of this process. The peer's type of that name is connection.TypeOf(typeof(...)).", nameof(type));
        return Proxy(type).Perform(new Operation(OperationKind.Create, null, args))!;
    }

    /// <summary>
    /// Gives a reference back now rather than when it is collected. The object itself is neither disposed nor changed; using the reference afterwards throws
    /// <see cref="ObjectDisposedException"/>. Releasing twice, or after the connection has ended, does nothing.
    /// </summary>
    public static void Release(object reference)
    {
        var proxy = Proxy(reference);
        proxy.Conversation.Connection.Release(proxy.Entry);
    }

    /// <summary>
    /// The same reference with calls that wait only so long: <c>Remote.With(x, TimeSpan.FromSeconds(1)).Foo()</c>. A call that gives up throws; the connection
    /// lives on, and what the call does at the peer goes on, too; but for a recorded plan or a query, which ends. Where a call gives a task, the wait for that is limited,
    /// too: <c>await Remote.With(x, TimeSpan.FromSeconds(1)).FooAsync()</c>. Whatever else a call gives is a reference like any other.
    /// </summary>
    /// <param name="reference">The reference.</param>
    /// <param name="timeout">The longest wait for an answer, then <see cref="TimeoutException"/>; <see langword="null"/> for no limit.</param>
    /// <param name="token">Ends a wait with <see cref="OperationCanceledException"/> when it is cancelled.</param>
    /// <exception cref="ArgumentException">The value is no reference.</exception>
    public static dynamic With(object reference, TimeSpan? timeout = null, CancellationToken token = default)
    {
        if (timeout is { } time && time != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, nameof(timeout));
        return ProxyKind.Limit(Proxy(reference), ConversationOf(reference).With(new CallLimits(timeout ?? Timeout.InfiniteTimeSpan, token)));
    }

    /// <summary>
    /// The async view of a reference: every operation on it is sent at once and gives a promise, which can be used in the same way before its value is there:
    /// <c>await ax.Orders[0].Lines.Count</c> is one round trip. What is sent through the views of one connection starts at the peer in the order in which it was
    /// sent. Failures of what is not awaited come out at <see cref="RemoteConnection.FlushAsync"/>.
    /// </summary>
    /// <param name="reference">A reference.</param>
    /// <exception cref="ArgumentException">The value is no reference.</exception>
    public static dynamic Async(object reference) => reference is RemotePromise promise
        ? promise
        : new RemotePromise(ConversationOf(reference).Pipeline, ProxyOrigin.Of(reference)!);

    /// <summary>
    /// Limits how many round trips the calling code makes on a connection, until the result is disposed: <c>using (Remote.Budget(conn, 3)) { … }</c>. The
    /// operation that would need one more throws, before anything is sent. It counts what this flow of code does, also across <c>await</c>, and not what other
    /// code does on the same connection. Budgets may be nested; each counts for itself.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="roundTrips">How many round trips are allowed; 0 or more.</param>
    /// <exception cref="RemoteBudgetException">Thrown by the operation that exceeds the budget; it names the line.</exception>
    public static IDisposable Budget(RemoteConnection connection, int roundTrips)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentOutOfRangeException.ThrowIfNegative(roundTrips);
        connection.DrawLine();
        return new RoundTripBudget(connection, roundTrips);
    }

    /// <summary>
    /// A view of an object, to be handed out in its place: <c>RemoteHost.Listen(endpoint, Remote.View(root).ReadOnly())</c>, <c>Remote.View(order).Allow("Id", "Total")</c>,
    /// <c>Remote.View(device).Revocable()</c>. By itself it allows everything that the policy does.
    /// </summary>
    /// <param name="value">An object of this side, a view, or a reference to a third peer's object that is handed on.</param>
    /// <exception cref="ArgumentException">The object is a type: what can be done with one, an object's methods can do.</exception>
    public static RemoteView View(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value is Type)
            throw new ArgumentException($"There are no views of types: {value} crosses as a token, and what a peer may do with it can be a method of an object.", nameof(value));
        return new RemoteView(ProxyOrigin.Of(value) ?? value);
    }

    private static RemoteObject Proxy(object reference) => ProxyOrigin.Of(reference) switch
    {
        RemoteObject proxy => proxy,
        RemoteMethod method => method.Target,
        RemoteEvent handle => handle.Target,
        _ => throw NoReference(reference),
    };

    // What has come through a view has a way of its own.
    private static IConversation ConversationOf(object reference) => (reference as RemoteObject ?? Proxy(reference)).Conversation;

    private static ArgumentException NoReference(object? reference) =>
        new($"{reference?.GetType().ToString() ?? "null"} is no reference to an object of a peer: it is a value or an object of this process.", nameof(reference));
}
