using System.Collections;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>The walk of a remote sequence of pairs as that of an <see cref="IDictionary"/>.</summary>
/// <param name="pairs">The pairs, as the remote dictionary itself enumerates them.</param>
internal sealed class RemoteDictionaryEnumerator(IEnumerator<object?> pairs) : IDictionaryEnumerator, IDisposable
{
    /// <inheritdoc/>
    public DictionaryEntry Entry => pairs.Current switch
    {
        DictionaryEntry entry => entry,
        // Of a dictionary that is not generic: entries are objects like any others.
        RemoteObject entry => new DictionaryEntry(
            entry.Perform(new Operation(OperationKind.Get, nameof(DictionaryEntry.Key)))!,
            entry.Perform(new Operation(OperationKind.Get, nameof(DictionaryEntry.Value)))),
        { } pair when TupleConversion.Map(pair, typeof(KeyValuePair<object, object?>), static (part, _) => part) is KeyValuePair<object, object?> plain =>
            new DictionaryEntry(plain.Key, plain.Value),
        var other => throw new InvalidCastException($"A dictionary consists of keys and values; the remote one has given a {other?.GetType().ToString() ?? "null"}."),
    };

    /// <inheritdoc/>
    public object Key => Entry.Key;

    /// <inheritdoc/>
    public object? Value => Entry.Value;

    /// <inheritdoc/>
    public object Current => Entry;

    /// <inheritdoc/>
    public bool MoveNext() => pairs.MoveNext();

    /// <inheritdoc/>
    public void Reset() => pairs.Reset();

    /// <inheritdoc/>
    public void Dispose() => pairs.Dispose();
}
