using System.Globalization;
using System.Runtime.InteropServices;

namespace DynRemote.Bench.Measuring;

/// <summary>The comparison as a page of text.</summary>
internal static class ComparisonReport
{
    /// <summary>Prints where and how it was measured, the times, and the costs.</summary>
    public static void Print(IReadOnlyList<MeasureResult> results, ComparisonOptions options, TextWriter output)
    {
        output.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores");
        output.WriteLine($"{options.Rounds} rounds, taken in turns; at most {options.Iterations} samples a round; two processes, TCP over loopback");
#if DEBUG
        output.WriteLine("A DEBUG BUILD: the figures mean nothing. Use: dotnet run -c Release --project bench");
#endif
        output.WriteLine();
        Times(results).Print(output);
        output.WriteLine();
        output.WriteLine($"ratio: to \"{results[0].Name}\", the medians of a round divided; median and quartiles over the rounds");
        output.WriteLine();
        Costs(results).Print(output);
        output.WriteLine();
        output.WriteLine("per operation; allocations of all threads of a process; \"-\": not known");
    }

    private static TextTable Times(IReadOnlyList<MeasureResult> results)
    {
        var table = new TextTable("time of one operation", "median us", "mean us", "p99 us", "ratio", "quartiles");
        foreach (var result in results)
        {
            table.Add(
                result.Name,
                Number(result.Times.Median),
                Number(result.Times.Mean),
                Number(result.Times.P99),
                Number(result.Ratios.Median),
                $"{Number(result.Ratios.Quantile(0.25))} .. {Number(result.Ratios.Quantile(0.75))}");
        }

        return table;
    }

    private static TextTable Costs(IReadOnlyList<MeasureResult> results)
    {
        var table = new TextTable("cost of one operation", "round trips", "messages out", "in", "bytes out", "in", "allocated here", "by peer");
        foreach (var (name, _, _, cost) in results)
        {
            table.Add(
                name,
                Number(cost.Each(cost.Traffic.RoundTrips)),
                Number(cost.Each(cost.Traffic.MessagesSent)),
                Number(cost.Each(cost.Traffic.MessagesReceived)),
                Number(cost.Each(cost.Traffic.BytesSent)),
                Number(cost.Each(cost.Traffic.BytesReceived)),
                Number(cost.Each(cost.AllocatedHere)),
                cost.AllocatedByPeer is { } bytes ? Number(cost.Each(bytes)) : "-");
        }

        return table;
    }

    private static string Number(double value) => value.ToString("#,0.00", CultureInfo.InvariantCulture);
}
