namespace DynRemote.Proxies;

/// <summary>A part of a sequence, as an enumeration's answers bring it.</summary>
/// <param name="Elements">The elements: a typed array where they are all of one primitive type, else an <c>object?[]</c>.</param>
/// <param name="Cursor">Where more comes from; <see langword="null"/> where this was the last part.</param>
/// <param name="Comparer">What the collection compares its keys with, with the first part and where that was asked for; else <see langword="null"/>.</param>
internal sealed record Chunk(Array Elements, object? Cursor, object? Comparer = null);
