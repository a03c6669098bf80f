using DynRemote.Operations;
using DynRemote.Proxies;
using DynRemote.Shapes;

namespace DynRemote.Conversation;

/// <summary>A session as those see it whose calls have limits of their own.</summary>
internal sealed class LimitedConversation(Session session, CallLimits limits) : IConversation
{
    /// <inheritdoc/>
    public RemoteConnection Connection => session.Connection;

    /// <inheritdoc/>
    public bool HasEnded => session.HasEnded;

    /// <inheritdoc/>
    public bool HasOneWayEvents => session.HasOneWayEvents;

    /// <inheritdoc/>
    public void WhenEnded(IDisposable item) => session.WhenEnded(item);

    /// <inheritdoc/>
    public IPipeline Pipeline => new LimitedPipeline(this, session.Pipeline, limits);

    /// <inheritdoc/>
    public object? Perform(long target, in Operation operation) => Limited(session.Perform(target, operation, limits));

    /// <inheritdoc/>
    public Task<object?> PerformAsync(long target, in Operation operation) => TaskEnding.Of(session.PerformAsync(target, operation, limits), Limited);

    /// <inheritdoc/>
    public IConversation With(CallLimits others) => session.With(others);

    // To wait for the task that a call gives is to wait for the call.
    private object? Limited(object? result) => result is RemoteObject task && task.Shape.Can(Capabilities.Awaitable) ? ProxyKind.Limit(task, this) : result;
}
