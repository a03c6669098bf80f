using DynRemote.Operations;

namespace DynRemote.Conversation;

/// <summary>A session as those see it whose calls have limits of their own.</summary>
internal sealed class LimitedConversation(Session session, CallLimits limits) : IConversation
{
    /// <inheritdoc/>
    public RemoteConnection Connection => session.Connection;

    /// <inheritdoc/>
    public bool HasEnded => session.HasEnded;

    /// <inheritdoc/>
    public IPipeline Pipeline => session.Pipeline;

    /// <inheritdoc/>
    public object? Perform(long target, in Operation operation) => session.Perform(target, operation, limits);

    /// <inheritdoc/>
    public Task<object?> PerformAsync(long target, in Operation operation) => session.PerformAsync(target, operation, limits);

    /// <inheritdoc/>
    public IConversation With(CallLimits others) => session.With(others);
}
