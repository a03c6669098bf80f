using System.Collections;

namespace DynRemote.Plans;

/// <summary>A sequence that a plan has made: evaluated when it is walked, anew each time. Equal to another over the same elements, as it stands for these.</summary>
/// <param name="items">The elements.</param>
/// <param name="elementType">Finds out their static type.</param>
/// <param name="depth">How many operators stand on each other.</param>
internal class PlanSequence(IEnumerable<object?> items, Func<StaticType?> elementType, int depth) : IEnumerable<object?>
{
    /// <summary>Each operator adds a call to each step of a walk: too many would overflow the stack.</summary>
    private const int MaxDepth = 200;

    /// <summary>The elements.</summary>
    public IEnumerable<object?> Items { get; } = depth <= MaxDepth
        ? items
        : throw new RemoteException($"A plan applies more than {MaxDepth} query operators to each other.");

    /// <summary>Their static type in the owner's program, where that is known. Found out when it is asked for, which is seldom.</summary>
    public StaticType? ElementType => elementType();

    /// <summary>How many operators stand on each other.</summary>
    public int Depth { get; } = depth;

    /// <summary>
    /// How many times as many elements as a list of the owner's it has at the most; <see cref="int.MaxValue"/> where that is not known, because it multiplies
    /// sequences, or is over one that may not end.
    /// </summary>
    public int Multiple { get; init; } = int.MaxValue;

    /// <summary>What a function makes of the elements, on their way to somebody else.</summary>
    public PlanSequence Map(Func<object?, object?> function) => new(Items.Select(function), static () => null, Depth);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PlanSequence other && ReferenceEquals(other.Items, Items);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Items);

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => Items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Elements with an equal key.</summary>
internal sealed class PlanGroup(object? key, IEnumerable<object?> items, Func<StaticType?> elementType, int depth) : PlanSequence(items, elementType, depth)
{
    /// <summary>What the elements have in common.</summary>
    public object? Key { get; } = key;
}
