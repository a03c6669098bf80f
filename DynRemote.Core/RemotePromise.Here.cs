using DynRemote.Operations;
using DynRemote.Promises;

namespace DynRemote;

/// <content>
/// Steps on a promise that has become an object of this side: they are done here, in their order. Each waits for the promises among its arguments, and the steps
/// behind it with it; what it gives is a promise that the peer knows nothing of.
/// </content>
public partial class RemotePromise
{
    /// <summary>Steps on this promise that wait, in order; <see langword="null"/> while none has to. Guarded by the lock.</summary>
    private Queue<HeldStep>? _held;

    /// <summary>Whether the peer knows nothing of it: its value comes from this side.</summary>
    private bool _isLocal;

    /// <summary>A promise of what this side does. Steps on it are held until the value is there.</summary>
    private static RemotePromise Local(IPipeline pipeline) => new(pipeline) { _isLocal = true, _held = new() };

    // With the lock. True where the step is held, or must be: others are before it, or the object is here and an argument is not.
    private bool TryHold(in Operation operation, RemotePromise[] named, bool isWanted, out RemotePromise? outcome)
    {
        outcome = null;
        var isFirst = _held is null;
        if (isFirst && !(TryGetValue(out var value) && PromiseValues.IsOwnObject(value) && Array.Exists(named, promise => !promise.HasEnded)))
            return false;
        outcome = isWanted ? Local(_pipeline) : null;
        (_held ??= new()).Enqueue(new HeldStep(operation, named, outcome));
        if (isFirst)
            _ = Task.Run(() => DoHeldAsync(_value.Task.Result));
        return true;
    }

    private async Task DoHeldAsync(object? value)
    {
        while (NextHeld(value) is { } step)
        {
            foreach (var promise in step.Named)
                await ((Task)promise.GetValueSoonAsync()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            DoHeld(value, step);
        }
        DropIfDone();
    }

    // The last look and the coming of the value are one: no step can slip between them.
    private HeldStep? NextHeld(object? value)
    {
        lock (_gate)
        {
            if (_held is not null && _held.TryDequeue(out var next))
                return next;
            _held = null;
            _value.TrySetResult(value);
            return null;
        }
    }

    private void DoHeld(object? value, HeldStep step)
    {
        if (PromiseValues.IsOwnObject(value))
        {
            DoHere(value!, step);
            return;
        }
        try
        {
            var sent = step.Outcome is null ? null : new RemotePromise(_pipeline);
            _pipeline.Send(value, step.Operation, sent);
            if (sent is not null)
                step.Outcome!.Follow(sent.GetValueSoonAsync());
        }
        catch (Exception failure)
        {
            Refuse(step, failure);
        }
    }

    // All promises among the arguments have ended.
    private void DoHere(object value, HeldStep step)
    {
        foreach (var promise in step.Named)
        {
            // What depends on a failure is broken by it, and is no failure of its own.
            if (promise._value.Task.Exception is { InnerException: { } failure })
            {
                step.Outcome?.BreakWith(failure);
                return;
            }
        }
        if (step.Named.Length > 0)
            PromiseValues.Replace(step.Operation.Arguments.Values);
        var result = _pipeline.PerformHere(value, step.Operation);
        if (step.Outcome is { } outcome)
            outcome.Follow(result);
        else
            result.ContinueWith(
                failed => _pipeline.Report(Failure.Of(failed).Exception),
                CancellationToken.None,
                TaskContinuationOptions.NotOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
    }

    private void Refuse(HeldStep step, Exception failure)
    {
        if (step.Outcome is IStepOutcome outcome)
            outcome.Fail(failure);
        else
            _pipeline.Report(failure);
    }

    // Becomes what a task gives.
    private void Follow(Task<object?> result)
    {
        if (result.IsCompleted)
            Take(result);
        else
            result.ContinueWith(Take, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        void Take(Task<object?> ended)
        {
            if (ended.IsCompletedSuccessfully)
                _ = DoHeldAsync(ended.Result);
            else
                ((IStepOutcome)this).Fail(Failure.Of(ended));
        }
    }

    private sealed record HeldStep(Operation Operation, RemotePromise[] Named, RemotePromise? Outcome);
}
