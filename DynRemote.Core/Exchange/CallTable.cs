using System.Diagnostics.CodeAnalysis;
using DynRemote.Operations;

namespace DynRemote.Exchange;

/// <summary>The calls of this side that wait for an answer, by number, and the innermost waiting call of each chain. All fields are guarded by the lock.</summary>
internal sealed class CallTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, PendingCall> _byId = [];
    private readonly Dictionary<long, PendingCall> _innermost = [];

    /// <summary>Calls for a part of a sequence whose callers have given up: their answers are read all the same, for the references in them.</summary>
    private readonly HashSet<long> _abandonedParts = [];

    private long _lastId;
    private Func<Exception>? _ended;

    /// <summary>How many calls wait.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _byId.Count;
        }
    }

    /// <summary>Opens a synchronous call.</summary>
    /// <param name="chain">The chain that the thread is in, or 0: the call begins one.</param>
    /// <param name="isChunked">Whether the answer is a part of a sequence.</param>
    /// <exception cref="ConnectionLostException">The connection has ended.</exception>
    public PendingCall Open(long chain, bool isChunked)
    {
        lock (_gate)
        {
            ThrowIfEnded();
            var id = ++_lastId;
            var call = new PendingCall(id, chain != 0 ? chain : id, isChunked);
            _byId.Add(id, call);
            if (chain != 0)
            {
                call.Outer = _innermost.GetValueOrDefault(chain);
                _innermost[chain] = call;
            }
            return call;
        }
    }

    /// <summary>Opens a call that no thread waits for. It is a chain of its own.</summary>
    /// <exception cref="ConnectionLostException">The connection has ended.</exception>
    public PendingCall OpenAsync(bool isChunked, out Task<object?> task)
    {
        lock (_gate)
        {
            ThrowIfEnded();
            var id = ++_lastId;
            var call = new PendingCall(id, id, isChunked);
            task = call.AsTask();
            _byId.Add(id, call);
            return call;
        }
    }

    /// <summary>A number for a step, of the same row as those of calls.</summary>
    public long NextId()
    {
        lock (_gate)
            return ++_lastId;
    }

    /// <summary>The outcome of a step is asked for. False where the connection has ended.</summary>
    public bool TryOpenOutcome(IStepOutcome outcome)
    {
        lock (_gate)
        {
            if (_ended is not null)
                return false;
            _byId.Add(outcome.Answer, new PendingCall(outcome.Answer, outcome.Answer, outcome.IsChunked) { Outcome = outcome });
            return true;
        }
    }

    /// <summary>Why the connection has ended; only once it has.</summary>
    public Exception Ended()
    {
        lock (_gate)
            return _ended!();
    }

    /// <summary>A synchronous call has returned to its caller, whatever its outcome.</summary>
    /// <returns>Whether its caller has given up: no answer has come.</returns>
    public bool Close(PendingCall call)
    {
        lock (_gate)
        {
            var isGivenUp = _byId.Remove(call.Id);
            if (isGivenUp && call.IsChunked)
                _abandonedParts.Add(call.Id);
            if (call.Chain == call.Id)
                return isGivenUp;
            if (call.Outer is { } outer)
                _innermost[call.Chain] = outer;
            else
                _innermost.Remove(call.Chain);
            return isGivenUp;
        }
    }

    /// <summary>Takes the call that an answer is for. False where its caller has given up waiting.</summary>
    /// <param name="id">The number of the call.</param>
    /// <param name="call">The call.</param>
    /// <param name="isChunked">Whether the answer is a part of a sequence, also where nobody waits for it any more.</param>
    public bool TryTake(long id, [NotNullWhen(true)] out PendingCall? call, out bool isChunked)
    {
        lock (_gate)
        {
            var waits = _byId.Remove(id, out call);
            isChunked = waits ? call!.IsChunked : _abandonedParts.Remove(id);
            return waits;
        }
    }

    /// <summary>The call whose thread runs the requests of a chain, if one waits.</summary>
    public PendingCall? FindWaiting(long chain)
    {
        lock (_gate)
        {
            var call = _innermost.GetValueOrDefault(chain) ?? _byId.GetValueOrDefault(chain);
            return call is { IsSynchronous: true } ? call : null;
        }
    }

    /// <summary>The connection has ended: every waiting call fails, and so does every later one.</summary>
    public void End(Func<Exception> reason)
    {
        PendingCall[] calls;
        lock (_gate)
        {
            if (_ended is not null)
                return;
            _ended = reason;
            calls = [.. _byId.Values];
            _byId.Clear();
        }
        foreach (var call in calls)
            call.Fail(reason());
    }

    private void ThrowIfEnded()
    {
        if (_ended is not null)
            throw _ended();
    }
}
