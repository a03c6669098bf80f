using System.Diagnostics;

namespace DynRemote.Demo.Link;

/// <summary>The time since the program began.</summary>
internal static class Clock
{
    private static readonly long Start = Stopwatch.GetTimestamp();

    public static TimeSpan Now => Stopwatch.GetElapsedTime(Start);

    /// <summary>Returns not before that time, and little later.</summary>
    public static void WaitUntil(TimeSpan time)
    {
        while (time - Now is { Ticks: > 0 } rest)
            Thread.Sleep(rest < TimeSpan.FromMilliseconds(1) ? TimeSpan.Zero : rest - TimeSpan.FromMilliseconds(1));
    }
}
