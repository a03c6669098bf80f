using FsCheck;
using FsCheck.Fluent;

namespace DynRemote.Tests.Plans.Twins;

/// <summary>
/// Decisions, taken from a list of numbers: what is grown from it is as random as the list, and becomes smaller and simpler as the list does, so that FsCheck finds
/// the smallest thing that fails. Where the list ends, each decision is the first choice.
/// </summary>
internal sealed class Choices(int[] numbers)
{
    private int _next;

    /// <summary>One of so many choices.</summary>
    public int Next(int count) => _next < numbers.Length ? Math.Abs(numbers[_next++] % count) : 0;

    /// <summary>One of several things.</summary>
    public T Pick<T>(params ReadOnlySpan<T> things) => things[Next(things.Length)];
}

/// <summary>The lists of numbers that FsCheck makes: long ones, of evenly spread numbers, and shrunk as any list.</summary>
internal static class ChoiceLists
{
    private const int Longest = 60;

    public static Arbitrary<int[]> Numbers() => Arb.From(Gen.Choose(0, 100_000).ArrayOf().Resize(Longest), ArbMap.Default.ArbFor<int[]>().Shrinker);
}
