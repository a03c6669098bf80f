namespace DynRemote.Liveness;

/// <summary>
/// Judges the silence of one peer by what is seen of the connection from time to time. A machine is gone when something of ours is on its way and no
/// acknowledgement comes; a program that does not read is none the worse for it, for its machine acknowledges. Where nothing is on its way, the peer is asked
/// for a sign of life; only one is unread at a time, so that they do not pile up at a program that stands at a breakpoint.
/// </summary>
/// <remarks>Used by one thread. Holds no clock: what it says follows from what it is shown.</remarks>
/// <param name="machineLimit">How long the peer's machine may be silent while calls wait.</param>
/// <param name="programLimit">How long the peer's program may send nothing while calls wait.</param>
internal sealed class Silence(TimeSpan machineLimit, TimeSpan programLimit)
{
    /// <summary>How often one should look.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>A look that comes so late says that this side was held up, and nothing of the peer.</summary>
    private static readonly TimeSpan LateLook = Interval * 5;

    /// <summary>While no call waits, nobody is in a hurry.</summary>
    private static readonly TimeSpan LimitWithoutCalls = TimeSpan.FromSeconds(3);

    /// <summary>How long there must have been nothing to see.</summary>
    private static readonly TimeSpan NothingToSeeTime = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How many signs may be asked for again since they seem to have got lost. Each is a packet of its own, so that a network must lose all of them to seem
    /// dead; and they are all that a program that does not read may find too many when it reads again.
    /// </summary>
    private const int MaxRepeats = 8;

    /// <summary>How long it must be quiet before a sign is asked for.</summary>
    private readonly TimeSpan _quietTime = TimeSpan.FromMilliseconds(Math.Min(250, machineLimit == Timeout.InfiniteTimeSpan ? 250 : machineLimit.TotalMilliseconds / 3));

    private TimeSpan _lastLook;
    private TimeSpan _busyAt;
    private long _heard = -1;
    private TimeSpan _heardAt;
    private TimeSpan _askedAt;
    private int _repeats;

    /// <summary>Since when something is on its way without any acknowledgement; <see langword="null"/> where nothing is.</summary>
    private TimeSpan? _dueSince;

    /// <summary>Judges what is seen now.</summary>
    public Finding Judge(in Sighting seen)
    {
        TakeIn(seen);
        if (IsMachineGone(seen))
            return Finding.MachineIsGone;
        if (IsProgramSilent(seen))
            return Finding.ProgramIsSilent;
        if (NeedsASign(seen))
        {
            _askedAt = seen.At;
            return Finding.AskForASign;
        }
        return seen.At - _busyAt >= NothingToSeeTime ? Finding.NothingToSee : Finding.Nothing;
    }

    private void TakeIn(in Sighting seen)
    {
        var isLate = seen.At - _lastLook > LateLook;
        _lastLook = seen.At;
        if (seen.Heard != _heard || !seen.CallsWait || isLate)
            (_heard, _heardAt) = (seen.Heard, seen.At);
        if (!seen.SignUnanswered)
            _repeats = 0;
        if (seen.CallsWait || seen.Sending || isLate || seen.Delivery is { IsDue: true })
            _busyAt = seen.At;
        if (seen.Delivery is not { IsDue: true } delivery)
            _dueSince = null;
        else if (_dueSince is not { } since || isLate)
            _dueSince = seen.At;
        else if (seen.At - delivery.SinceLast > since)
            _dueSince = seen.At - delivery.SinceLast;
    }

    private bool IsMachineGone(in Sighting seen)
    {
        if (_dueSince is not { } since || machineLimit == Timeout.InfiniteTimeSpan)
            return false;
        var limit = seen.CallsWait ? machineLimit - _quietTime : LimitWithoutCalls > machineLimit ? LimitWithoutCalls : machineLimit;
        var patience = seen.Delivery!.Value.Patience;
        return seen.At - since >= (patience > limit ? patience : limit);
    }

    private bool IsProgramSilent(in Sighting seen) =>
        programLimit != Timeout.InfiniteTimeSpan && seen.CallsWait && seen.SignUnanswered
        && seen.At - _heardAt >= programLimit && seen.At - _askedAt >= programLimit / 2;

    private bool NeedsASign(in Sighting seen)
    {
        // What a thread is sending, or is stuck with, will be acknowledged or not, and so will what is on its way already.
        if (!seen.CallsWait || seen.Sending)
            return false;
        if (seen.SignUnanswered)
            return seen.Delivery is { IsDue: true } late && seen.At - _askedAt >= late.RoundTrip && _repeats++ < MaxRepeats;
        return seen.Delivery is { IsDue: false } idle && machineLimit != Timeout.InfiniteTimeSpan && idle.SinceLast >= _quietTime
            || programLimit != Timeout.InfiniteTimeSpan && seen.At - _heardAt >= programLimit / 4;
    }
}
