using DynRemote.Operations;

namespace DynRemote.Conversation;

/// <summary>The steps of a <see cref="LimitedConversation"/>: they stand in the line of the connection, and their values are waited for only so long.</summary>
/// <param name="conversation">The conversation.</param>
/// <param name="inner">The pipeline itself.</param>
/// <param name="limits">How long.</param>
internal sealed class LimitedPipeline(IConversation conversation, IPipeline inner, CallLimits limits) : IPipeline
{
    /// <inheritdoc/>
    public IConversation Conversation => conversation;

    /// <inheritdoc/>
    public IPipeline Line => inner.Line;

    /// <inheritdoc/>
    public Task<object?> Within(Task<object?> value) => value.IsCompleted ? value : limits.WithinAsync(value);

    /// <inheritdoc/>
    public long Send(object? target, in Operation operation, IStepOutcome? outcome) => inner.Send(target, operation, outcome);

    /// <inheritdoc/>
    public void Ask(IStepOutcome outcome) => inner.Ask(outcome);

    /// <inheritdoc/>
    public void AskSoon(IStepOutcome outcome) => inner.AskSoon(outcome);

    /// <inheritdoc/>
    public void Took(IStepOutcome outcome) => inner.Took(outcome);

    /// <inheritdoc/>
    public void Drop(long answer) => inner.Drop(answer);

    /// <inheritdoc/>
    public bool IsUnconfirmed(long sequence) => inner.IsUnconfirmed(sequence);

    /// <inheritdoc/>
    public Task<object?> PerformHere(object target, in Operation operation) => inner.PerformHere(target, operation);

    /// <inheritdoc/>
    public Task FenceAsync(IStepOutcome promise) => inner.FenceAsync(promise);

    /// <inheritdoc/>
    public void Report(Exception failure) => inner.Report(failure);

    /// <inheritdoc/>
    public void Seen(Exception failure) => inner.Seen(failure);
}
