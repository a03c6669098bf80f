namespace DynRemote.Steps;

/// <summary>
/// How many steps one side takes at a time: of a quarter of its limit on requests each, the sender keeps so many under way, and so many may run on, as tasks. What is left
/// is for other calls, so that a sender which keeps to this never runs into the limit.
/// </summary>
internal sealed class StepRoom
{
    private const int LargestWindow = 1024;
    private const int LargestBatch = 2048;

    private volatile int _share = Of(new RemoteLimits().MaxCallsInFlight);

    /// <summary>How many steps may be under way that the peer is not known to have started: who would send more waits.</summary>
    public int Window => Math.Min(LargestWindow, _share);

    /// <summary>So many steps of a batch leave together at the most.</summary>
    public int Batch => Math.Min(LargestBatch, _share);

    /// <summary>A quarter of a limit on requests.</summary>
    public static int Of(int maxCallsInFlight) => Math.Max(1, maxCallsInFlight / 4);

    /// <summary>The peer has said how many requests it takes. Before the first step is sent.</summary>
    public void KeepTo(int maxCallsInFlight) => _share = Of(maxCallsInFlight);
}
