using System.Globalization;
using System.Runtime.InteropServices;

namespace DynRemote.Bench.Latency;

/// <summary>The table of latencies as Markdown, row by row as it is measured.</summary>
internal static class LatencyReport
{
    /// <summary>Measures all of it and prints it.</summary>
    /// <param name="latencies">Milliseconds to the host and back; 0 first, for the others are computed from it where they take too long.</param>
    /// <param name="output">Where to.</param>
    public static void Run(IReadOnlyList<int> latencies, TextWriter output)
    {
        using var table = new LatencyTable(latencies);
        output.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores; times in milliseconds");
#if DEBUG
        output.WriteLine("A DEBUG BUILD: the figures mean nothing. Use: dotnet run -c Release --project bench -- --latency");
#endif
        output.WriteLine();
        output.WriteLine($"| task | size | way | round trips | messages out / in | bytes out / in | {string.Join(" | ", latencies.Select(latency => $"{latency} ms"))} |");
        output.WriteLine($"| --- | --: | --- | --: | --: | --: | {string.Join(" | ", latencies.Select(_ => "--:"))} |");
        foreach (var way in WayOfWriting.All)
            output.WriteLine(Line(table.Measure(way)));
        output.WriteLine();
        output.WriteLine(
            $"*In italics*: computed, not measured: what would take more than {LatencyTable.LongestRun.TotalSeconds} s is the time without latency plus the latency of each round trip.");
    }

    private static string Line(LatencyRow row)
    {
        var seen = row.Traffic;
        return string.Create(CultureInfo.InvariantCulture,
            $"| {row.Way.Task} | {row.Way.Size:N0} | {row.Way.Way} | {seen.RoundTrips:N0} | {seen.MessagesSent:N0} / {seen.MessagesReceived:N0} | {seen.BytesSent:N0} / {seen.BytesReceived:N0} | {string.Join(" | ", row.Cells.Select(Text))} |");
    }

    private static string Text(Cell cell)
    {
        var time = cell.Milliseconds.ToString(cell.Milliseconds < 10 ? "0.00" : "N0", CultureInfo.InvariantCulture);
        return cell.IsMeasured ? time : $"*{time}*";
    }
}
