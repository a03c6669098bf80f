using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>The steps of a <see cref="ConversationOfView"/>: they stand in the line of the connection.</summary>
/// <param name="conversation">The conversation.</param>
/// <param name="inner">The pipeline itself.</param>
/// <param name="view">The view.</param>
internal sealed class PipelineOfView(IConversation conversation, IPipeline inner, RemoteView view) : IPipeline
{
    /// <inheritdoc/>
    public IConversation Conversation => conversation;

    /// <inheritdoc/>
    public IPipeline Line => inner.Line;

    /// <inheritdoc/>
    public long Send(object? target, in Operation operation, IStepOutcome? outcome) => inner.Send(target, view.Show(operation), outcome);

    /// <inheritdoc/>
    public void Ask(IStepOutcome outcome) => inner.Ask(outcome);

    /// <inheritdoc/>
    public void AskSoon(IStepOutcome outcome) => inner.AskSoon(outcome);

    /// <inheritdoc/>
    public void Took(IStepOutcome outcome) => inner.Took(outcome);

    /// <inheritdoc/>
    public Task<object?> Within(Task<object?> value) => inner.Within(value);

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
