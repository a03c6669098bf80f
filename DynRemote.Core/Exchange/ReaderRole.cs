namespace DynRemote.Exchange;

/// <summary>
/// The right to read a connection. One thread has it at a time: a caller that waits for its reply, or a worker thread that leads the connection while no
/// caller waits. Whoever has finished reading passes it to a waiting caller, or leaves it free for the next caller to take without a thread switch; if none
/// comes, the <c>Watch</c> gives it to a worker within a few milliseconds. ("Leader and followers", Schmidt et al., POSA 2.)
/// </summary>
/// <remarks>All fields are written under <see cref="_gate"/>; the watch reads <see cref="Uses"/> without.</remarks>
internal sealed class ReaderRole
{
    private readonly Lock _gate = new();
    private readonly LinkedList<PendingCall> _waiting = [];
    private bool _taken;
    private long _uses;

    /// <summary>How often the role has been taken; when it stands still while the role is free, nobody reads.</summary>
    public long Uses => Volatile.Read(ref _uses);

    /// <summary>Whether nobody has the role.</summary>
    public bool IsFree
    {
        get
        {
            lock (_gate)
                return !_taken;
        }
    }

    /// <summary>Takes the role if it is free.</summary>
    public bool TryTake()
    {
        lock (_gate)
            return TakeIfFree();
    }

    /// <summary>Takes the role if it is free; otherwise the call is in line for it and is told when its turn comes.</summary>
    public bool TryTakeOrQueue(PendingCall call)
    {
        lock (_gate)
        {
            if (TakeIfFree())
                return true;
            if (call.QueuePlace is null)
                call.QueuePlace = _waiting.AddLast(call);
            return false;
        }
    }

    /// <summary>
    /// Takes a call out of the line. Returns whether the role has been passed to it already: it must then read, or release the role.
    /// </summary>
    public bool Leave(PendingCall call)
    {
        lock (_gate)
        {
            if (call.QueuePlace is not null)
            {
                _waiting.Remove(call.QueuePlace);
                call.QueuePlace = null;
            }
            var passed = call.HasRole;
            call.HasRole = false;
            return passed;
        }
    }

    /// <summary>Gives the role up: to the first in line, else it is free. Returns whether it is free now.</summary>
    public bool Release()
    {
        PendingCall? next = null;
        lock (_gate)
        {
            if (_waiting.First is { } first)
            {
                next = first.Value;
                _waiting.RemoveFirst();
                next.QueuePlace = null;
                next.HasRole = true;
                _uses++;
            }
            else
            {
                _taken = false;
            }
        }
        next?.Wake();
        return next is null;
    }

    private bool TakeIfFree()
    {
        if (_taken)
            return false;
        _taken = true;
        _uses++;
        return true;
    }
}
