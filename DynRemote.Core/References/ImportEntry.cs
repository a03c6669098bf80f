using System.Runtime.InteropServices;

namespace DynRemote.References;

/// <summary>
/// What the holder knows of one object of the peer: its id and how often it was received. Every proxy of that object holds the one entry.
/// </summary>
/// <remarks>
/// The count is here and not in the proxy, because a proxy may die and be followed by another one before the count is given back:
/// what the first had received is then the second's.
/// </remarks>
internal sealed class ImportEntry
{
    private readonly ImportHints _hints;

    /// <summary>1 while the entry is on the stack of hints. Changed atomically: finalizers take no lock.</summary>
    private int _hinted;

    /// <summary>Set once, under the table's lock; read without.</summary>
    private volatile bool _isReleased;

    internal ImportEntry(long id, ImportHints hints)
    {
        Id = id;
        _hints = hints;
    }

    /// <summary>The owner's id of the object.</summary>
    public long Id { get; }

    /// <summary>
    /// Whether the reference was given back, so that its id means nothing any more. Set by <c>Remote.Release</c>, and when the proxy had already
    /// been finalized (then only the finalizer of something else can still reach it).
    /// </summary>
    public bool IsReleased => _isReleased;

    /// <summary>How many occurrences have been received and not given back. Guarded by the table's lock.</summary>
    internal long Count { get; set; }

    /// <summary>How many threads have counted an occurrence and are just making a proxy for it. Guarded by the table's lock.</summary>
    internal int Makers { get; set; }

    /// <summary>The weak reference to the live proxy. Guarded by the table's lock.</summary>
    internal WeakGCHandle<object> Proxy { get; set; }

    /// <summary>The entry under this one on the stack of hints; touched only while this one is on it.</summary>
    internal ImportEntry? Below { get; set; }

    /// <summary>
    /// A proxy of this entry was finalized. Says so and nothing more: it is called from finalizers, so it neither locks, blocks nor throws.
    /// </summary>
    public void Hint()
    {
        // One hint at a time is enough: whoever takes it looks at the entry only after Unhint, so it sees all that was dead before.
        if (Interlocked.Exchange(ref _hinted, 1) == 0)
            _hints.Push(this);
    }

    /// <summary>The hint was taken off the stack; from here on the next one counts again.</summary>
    internal void Unhint() => Interlocked.Exchange(ref _hinted, 0);

    internal void MarkReleased() => _isReleased = true;
}
