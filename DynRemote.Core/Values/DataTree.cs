namespace DynRemote.Values;

/// <summary>What the owner of an object answers to a peer that asked for its data: objects as their members, sequences as lists, to any depth.</summary>
internal abstract record DataTree
{
    /// <summary>What was read from a tree, as a tree again: a third peer's, to be passed on.</summary>
    internal static object? Of(object? decoded) => decoded switch
    {
        IDictionary<string, object?> members => new Members([.. members.Select(static member => KeyValuePair.Create(member.Key, Of(member.Value)))]),
        List<object?> elements => new Elements(elements.ConvertAll(Of)),
        _ => decoded,
    };

    /// <summary>An object.</summary>
    /// <param name="Values">The members that were asked for, by name: values, references, or trees.</param>
    internal sealed record Members(List<KeyValuePair<string, object?>> Values) : DataTree;

    /// <summary>A sequence.</summary>
    /// <param name="Values">Its elements: values, references, or trees.</param>
    internal sealed record Elements(List<object?> Values) : DataTree;
}
