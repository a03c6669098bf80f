namespace DynRemote.Bench.Measuring;

/// <summary>What one operation costs besides time, as the mean of many.</summary>
/// <param name="Operations">How many operations the totals below belong to.</param>
/// <param name="Traffic">What they sent and received.</param>
/// <param name="AllocatedHere">Bytes that all threads of this process allocated for them.</param>
/// <param name="AllocatedByPeer">Bytes that the other process allocated, or null where it cannot be asked.</param>
internal sealed record Cost(long Operations, Traffic Traffic, long AllocatedHere, long? AllocatedByPeer)
{
    /// <summary>Runs a measure and looks at the counters before and after. Not timed: looking at them stops every thread.</summary>
    public static Cost Of(IMeasure measure, int operations)
    {
        // The peer is asked outermost, because asking may itself be a remote call that sends and allocates.
        var peerBefore = measure.AllocatedByPeer;
        var trafficBefore = measure.Traffic;
        var hereBefore = GC.GetTotalAllocatedBytes(precise: true);
        measure.Run(operations);
        var here = GC.GetTotalAllocatedBytes(precise: true) - hereBefore;
        var traffic = measure.Traffic - trafficBefore;
        return new Cost(operations, traffic, here, measure.AllocatedByPeer - peerBefore);
    }

    /// <summary>A total, shared among the operations.</summary>
    public double Each(long total) => (double)total / Operations;
}
