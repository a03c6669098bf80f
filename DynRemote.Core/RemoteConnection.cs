using DynRemote.Conversation;
using DynRemote.Performing;
using DynRemote.Values;

namespace DynRemote;

/// <summary>
/// A connection to a peer. The two sides are equal: each may export objects, call the other's, and be called. All members may be used by any thread.
/// </summary>
/// <remarks>
/// References live as long as the connection, or until their holder drops them. Cycles of references across the two processes are freed when the connection
/// ends, not before.
/// </remarks>
public sealed class RemoteConnection : IAsyncDisposable, IDisposable
{
    private readonly Session _session;

    private RemoteConnection(IMessageChannel channel, RemoteOptions options, IDictionary<string, object> exports)
    {
        Exports = exports;
        _session = new Session(this, channel, exports, options);
    }

    /// <summary>
    /// Opens a connection over a channel. Both sides do so, in any order; returns at once, and the first use waits for the peer.
    /// </summary>
    /// <param name="channel">The channel. The connection owns it from here on.</param>
    /// <param name="root">
    /// What the peer gets as its <see cref="Root"/>; <see langword="null"/>: an object whose members are the names in <see cref="Exports"/>.
    /// </param>
    /// <param name="options">How this side behaves, or <see langword="null"/> for the defaults.</param>
    public static RemoteConnection Open(IMessageChannel channel, object? root = null, RemoteOptions? options = null) => Open(channel, root, options, null);

    /// <summary>
    /// The peer's root object. Where the peer exports names only, an object that has them as members.
    /// </summary>
    /// <exception cref="RemoteProtocolException">The other end is no DynRemote peer, or of another version.</exception>
    /// <exception cref="ConnectionLostException">The connection has ended.</exception>
    public dynamic Root => _session.PeerRoot!;

    /// <summary>What this side offers by name. May be changed at any time, by any thread.</summary>
    public IDictionary<string, object> Exports { get; }

    /// <summary>What the connection has done so far, and what it holds.</summary>
    public RemoteStatistics Statistics => _session.Statistics();

    /// <summary>
    /// Ends with the connection: successfully where one of the sides has closed it, else faulted with a <see cref="ConnectionLostException"/> that says why.
    /// </summary>
    public Task Completion => _session.Completion;

    /// <summary>
    /// Begins to record what each line of the program costs on this connection, until the result is disposed: <c>using var cost = connection.Explain();</c>.
    /// Printed, it is a table, the most expensive line first, with advice where one operation is repeated.
    /// </summary>
    public RemoteExplanation Explain() => _session.Explain();

    internal void DrawLine() => _session.DrawLine();

    /// <summary>
    /// Holds back what the calling code does through <see cref="Remote.Async"/> until the result is disposed: it then leaves as one message, and its answers come
    /// back as one. It counts what this flow of code does, also across <see langword="await"/> and in tasks that it starts, and not what other code does on the same
    /// connection. A synchronous call, or an <see langword="await"/> of a promise, inside sends what is there first; so does other code that uses or awaits a promise
    /// of the batch. Batches may be nested; the outermost counts. What was done before an exception leaves all the same.
    /// </summary>
    /// <remarks>
    /// A batch holds at most 2,048 steps and about 4 MiB: what is there then leaves as a message of its own, and the batch goes on. A <see cref="Task"/> that is made
    /// of a promise inside knows nothing of the batch: whoever awaits it there waits 100 ms longer than whoever awaits the promise itself. Answers that are tasks
    /// at the owner come when these have ended.
    /// </remarks>
    public IDisposable Batch() => _session.OpenBatch();

    /// <summary>
    /// Ends when all that was sent through <see cref="Remote.Async"/> so far has ended at the peer, tasks included.
    /// In a callback that the peer waits for, when all has that was sent by callbacks of the same call: what called it cannot end before it does.
    /// </summary>
    /// <exception cref="AggregateException">What failed of it and was not awaited: each failure once, a hundred at the most, and the number of the others.</exception>
    /// <exception cref="ConnectionLostException">The connection has ended.</exception>
    public Task FlushAsync() => _session.FlushAsync();

    /// <summary>What the peer exports under a name; one round trip.</summary>
    /// <param name="name">The name; case matters.</param>
    /// <exception cref="RemoteNameNotFoundException">The peer exports nothing under this name.</exception>
    public dynamic Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _session.Lookup(name)!;
    }

    /// <summary>The names that the peer exports, in order; one round trip.</summary>
    public IReadOnlyList<string> GetNames() => _session.Names();

    /// <summary>
    /// The peer's own token of a framework type that both sides know: what its policy allows to be done with a type is done there. Under
    /// <see cref="AccessPolicy.Full"/>, <c>Remote.New(conn.TypeOf(typeof(StackTrace)), …)</c> constructs, and <c>((dynamic)conn.TypeOf(typeof(File))).ReadAllText(path)</c>
    /// calls a static member. One round trip.
    /// </summary>
    /// <param name="type">A public type of the framework. Types of the peer's program are had from its objects, with <see cref="Remote.TypeOf"/>.</param>
    /// <exception cref="ArgumentException">The type is not one that both sides know.</exception>
    public RemoteType TypeOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!FrameworkTypes.IsShared(type))
            throw new ArgumentException($"{type} is no public type of the framework, so that the peer does not know it.", nameof(type));
        return _session.TypeOf(type);
    }

    /// <summary>
    /// Ends the connection and tells the peer. Calls that wait, on both sides, throw <see cref="ConnectionLostException"/>. Closing twice does nothing.
    /// </summary>
    public void Close() => _session.Close("It has closed the connection.");

    /// <inheritdoc cref="Close()"/>
    public void Dispose() => Close();

    /// <inheritdoc cref="Close()"/>
    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens a connection that offers the names of a dictionary of the caller's, such as a host's.</summary>
    internal static RemoteConnection Open(IMessageChannel channel, object? root, RemoteOptions? options, IDictionary<string, object>? names)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var connection = new RemoteConnection(channel, options ?? new RemoteOptions(), names ?? ExportedNames.NewDictionary());
        connection._session.Start(root);
        return connection;
    }

    /// <summary>Waits for the peer's hello.</summary>
    internal Task WaitForHandshakeAsync() => _session.WaitForHandshakeAsync();

    /// <summary>Ends the connection with a reason for the peer to read.</summary>
    internal void Close(string reason) => _session.Close(reason);

    /// <summary>Gives a reference back.</summary>
    internal void Release(References.ImportEntry entry) => _session.Release(entry);
}
