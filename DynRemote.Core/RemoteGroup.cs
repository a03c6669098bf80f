using DynRemote.Plans;

namespace DynRemote;

/// <summary>
/// Elements with an equal key. In a recorded lambda its key and what its operators answer are placeholders; one that has come with a result holds its elements.
/// </summary>
/// <typeparam name="TKey">The key: <c>dynamic</c>, or an anonymous type or tuple of the program.</typeparam>
/// <typeparam name="T">What a lambda is given for an element.</typeparam>
public sealed class RemoteGroup<TKey, T> : RemoteQuery<T>, IGrouping<TKey, T>
{
    private RemoteGroup(QueryNode node, TKey key)
        : base(node) => Key = key;

    /// <summary>What the elements have in common.</summary>
    public TKey Key { get; }

    private protected override SequencePattern PatternHere => new(Node, Pattern.Of(Key), null, Make);

    internal static object Make(QueryNode node, object? key) => new RemoteGroup<TKey, T>(node, (TKey)key!);
}
