using System.Diagnostics;
using DynRemote.Channels;
using DynRemote.Exchange;
using DynRemote.Liveness;
using DynRemote.Operations;

namespace DynRemote.Conversation;

/// <summary>
/// Reads a connection: on the thread of a caller that waits for its reply, or on a worker thread that leads the connection while no caller does. A request
/// of the peer runs on the thread that has read it, so that neither a queue nor a thread switch stands between a request and its answer.
/// </summary>
/// <remarks>Never sends while it has the reader's role: reading never waits for writing.</remarks>
internal sealed class ConnectionReader(IMessageChannel channel, IReceiver receiver, RemoteDispatcher dispatcher) : IWatched
{
    /// <summary>How many idle connections of this process have a thread that waits in <see cref="IMessageChannel.Receive"/>; the others wait without one.</summary>
    private const int MaxBlockedLeaders = 64;

    /// <summary>Workers that lead a connection now. Counted atomically.</summary>
    private static int _blockedLeaders;

    private readonly ReaderRole _role = new();

    /// <summary>1 while the <see cref="Watch"/> looks at this connection. Changed by whoever adds it, and by the watch.</summary>
    private int _watched;

    /// <summary>1 from the moment a worker is asked to lead until it has tried to take the role. Changed atomically.</summary>
    private int _leaderOnItsWay;

    /// <summary>Whether the connection is waited on without a thread. Set by the worker that has the role, cleared when the wait ends; the watch looks.</summary>
    private volatile bool _parked;

    /// <inheritdoc/>
    public long ReaderUses => _role.Uses;

    /// <inheritdoc/>
    public bool IsUnread => _role.IsFree && !_parked && Volatile.Read(ref _leaderOnItsWay) == 0 && !receiver.HasEnded;

    /// <summary>Begins reading, on a worker thread.</summary>
    /// <param name="first">What the worker does before it reads.</param>
    public void Start(Action first)
    {
        _leaderOnItsWay = 1;
        WorkerThread.Run(() =>
        {
            first();
            LeadNow();
        });
    }

    /// <summary>Waits until a call has its answer, and runs the requests of its own chain meanwhile.</summary>
    public void WaitFor(PendingCall call, CallLimits limits)
    {
        if (limits.CanGiveUp)
            WaitWithin(call, limits);
        else
            WaitReading(call);
    }

    /// <inheritdoc/>
    public void Lead()
    {
        if (Interlocked.Exchange(ref _leaderOnItsWay, 1) == 0)
            WorkerThread.Run(LeadNow);
    }

    /// <summary>Somebody waits for an answer who will not read for it: a worker does at once, where nobody does.</summary>
    public void LeadIfUnread()
    {
        if (IsUnread)
            Lead();
    }

    /// <inheritdoc/>
    public bool StaysWatched()
    {
        Volatile.Write(ref _watched, 0);
        // Whoever left the connection unread just before saw that it was still watched.
        return !receiver.HasEnded && IsUnread && Interlocked.Exchange(ref _watched, 1) == 0;
    }

    private void WaitReading(PendingCall call)
    {
        while (true)
        {
            if (RunNested(call))
                return;
            if (!_role.TryTakeOrQueue(call))
            {
                Wait(call);
                if (!_role.Leave(call))
                    continue;
            }
            ReadFor(call);
        }
    }

    // Runs the requests of the call's own chain that have come. Returns whether the answer is there, too.
    private bool RunNested(PendingCall call)
    {
        while (call.TakeNested() is { } nested)
            receiver.Run(nested);
        return call.IsDone;
    }

    // A thread that is interrupted while it waits must not stay in line for the role: whoever passed it on would pass it to nobody.
    private void Wait(PendingCall call)
    {
        try
        {
            call.Wait(Timeout.InfiniteTimeSpan);
        }
        catch
        {
            if (_role.Leave(call))
                LeaveRole();
            throw;
        }
    }

    // A thread that may have to give up cannot block in a channel, which knows no limits: it leaves the reading to a worker.
    private void WaitWithin(PendingCall call, CallLimits limits)
    {
        var started = Stopwatch.GetTimestamp();
        using var cancellation = limits.Token.Register(() => call.Fail(new OperationCanceledException(limits.Token)));
        while (true)
        {
            if (RunNested(call))
                return;
            LeadIfUnread();
            var left = limits.Timeout - Stopwatch.GetElapsedTime(started);
            if (limits.Timeout == Timeout.InfiniteTimeSpan)
                left = Timeout.InfiniteTimeSpan;
            else if (left < TimeSpan.Zero)
                left = TimeSpan.Zero;
            // Failed rather than left: a nested request that has come at the last moment still runs, for its caller waits.
            if (!call.Wait(left))
                call.Fail(new TimeoutException($"The peer has not answered within {limits.Timeout}. The connection lives on; what a call does at the peer goes on, too; a recorded plan ends."));
        }
    }

    // With the role: reads until there is news for the call.
    private void ReadFor(PendingCall call)
    {
        try
        {
            while (!call.HasNews && !receiver.HasEnded)
            {
                if (receiver.Receive(channel).Request is { } request)
                    Post(request);
            }
        }
        finally
        {
            LeaveRole();
        }
    }

    // With the role, so that requests are posted in the order in which they came.
    private void Post(IncomingRequest request)
    {
        try
        {
            dispatcher.Post(() => receiver.Run(request));
        }
        // A user interface that has been closed, a scheduler that has been stopped: the program's, and the caller's to know. Not on this thread: it never sends.
        catch (Exception exception)
        {
            WorkerThread.Run(() => receiver.Run(request.Failed(exception)));
        }
    }

    private void LeadNow()
    {
        Volatile.Write(ref _leaderOnItsWay, 0);
        while (!receiver.HasEnded && _role.TryTake() && LeadOnce())
        {
        }
    }

    // With the role: reads until there is a request for this thread, and runs it without the role. False when this thread is to lead no longer.
    private bool LeadOnce()
    {
        Received received = default;
        var mayBlock = Interlocked.Increment(ref _blockedLeaders) <= MaxBlockedLeaders || channel is not IWaitableChannel;
        try
        {
            while (received is { Request: null, Answered: false } && !receiver.HasEnded)
            {
                if (!mayBlock && Park((IWaitableChannel)channel))
                    return false;
                received = receiver.Receive(channel);
                if (!dispatcher.RunsOnReader && received.Request is { } posted)
                {
                    Post(posted);
                    received = default;
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _blockedLeaders);
            LeaveRole();
        }

        if (received.Request is not { } request)
            // The caller whose answer it was is likely to call again, and reads for itself then.
            return false;
        receiver.Run(request);
        WorkerThread.ForgetContext();
        return true;
    }

    // Leaves the waiting to the channel, if there is nothing to read yet.
    private bool Park(IWaitableChannel waitable)
    {
        var waiting = waitable.WaitToReceiveAsync();
        if (waiting.IsCompleted)
            return false;
        _parked = true;
        waiting.ContinueWith(
            _ =>
            {
                _parked = false;
                Lead();
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
        return true;
    }

    private void LeaveRole()
    {
        if (_role.Release() && !receiver.HasEnded && Volatile.Read(ref _watched) == 0 && Interlocked.Exchange(ref _watched, 1) == 0)
            Watch.Add(this);
    }
}
