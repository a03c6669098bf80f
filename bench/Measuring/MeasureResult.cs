namespace DynRemote.Bench.Measuring;

/// <summary>What was found out about one measure.</summary>
/// <param name="Name">The measure's name.</param>
/// <param name="Times">All samples of all rounds.</param>
/// <param name="Ratios">
/// How many times as long as the yardstick, for each round: the median of this measure in the round, divided by that of the yardstick in the same round.
/// What slows a whole round down, a busy neighbour or a lower clock, slows both and cancels out.
/// </param>
/// <param name="Cost">Bytes, messages and allocations of one operation.</param>
internal sealed record MeasureResult(string Name, Samples Times, Samples Ratios, Cost Cost);
