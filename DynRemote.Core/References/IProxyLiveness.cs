namespace DynRemote.References;

/// <summary>
/// How an entry knows its live proxy without keeping it alive. The garbage collector decides what is alive; the model of the tests puts itself
/// in its place. Called under the table's lock only.
/// </summary>
internal interface IProxyLiveness<TProxy>
    where TProxy : class
{
    /// <summary>Gives the entry's proxy, or <see langword="null"/> where there is none or it is dead.</summary>
    TProxy? Get(ImportEntry entry);

    /// <summary>Makes a proxy the entry's live one.</summary>
    void Set(ImportEntry entry, TProxy proxy);

    /// <summary>The entry has left the table: frees what watched over its proxy.</summary>
    void Free(ImportEntry entry);
}
