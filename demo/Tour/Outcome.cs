namespace DynRemote.Demo;

/// <summary>What a line did, to be held against what it ought to do.</summary>
internal sealed class Outcome(Screen screen, object? result, Traffic traffic)
{
    /// <summary>The result, as the line gave it.</summary>
    public Outcome Gives(object? expected) => Where(Equals(result, expected), $"The result is {expected}.");

    /// <summary>How often an answer was waited for.</summary>
    public Outcome Takes(int roundTrips) => Where(traffic.RoundTrips == roundTrips, $"It takes {roundTrips} round trips.");

    /// <summary>Something else that must be so.</summary>
    public Outcome Where(bool isSo, string what)
    {
        if (!isSo)
            screen.Failed(what);
        return this;
    }
}
