namespace DynRemote.Accounting;

/// <summary>Counts the round trips of this side: one for what was waited for at the same time. Used by any thread.</summary>
internal sealed class RoundTripCount
{
    /// <summary>Counted atomically.</summary>
    private long _trips;

    /// <summary>How many times an answer was waited for; the same for all that are waited for at once. Changed atomically.</summary>
    private long _waits;

    /// <summary>How many of the waits are among the round trips: those that there were, and the next one where an answer has come already that nobody waited for. Changed atomically.</summary>
    private long _counted;

    /// <summary>How many there were. Whoever looks draws a line.</summary>
    public long Total()
    {
        DrawLine();
        return Interlocked.Read(ref _trips);
    }

    /// <summary>What is made from here on is not one with what has come so far, though nobody may have waited for that.</summary>
    public void DrawLine()
    {
        var counted = Interlocked.Read(ref _counted);
        Interlocked.CompareExchange(ref _waits, counted, counted - 1);
    }

    /// <summary>How often an answer of a step was waited for so far.</summary>
    public long Waits => Interlocked.Read(ref _waits);

    /// <summary>An answer has come, and it came alone.</summary>
    public void Add()
    {
        Interlocked.Increment(ref _trips);
        DrawLine();
    }

    /// <summary>The answer of a step has come that was asked for. What was asked for at the same time is one round trip together.</summary>
    /// <param name="waitsBefore">How often an answer was waited for when this one was asked for.</param>
    /// <param name="isWaitedFor">Whether somebody is known to wait for it. Else what is asked for next is one with it: nobody has had to wait between the two.</param>
    public void AddAnswer(long waitsBefore, bool isWaitedFor)
    {
        if (Interlocked.CompareExchange(ref _counted, waitsBefore + 1, waitsBefore) == waitsBefore)
            Interlocked.Increment(ref _trips);
        if (isWaitedFor)
            Interlocked.CompareExchange(ref _waits, waitsBefore + 1, waitsBefore);
    }
}
