namespace DynRemote.Tests.Plans.Twins;

/// <summary>What only numbers have. C# chooses these operators by the type.</summary>
/// <param name="computed"><c>i => (i * 3) - 1</c>.</param>
/// <param name="isLess"><c>(a, b) => a &lt; b</c>.</param>
/// <param name="add"><c>(a, b) => a + b</c>; none where both may be null, which C# adds by their type only.</param>
internal sealed class Number<T>(Func<T, T> computed, Func<T, T, bool> isLess, Func<T, T, T>? add = null)
{
    public Func<T, T> Computed => computed;

    public Func<T, T, bool> IsLess => isLess;

    /// <summary>What is computed of all elements.</summary>
    public Ending Total(QueryTwin<T, dynamic> query, Choices choices) => choices.Next(add is null ? 2 : 4) switch
    {
        0 => Ending.Of($"{query.Text}.Sum()", () => Enumerable.Sum((dynamic)query.Here.ToList()), () => query.There.Sum(), () => query.There.SumAsync()),
        1 => Ending.Of($"{query.Text}.Average()", () => Enumerable.Average((dynamic)query.Here.ToList()), () => query.There.Average(), () => query.There.AverageAsync()),
        2 => Ending.Of(
            $"{query.Text}.Aggregate((a, b) => a + b)", () => query.Here.Aggregate(add!), () => query.There.Aggregate((a, b) => a + b), () => Task.FromResult((object)query.There.Aggregate((a, b) => a + b))),
        _ => Ending.Of(
            $"{query.Text}.Aggregate(default, (a, b) => a + b)",
            () => query.Here.Aggregate(default(T)!, add!),
            () => query.There.Aggregate(default(T), (a, b) => a + b),
            () => query.There.AggregateAsync(default(T), (a, b) => a + b)),
    };
}
