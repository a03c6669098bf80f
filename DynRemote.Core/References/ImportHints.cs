namespace DynRemote.References;

/// <summary>
/// The stack of entries whose proxies were finalized. Pushing is lock-free and allocates nothing; taking takes all at once, so no entry can be
/// seen half-way and none can be taken twice.
/// </summary>
internal sealed class ImportHints : IThreadPoolWorkItem
{
    private readonly Action _drain;

    /// <summary>The latest entry; those under it hang below it. Changed atomically.</summary>
    private ImportEntry? _top;

    /// <summary>Makes an empty stack.</summary>
    /// <param name="drain">Called on a pool thread when the stack is no longer empty. It must not throw.</param>
    internal ImportHints(Action drain) => _drain = drain;

    /// <summary>Puts an entry on the stack. The caller has seen to it that it is not on it already.</summary>
    internal void Push(ImportEntry entry)
    {
        ImportEntry? top;
        do
        {
            top = Volatile.Read(ref _top);
            entry.Below = top;
        }
        while (Interlocked.CompareExchange(ref _top, entry, top) != top);

        // Only the first hint asks for a drain: the one it asks for takes all that come until it runs.
        if (top is null)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Takes the whole stack; the entries hang together by <see cref="ImportEntry.Below"/>.</summary>
    internal ImportEntry? TakeAll() => Interlocked.Exchange(ref _top, null);

    void IThreadPoolWorkItem.Execute() => _drain();
}
