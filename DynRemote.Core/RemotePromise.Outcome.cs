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

    /// <summary>Steps on this promise that wait for a fence; <see langword="null"/> while there is none. Guarded by the lock.</summary>
    private List<HeldStep>? _held;

    IPipeline IStepOutcome.Pipeline => _pipeline;

    long IStepOutcome.Answer => _answer;

    bool IStepOutcome.IsAsked { get; set; }

    bool IStepOutcome.IsAwaited { get; set; }

    long IStepOutcome.Sequence => _sequence;

    long IStepOutcome.WaitsBefore { get; set; }

    void IStepOutcome.Sent(long answer, long sequence) => (_answer, _sequence) = (answer, sequence);

    void IStepOutcome.Complete(object? value)
    {
        lock (_gate)
        {
            // Steps on it may still be on their way through the peer to the object, which is here: calls that are made on it directly must not overtake them.
            if (PromiseValues.IsOwnObject(value) && (Volatile.Read(ref _pins) > 0 || _pipeline.IsUnconfirmed(Interlocked.Read(ref _lastUse))))
            {
                _held = [];
                _ = Task.Run(() => CompleteBehindFence(value));
                return;
            }
            _value.TrySetResult(value);
        }
        DropIfDone();
    }

    void IStepOutcome.Fail(Exception failure)
    {
        _pipeline.Report(failure);
        BreakWith(failure);
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
            await _pipeline.FenceAsync().ConfigureAwait(false);
        }
        catch (ConnectionLostException lost)
        {
            ((IStepOutcome)this).Fail(lost);
            return;
        }
        while (TakeHeld(value) is { } held)
            PerformHere(value!, held.Operation, held.Outcome);
        DropIfDone();
    }

    // The last look and the coming of the value are one: no step can slip between them.
    private HeldStep? TakeHeld(object? value)
    {
        lock (_gate)
        {
            if (_held is [var first, ..])
            {
                _held.RemoveAt(0);
                return first;
            }
            _held = null;
            _value.TrySetResult(value);
            return null;
        }
    }

    private void BreakWith(Exception failure)
    {
        _value.TrySetException(failure);
        // Whoever awaits it sees it; it must not count as an exception that nobody has looked at besides.
        _ = _value.Task.Exception;
        // After the failure is there: whoever asks from here on finds it.
        if (Volatile.Read(ref _observed) == 1)
            _pipeline.Seen(failure);
        DropIfDone();
    }

    private sealed record HeldStep(Operation Operation, RemotePromise? Outcome);
}
