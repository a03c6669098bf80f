using System.Globalization;
using DynRemote.Bench.Processes;
using DynRemote.Demo.Link;

namespace DynRemote.Bench.Latency;

/// <summary>The process between the two of a measurement: every byte takes its time in it.</summary>
internal static class Link
{
    /// <summary>Serves until the parent ends.</summary>
    /// <param name="host">The endpoint to which everything goes on.</param>
    /// <param name="latency">Milliseconds there and back, half of it each way.</param>
    public static int Serve(string host, string latency)
    {
        using var link = new SlowLink(host, TimeSpan.FromMilliseconds(double.Parse(latency, CultureInfo.InvariantCulture) / 2));
        ParentWatch.Announce(link.Endpoint);
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }
}
