namespace DynRemote.Bench.Measuring;

/// <summary>Times of one operation in microseconds, or ratios of such times, and what is usually said of such a heap of numbers.</summary>
internal sealed class Samples
{
    private readonly double[] _sorted;

    public Samples(IEnumerable<double> values)
    {
        _sorted = [.. values];
        if (_sorted.Length == 0)
            throw new ArgumentException("There is nothing to say of no samples.", nameof(values));
        Array.Sort(_sorted);
    }

    /// <summary>The middle one: what a typical operation takes, whatever else the machine was doing.</summary>
    public double Median => Quantile(0.5);

    /// <summary>The mean: what a million operations take, interruptions included.</summary>
    public double Mean => _sorted.Average();

    /// <summary>One operation in a hundred takes longer than this.</summary>
    public double P99 => Quantile(0.99);

    /// <summary>The value below which the given share of the samples lies, between the two nearest ones.</summary>
    public double Quantile(double share)
    {
        var position = share * (_sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, _sorted.Length - 1);
        return _sorted[below] + (_sorted[above] - _sorted[below]) * (position - below);
    }
}
