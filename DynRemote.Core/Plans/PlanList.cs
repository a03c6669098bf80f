using System.Collections;

namespace DynRemote.Plans;

/// <summary>
/// A list or an array of the owner's for LINQ, which takes elements of a list by their places: so a selector is not called for elements that are skipped, as it would
/// not be if the query stood in the owner's program.
/// </summary>
/// <param name="list">The list: one of the framework's own, of which the elements at the places are those that a walk gives.</param>
/// <param name="walk">Walks it.</param>
/// <param name="budget">What it may cost.</param>
internal sealed class PlanList(IList list, IEnumerable<object?> walk, PlanBudget budget) : IList<object?>
{
    /// <inheritdoc/>
    public int Count => list.Count;

    /// <inheritdoc/>
    public bool IsReadOnly => true;

    /// <inheritdoc/>
    public object? this[int index]
    {
        get
        {
            budget.Charge();
            return list[index];
        }
        set => throw ReadOnly();
    }

    /// <summary>Whether a sequence is such a list.</summary>
    public static bool Fits(object sequence) =>
        sequence is Array { Rank: 1 } || (sequence.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(List<>));

    /// <inheritdoc/>
    public void CopyTo(object?[] array, int arrayIndex)
    {
        foreach (var item in walk)
            array[arrayIndex++] = item;
    }

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => walk.GetEnumerator();

    /// <inheritdoc/>
    public bool Contains(object? item) => IndexOf(item) >= 0;

    /// <inheritdoc/>
    public int IndexOf(object? item) => walk.Index().FirstOrDefault(each => ValueComparer.AreEqual(each.Item, item), (-1, null)).Index;

    /// <inheritdoc/>
    public void Add(object? item) => throw ReadOnly();

    /// <inheritdoc/>
    public void Insert(int index, object? item) => throw ReadOnly();

    /// <inheritdoc/>
    public bool Remove(object? item) => throw ReadOnly();

    /// <inheritdoc/>
    public void RemoveAt(int index) => throw ReadOnly();

    /// <inheritdoc/>
    public void Clear() => throw ReadOnly();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static NotSupportedException ReadOnly() => new("A query does not change its source.");
}
