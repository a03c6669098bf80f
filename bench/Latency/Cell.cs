namespace DynRemote.Bench.Latency;

/// <summary>How long a way of writing takes at one latency.</summary>
/// <param name="Milliseconds">The median of several runs, or what the round trips come to.</param>
/// <param name="IsMeasured">Whether it was measured; else it is the time without latency plus the latency of each round trip.</param>
internal readonly record struct Cell(double Milliseconds, bool IsMeasured);

/// <summary>A row of the table.</summary>
/// <param name="Way">What was done, and how.</param>
/// <param name="Traffic">What crossed for it, once.</param>
/// <param name="Cells">The times, in the order of the latencies.</param>
internal sealed record LatencyRow(WayOfWriting Way, Measuring.Traffic Traffic, IReadOnlyList<Cell> Cells);
