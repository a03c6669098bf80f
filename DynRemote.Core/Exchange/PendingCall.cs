using System.Runtime.ExceptionServices;
using DynRemote.Operations;

namespace DynRemote.Exchange;

/// <summary>
/// A call that waits for its answer, together with the requests of its own chain that arrive meanwhile and run on the waiting thread.
/// </summary>
/// <remarks>
/// What waits for the waiting thread (the answer, nested requests, the news of having the role) is written by the thread that reads the connection and
/// read by the waiting thread, both under the lock of this object; an answer does not change any more, so that it is read without. What is written before the
/// request is sent needs no lock: nobody else looks at the call before its answer comes.
/// </remarks>
internal sealed class PendingCall(long id, long chain, bool isChunked)
{
    private Queue<IncomingRequest>? _nested;

    /// <summary>Of an asynchronous call; written before it is sent.</summary>
    private TaskCompletionSource<object?>? _task;

    private bool _done;
    private bool _woken;

    /// <summary>Whether the outcome is an exception. Like the outcome, written once, before <see cref="_done"/> is seen.</summary>
    private bool _failed;

    /// <summary>The result, or the exception.</summary>
    private object? _outcome;

    private (int Index, object? Value)[] _writtenBack = [];

    /// <summary>The number of the call; the answer carries it.</summary>
    public long Id { get; } = id;

    /// <summary>The chain of the call, as this side numbers it: positive where a call of this side began it.</summary>
    public long Chain { get; } = chain;

    /// <summary>Whether the answer is a part of a sequence.</summary>
    public bool IsChunked { get; } = isChunked;

    /// <summary>What takes the answer of a step that was asked for; <see langword="null"/> for a call. Written before the answer can come.</summary>
    public IStepOutcome? Outcome { get; init; }

    /// <summary>The place among the steps of the connection of a call that went behind them; 0 where it did not. Written before it is sent.</summary>
    public long Sequence { get; set; }

    /// <summary>Whether it stands in line with the steps of the connection.</summary>
    public bool IsStep => Outcome is not null || Sequence != 0;

    /// <summary>The place in line for the reader's role. Guarded by the lock of <see cref="ReaderRole"/>.</summary>
    public LinkedListNode<PendingCall>? QueuePlace { get; set; }

    /// <summary>Whether the reader's role has been passed to this call. Guarded by the lock of <see cref="ReaderRole"/>.</summary>
    public bool HasRole { get; set; }

    /// <summary>The call of the same chain that waited on this thread before this one. Guarded by the lock of <see cref="CallTable"/>.</summary>
    public PendingCall? Outer { get; set; }

    /// <summary>Whether a thread waits; otherwise the answer goes to the task, and nested requests do not come here.</summary>
    public bool IsSynchronous => _task is null && Outcome is null;

    /// <summary>Whether there is something for the waiting thread: the answer, or a nested request.</summary>
    public bool HasNews
    {
        get
        {
            lock (this)
                return _done || _nested is { Count: > 0 };
        }
    }

    /// <summary>Makes the call asynchronous; before it is sent.</summary>
    public Task<object?> AsTask()
    {
        _task = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _task.Task;
    }

    /// <summary>The answer has come.</summary>
    public void Complete(object? value, (int Index, object? Value)[] writtenBack)
    {
        if (_task is not null)
            _task.TrySetResult(value);
        else if (Outcome is not null)
            Outcome.Complete(value);
        else
            Settle(value, failed: false, writtenBack);
    }

    /// <summary>The answer is an exception, or can no longer come.</summary>
    public void Fail(Failure failure) => Fail(failure, []);

    /// <summary>The answer is an exception, and some of the arguments had been changed before.</summary>
    public void Fail(Failure failure, (int Index, object? Value)[] writtenBack)
    {
        if (_task is not null)
            _task.TrySetFromTask(failure.AsTask<object?>());
        else if (Outcome is not null)
            Outcome.Fail(failure);
        else
            Settle(failure.Exception, failed: true, writtenBack);
    }

    /// <summary>A request of the same chain, for the waiting thread. False where the answer is there already.</summary>
    public bool TryNest(IncomingRequest request)
    {
        lock (this)
        {
            if (_done)
                return false;
            (_nested ??= new()).Enqueue(request);
            Monitor.Pulse(this);
            return true;
        }
    }

    /// <summary>The next nested request. They come before the answer, for so they were sent.</summary>
    public IncomingRequest? TakeNested()
    {
        lock (this)
            return _nested is { Count: > 0 } ? _nested.Dequeue() : null;
    }

    /// <summary>The reader's role has come to this call.</summary>
    public void Wake()
    {
        lock (this)
        {
            _woken = true;
            Monitor.Pulse(this);
        }
    }

    /// <summary>Waits for news or for the reader's role.</summary>
    /// <returns>False when the time is up.</returns>
    public bool Wait(TimeSpan timeout)
    {
        lock (this)
        {
            while (!_done && !_woken && _nested is not { Count: > 0 })
            {
                if (!Monitor.Wait(this, timeout))
                    return false;
            }
            _woken = false;
            return true;
        }
    }

    /// <summary>Whether the answer is there.</summary>
    public bool IsDone
    {
        get
        {
            lock (this)
                return _done;
        }
    }

    /// <summary>
    /// Gives the result or throws what the peer threw. Writes changed arguments back into the caller's array: those of a call that has failed as
    /// <see cref="ChangedBeforeFailure"/>.
    /// </summary>
    public object? GetResult(CallArguments arguments)
    {
        foreach (var (index, value) in _writtenBack)
        {
            // The array may be the program's own: what it has not passed by reference stays as it is.
            if ((uint)index >= (uint)arguments.Values.Length || !arguments.IsByReference(index))
                throw new RemoteProtocolException($"The answer writes back argument {index} of a call with {arguments.Values.Length}, which has not passed it by reference.");
            arguments.Values[index] = _failed ? new ChangedBeforeFailure(value) : value;
        }
        if (_failed)
            ExceptionDispatchInfo.Throw((Exception)_outcome!);
        return _outcome;
    }

    // The first outcome counts: an answer may come just as the call gives up.
    private void Settle(object? outcome, bool failed, (int Index, object? Value)[] writtenBack)
    {
        lock (this)
        {
            if (_done)
                return;
            _done = true;
            _failed = failed;
            _outcome = outcome;
            _writtenBack = writtenBack;
            Monitor.Pulse(this);
        }
    }
}
