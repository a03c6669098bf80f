namespace DynRemote.Operations;

/// <summary>What a proxy needs of its connection.</summary>
internal interface IConversation
{
    /// <summary>The connection, as the user knows it.</summary>
    RemoteConnection Connection { get; }

    /// <summary>Whether the connection has ended.</summary>
    bool HasEnded { get; }

    /// <summary>
    /// Does an operation on one of the peer's objects and waits for the result. Arguments that the peer changed through <c>ref</c> or <c>out</c> are
    /// written back into the operation's argument array.
    /// </summary>
    /// <param name="target">The object's id at the peer.</param>
    /// <param name="operation">What to do.</param>
    /// <exception cref="ConnectionLostException">The connection has ended, before or while waiting.</exception>
    object? Perform(long target, in Operation operation);

    /// <summary>Whether whoever raises an event of this side does not wait for handlers of the peer that return nothing.</summary>
    bool HasOneWayEvents { get; }

    /// <summary>Has something disposed of when the connection ends: at once where it has ended. Not on the thread that ends it; what it throws is logged.</summary>
    void WhenEnded(IDisposable item);

    /// <summary>The way for operations that nobody waits for.</summary>
    IPipeline Pipeline { get; }

    /// <summary>The same conversation with calls that wait only so long.</summary>
    IConversation With(CallLimits limits);

    /// <summary>Does an operation without waiting; the task ends with its result.</summary>
    /// <param name="target">The object's id at the peer.</param>
    /// <param name="operation">What to do.</param>
    Task<object?> PerformAsync(long target, in Operation operation);
}
