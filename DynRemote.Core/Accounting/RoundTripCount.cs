namespace DynRemote.Accounting;

/// <summary>Counts the round trips of this side: one for what was waited for at the same time. Used by any thread.</summary>
internal sealed class RoundTripCount
{
    /// <summary>Counted atomically.</summary>
    private long _trips;

    /// <summary>How many times an answer was waited for; the same for all that are waited for at once. Changed atomically.</summary>
    private long _waits;

    /// <summary>How many there were.</summary>
    public long Trips => Interlocked.Read(ref _trips);

    /// <summary>How often an answer of a step was waited for so far.</summary>
    public long Waits => Interlocked.Read(ref _waits);

    /// <summary>An answer has come, and it came alone.</summary>
    public void Add() => Interlocked.Increment(ref _trips);

    /// <summary>The answer of a step has come for which somebody waits. What was asked for at the same time is one round trip together.</summary>
    /// <param name="waitsBefore">How often an answer was waited for when this one was asked for.</param>
    public void AddWait(long waitsBefore)
    {
        if (Interlocked.CompareExchange(ref _waits, waitsBefore + 1, waitsBefore) == waitsBefore)
            Interlocked.Increment(ref _trips);
    }
}
