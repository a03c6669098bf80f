using System.Diagnostics;
using DynRemote.Bench.Measuring;
using DynRemote.Bench.Processes;
using DynRemote.Transport;

namespace DynRemote.Bench.Latency;

/// <summary>
/// Measures each way of writing at each latency. The host is one process and each link another; a latency of 0 is the loopback interface itself. What would take
/// longer than <see cref="LongestRun"/> is computed from the round trips instead.
/// </summary>
internal sealed class LatencyTable : IDisposable
{
    /// <summary>What is expected to take longer is not run.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(4);

    private const int LeastRuns = 5;
    private const int MostRuns = 200;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(0.5);

    private readonly ChildProcess _host = ChildProcess.Start(ChildRole.CallHost);
    private readonly List<ChildProcess> _links = [];
    private readonly RemoteConnection[] _connections;

    public LatencyTable(IReadOnlyList<int> latencies)
    {
        Latencies = latencies;
        _connections = [.. latencies.Select(Connect)];
    }

    /// <summary>Milliseconds to the host and back.</summary>
    public IReadOnlyList<int> Latencies { get; }

    /// <summary>Measures a row.</summary>
    public LatencyRow Measure(WayOfWriting way)
    {
        // The traffic is that of one run among many on a connection in use: names of types and code of plans have been told before.
        var warm = Sample(_connections[0], way, Enough);
        var fastest = Latencies[0] == 0 ? warm.Milliseconds : 0;
        List<Cell> cells = [];
        for (var i = 0; i < Latencies.Count; i++)
        {
            var expected = fastest + warm.Traffic.RoundTrips * (double)Latencies[i];
            cells.Add(expected <= LongestRun.TotalMilliseconds
                ? new Cell(Sample(_connections[i], way, Enough).Milliseconds, IsMeasured: true)
                : new Cell(expected, IsMeasured: false));
        }
        return new LatencyRow(way, warm.Traffic, cells);
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
            connection.Dispose();
        _links.ForEach(static link => link.Dispose());
        _host.Dispose();
    }

    private RemoteConnection Connect(int latency)
    {
        if (latency == 0)
            return RemoteClient.Connect(_host.Endpoint);
        _links.Add(ChildProcess.Start(ChildRole.Link, _host.Endpoint, $"{latency}"));
        return RemoteClient.Connect(_links[^1].Endpoint);
    }

    // Medians, so that a run in which the collector gave back what others have left behind does not count.
    private static (double Milliseconds, Traffic Traffic) Sample(RemoteConnection connection, WayOfWriting way, TimeSpan time)
    {
        var x = way.Start(connection);
        List<double> times = [];
        List<Traffic> traffic = [];
        for (var begun = Stopwatch.GetTimestamp(); times.Count < MostRuns && (times.Count < LeastRuns || Stopwatch.GetElapsedTime(begun) < time);)
        {
            var before = TrafficOf(connection);
            var start = Stopwatch.GetTimestamp();
            way.Run(x);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            traffic.Add(TrafficOf(connection) - before);
        }
        return (new Samples(times).Median, traffic.OrderBy(static one => one.MessagesSent).ElementAt(traffic.Count / 2));
    }

    private static Traffic TrafficOf(RemoteConnection connection)
    {
        var seen = connection.Statistics;
        return new Traffic(seen.RoundTrips, seen.MessagesSent, seen.MessagesReceived, seen.BytesSent, seen.BytesReceived);
    }
}
