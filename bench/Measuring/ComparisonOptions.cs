using System.Globalization;

namespace DynRemote.Bench.Measuring;

/// <summary>How long the comparison takes care.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>The command line, for a reader who has mistyped it.</summary>
    public const string Usage = """
        usage: DynRemote.Bench [--together] [--rounds N] [--iterations N]    calls against plain sockets; with --together only those that leave together
               DynRemote.Bench --latency                                     what ways of writing cost at 0, 1, 20 and 100 ms
               DynRemote.Bench --first                                       what the first operation of each sort on a kind of object costs its owner
               DynRemote.Bench --micro [BenchmarkDotNet options]             the inner parts
        """;

    /// <summary>
    /// How many times each measure has its turn. Ratios are taken within a round. Many short turns rather than few long ones: a round trip takes
    /// twice as long or half when the scheduler happens to put the two processes on one core or on two, and no such spell may decide the result.
    /// </summary>
    public int Rounds { get; init; } = 100;

    /// <summary>Samples a measure takes in one turn.</summary>
    public int Iterations { get; init; } = 400;

    /// <summary>How long each measure runs before anything counts: past the point where the JIT has compiled the hot path for good.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">The command line is not understood.</exception>
    public static ComparisonOptions Parse(ReadOnlySpan<string> args) => args switch
    {
        [] => new ComparisonOptions(),
        ["--rounds", var n, .. var rest] => Parse(rest) with { Rounds = Count(n) },
        ["--iterations", var n, .. var rest] => Parse(rest) with { Iterations = Count(n) },
        _ => throw new FormatException($"\"{args[0]}\" is not an option."),
    };

    private static int Count(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0
            ? n
            : throw new FormatException($"\"{text}\" is not a number of at least 1.");
}
