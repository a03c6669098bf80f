using System.Diagnostics;

namespace DynRemote.Bench.Measuring;

/// <summary>
/// Several measures, side by side in one run. They take turns, round by round, so that each round holds a fair pair of any two of them; every second
/// round goes backwards, so that none always comes after the same other.
/// </summary>
internal sealed class Comparison(ComparisonOptions options, IReadOnlyList<IMeasure> measures) : IDisposable
{
    private const int WarmUpOperations = 50;

    private static readonly double MicrosecondsPerTick = 1e6 / Stopwatch.Frequency;

    /// <summary>Measures everything. The first measure is the yardstick.</summary>
    public IReadOnlyList<MeasureResult> Run()
    {
        foreach (var measure in measures)
        {
            measure.Prepare();
            WarmUp(measure);
        }

        // [measure][round][sample]
        var times = measures.Select(_ => new double[options.Rounds][]).ToArray();
        for (var round = 0; round < options.Rounds; round++)
        {
            for (var turn = 0; turn < measures.Count; turn++)
            {
                var index = round % 2 == 0 ? turn : measures.Count - 1 - turn;
                times[index][round] = TakeTurn(measures[index]);
            }
        }

        var yardstick = Medians(times[0]);
        return [.. measures.Select((measure, i) => new MeasureResult(
            measure.Name,
            new Samples(times[i].SelectMany(round => round)),
            new Samples(Medians(times[i]).Zip(yardstick, (mine, its) => mine / its)),
            Cost.Of(measure, SamplesOf(measure) * measure.OperationsPerSample)))];
    }

    public void Dispose()
    {
        foreach (var measure in measures)
            measure.Dispose();
    }

    private static double[] Medians(double[][] rounds) => [.. rounds.Select(round => new Samples(round).Median)];

    private void WarmUp(IMeasure measure)
    {
        var batch = Math.Max(WarmUpOperations, measure.OperationsPerSample);
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < options.WarmUp;)
            measure.Run(batch);
    }

    private double[] TakeTurn(IMeasure measure)
    {
        var batch = measure.OperationsPerSample;
        var samples = new double[SamplesOf(measure)];
        for (var i = 0; i < samples.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            measure.Run(batch);
            samples[i] = (Stopwatch.GetTimestamp() - start) * MicrosecondsPerTick / batch; // a TimeSpan would round to 0.1 us
        }

        return samples;
    }

    private int SamplesOf(IMeasure measure) => Math.Max(1, (int)(options.Iterations * measure.Share));
}
