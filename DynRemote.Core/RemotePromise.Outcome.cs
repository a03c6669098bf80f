using DynRemote.Accounting;
using DynRemote.Operations;
using DynRemote.Promises;

namespace DynRemote;

/// <content>
/// How the value comes, or does not. Where it is an object of this side, it is held back until the steps on the promise have been through the peer to it
/// ("embargo" in Cap'n Proto's RPC).
/// </content>
public partial class RemotePromise
{
    /// <summary>The place of the last step on this promise. Changed atomically.</summary>
    private long _lastUse;

    /// <summary>Of a task that has faulted at the peer, its other exceptions. Written with the lock, before the failure is there, and not changed any more.</summary>
    private Exception[]? _furtherFailures;

    /// <summary>The tasks that were made of it before its value was there. Guarded by the lock.</summary>
    private List<Task>? _tasks;

    /// <summary>Whether all that has been made of it are tasks, for which nobody need wait. Written before it is asked for.</summary>
    private volatile bool _isOnlyTasks;

    IPipeline IStepOutcome.Pipeline => _pipeline;

    bool IStepOutcome.IsChunked => _isChunked;

    long IStepOutcome.Answer => _answer;

    bool IStepOutcome.IsAsked { get; set; }

    bool IStepOutcome.IsAwaited { get; set; }

    bool IStepOutcome.IsWaitedFor
    {
        get
        {
            if (!_isOnlyTasks)
                return true;
            lock (_gate)
                return _tasks is not null && _tasks.Exists(TaskWaiters.HasAny);
        }
    }

    long IStepOutcome.Sequence => _sequence;

    long IStepOutcome.WaitsBefore { get; set; }

    Task IStepOutcome.Ended => _value.Task;

    object? IStepOutcome.Batch => _batch;

    void IStepOutcome.Sent(long answer, long sequence, object? batch) => (_answer, _sequence, _batch) = (answer, sequence, batch);

    int IStepOutcome.Pin() => Interlocked.Increment(ref _pins);

    void IStepOutcome.Unpin() => Unpin();

    void IStepOutcome.Complete(object? value)
    {
        lock (_gate)
        {
            // Steps on it may still be on their way through the peer to the object, which is here: calls that are made on it directly must not overtake them.
            if (PromiseValues.IsOwnObject(value) && (Volatile.Read(ref _pins) > 0 || _pipeline.IsUnconfirmed(Interlocked.Read(ref _lastUse))))
            {
                _held = new();
                _ = Task.Run(() => CompleteBehindFence(value));
                return;
            }
            _value.TrySetResult(value);
        }
        DropIfDone();
    }

    void IStepOutcome.Fail(Failure failure)
    {
        _pipeline.Report(failure.Exception);
        BreakWith(failure);
    }

    // As the step has failed: canceled, or with all exceptions of the task that it was.
    private async Task<Task<object?>> EndAsync()
    {
        await ((Task)_value.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _value.Task.Exception is { InnerException: { } failure } ? new Failure(failure, _furtherFailures).AsTask<object?>() : _value.Task;
    }

    private void Used(long sequence)
    {
        for (var known = Interlocked.Read(ref _lastUse); known < sequence;)
            known = Interlocked.CompareExchange(ref _lastUse, sequence, known);
    }

    private async Task CompleteBehindFence(object? value)
    {
        try
        {
            // A step that is just being sent must be in line before the fence is.
            var spin = default(SpinWait);
            while (Volatile.Read(ref _pins) > 0)
                spin.SpinOnce();
            await _pipeline.FenceAsync(this).ConfigureAwait(false);
        }
        // Whatever has kept the fence from coming back keeps the value from coming.
        catch (Exception failure)
        {
            ((IStepOutcome)this).Fail(failure);
            return;
        }
        await DoHeldAsync(value).ConfigureAwait(false);
    }

    private void BreakWith(Failure how)
    {
        Queue<HeldStep>? held;
        var failure = how.Exception;
        lock (_gate)
        {
            if (!_value.Task.IsCompleted)
                _furtherFailures = how.Further;
            _value.TrySetException(failure);
            (held, _held) = (_held, null);
        }
        // Whoever awaits it sees it; it must not count as an exception that nobody has looked at besides.
        _ = _value.Task.Exception;
        // After the failure is there: whoever asks from here on finds it.
        if (Volatile.Read(ref _observed) == 1)
            _pipeline.Seen(failure);
        foreach (var step in held ?? [])
            step.Outcome?.BreakWith(failure);
        DropIfDone();
    }
}
