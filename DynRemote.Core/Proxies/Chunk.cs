namespace DynRemote.Proxies;

/// <summary>A part of a sequence, as an enumeration's answers bring it.</summary>
/// <param name="Elements">The elements: a typed array where they are all of one primitive type, else an <c>object?[]</c>.</param>
/// <param name="Cursor">Where more comes from; <see langword="null"/> where this was the last part.</param>
internal sealed record Chunk(Array Elements, object? Cursor)
{
    /// <summary>The member of a keyed collection that a copy needs besides the elements: what its keys are compared with.</summary>
    public const string Comparer = nameof(Dictionary<string, object>.Comparer);

    /// <summary>The member of an array that a copy needs besides the elements, for each dimension.</summary>
    public const string Lengths = nameof(Array.GetLength);

    /// <summary>What of these was asked for with the first part: a comparer, or the lengths of all dimensions.</summary>
    public object? Form { get; init; }
}
