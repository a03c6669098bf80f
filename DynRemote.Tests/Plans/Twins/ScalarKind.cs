namespace DynRemote.Tests.Plans.Twins;

/// <summary>Values that have an order.</summary>
/// <param name="samples">Some of them, for tests.</param>
/// <param name="number">Of numbers: the operators that compute.</param>
internal sealed class ScalarKind<T>(T[] samples, Number<T>? number = null) : Kind<T, dynamic>
{
    public override Lambda<T, dynamic> Value(Choices choices) => choices.Next(3) switch
    {
        0 => Key(choices),
        1 => Test(choices),
        _ => new Lambda<T, dynamic, (T, T), (dynamic, dynamic)>("i => (i, i)", i => (i, i), i => (i, i), Kinds.Pair(this, this)),
    };

    public override Lambda<T, dynamic> Key(Choices choices) => number is null || choices.Next(2) == 0
        ? new Lambda<T, dynamic, T, dynamic>("i => i", i => i, i => i, this)
        : new Lambda<T, dynamic, T, dynamic>("i => (i * 3) - 1", number.Computed, i => (i * 3) - 1, this);

    public override Ending Total(QueryTwin<T, dynamic> query, Choices choices)
    {
        if (number is not null && choices.Next(2) == 0)
            return number.Total(query, choices);
        var sample = choices.Pick(samples);
        return choices.Next(3) switch
        {
            0 => Ending.Of($"{query.Text}.Min()", () => query.Here.Min(), () => query.There.Min(), () => query.There.MinAsync()),
            1 => Ending.Of($"{query.Text}.Max()", () => query.Here.Max(), () => query.There.Max(), () => query.There.MaxAsync()),
            _ => Ending.Of($"{query.Text}.Contains({sample})", () => query.Here.Contains(sample), () => query.There.Contains(sample!), () => query.There.ContainsAsync(sample!)),
        };
    }

    protected override Lambda<T, dynamic, bool, dynamic> Test(Choices choices)
    {
        var sample = choices.Pick(samples);
        return number is null || choices.Next(2) == 0
            ? new($"i => i == {sample}", i => (dynamic?)i == (dynamic?)sample, i => i == (dynamic?)sample, Kinds.Bool)
            : new($"i => i < {sample}", i => number.IsLess(i, sample), i => i < (dynamic?)sample, Kinds.Bool);
    }
}
