using DynRemote.Operations;

namespace DynRemote.Steps;

/// <summary>The outcome of a step that nobody uses but to wait for it.</summary>
internal sealed class StepTask(IPipeline pipeline) : IStepOutcome
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the step.</summary>
    public Task Ended => _ended.Task;

    /// <inheritdoc/>
    public IPipeline Pipeline => pipeline;

    /// <inheritdoc/>
    public long Answer { get; private set; }

    /// <inheritdoc/>
    public bool IsAsked { get; set; }

    /// <inheritdoc/>
    public long Sequence { get; private set; }

    /// <inheritdoc/>
    public long WaitsBefore { get; set; }

    /// <inheritdoc/>
    public bool IsAwaited { get; set; }

    /// <inheritdoc/>
    public object? Batch { get; private set; }

    /// <inheritdoc/>
    public void Sent(long answer, long sequence, object? batch) => (Answer, Sequence, Batch) = (answer, sequence, batch);

    /// <inheritdoc/>
    public int Pin() => 1;

    /// <inheritdoc/>
    public void Unpin()
    {
        // Nobody names it.
    }

    /// <inheritdoc/>
    public void Complete(object? value)
    {
        _ended.TrySetResult();
        pipeline.Drop(Answer);
    }

    /// <inheritdoc/>
    public void Fail(Failure failure)
    {
        _ended.TrySetException(failure.Exception);
        // Nobody may be waiting for it.
        _ = _ended.Task.Exception;
        pipeline.Drop(Answer);
    }
}
