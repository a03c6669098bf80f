using System.Runtime.InteropServices;

namespace DynRemote.References;

/// <summary>
/// The holder's side of references on one connection: one live proxy for each object of the peer, and how many occurrences are to be given back
/// when it dies.
/// </summary>
/// <remarks>
/// A proxy of type <typeparamref name="TProxy"/> holds its <see cref="ImportEntry"/> and calls <see cref="ImportEntry.Hint"/> from its finalizer.
/// No lock is held while a proxy is made or finalized.
/// </remarks>
internal sealed class ImportTable<TProxy>
    where TProxy : class
{
    private const int TrimAbove = 4096;

    private readonly Lock _gate = new();

    /// <summary>What is held, by id. Guarded by the lock.</summary>
    private readonly Dictionary<long, ImportEntry> _entries = [];

    private readonly ImportHints _hints;
    private readonly IProxyLiveness<TProxy> _liveness;

    /// <summary>Whether the connection has ended: nothing is held any more. Guarded by the lock.</summary>
    private bool _cleared;

    /// <summary>Makes an empty table.</summary>
    /// <param name="drain">
    /// Called on a pool thread after proxies were finalized: it should call <see cref="Drain"/> and send what comes of it. It must not throw.
    /// </param>
    /// <param name="liveness">What knows which proxies are alive; the garbage collector, unless a test puts itself in its place.</param>
    public ImportTable(Action drain, IProxyLiveness<TProxy>? liveness = null)
    {
        _hints = new ImportHints(drain);
        _liveness = liveness ?? CollectedProxies<TProxy>.Instance;
    }

    /// <summary>The weak handles belong to no object that the collector would free; a connection that was forgotten must not leak them.</summary>
    ~ImportTable() => Clear();

    /// <summary>How many objects of the peer this side holds, those included whose proxies are dead and not drained yet.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _entries.Count;
        }
    }

    /// <summary>Counts one occurrence of an id in a message that is being decoded, and gives the one proxy for it.</summary>
    /// <param name="id">The owner's id.</param>
    /// <param name="make">Makes a proxy over an entry; runs without a lock. What it makes may lose against another thread's and is then unused.</param>
    /// <param name="state">Handed to <paramref name="make"/>.</param>
    /// <returns>The proxy. The caller keeps it alive from here on: it is what keeps the owner's object alive.</returns>
    public TProxy Occurrence<TState>(long id, Func<ImportEntry, TState, TProxy> make, TState state)
    {
        ImportEntry entry;
        TProxy? proxy;
        lock (_gate)
            entry = CountOne(id, out proxy);
        while (proxy is null)
        {
            TProxy made;
            try
            {
                made = make(entry, state);
            }
            catch
            {
                Abandon(entry);
                throw;
            }
            entry = Install(entry, made, out proxy);
        }
        return proxy;
    }

    /// <summary>An entry for what is never counted and never given back: the peer itself.</summary>
    public ImportEntry Uncounted(long id) => new(id, _hints);

    /// <summary>
    /// Goes through the hints of finalizers: for each entry that has indeed no live proxy any more, takes its occurrences to give them back.
    /// </summary>
    /// <param name="into">Gets what is to be sent to the owner in one message.</param>
    public void Drain(List<(long Id, long Count)> into)
    {
        for (var entry = _hints.TakeAll(); entry is not null;)
        {
            var below = entry.Below;
            entry.Below = null;

            // Before the look at the entry, not after it: a proxy that dies after the look must be able to hint again.
            entry.Unhint();
            lock (_gate)
            {
                // Between the death of a proxy and this moment the same id may have come again. It then has a new proxy, or is about to get
                // one, over the same entry, and the occurrences are that proxy's.
                if (IsHeld(entry) && entry.Makers == 0 && _liveness.Get(entry) is null)
                    into.Add((entry.Id, Remove(entry)));
            }
            entry = below;
        }
    }

    /// <summary>Gives a reference back now, whatever proxies of it there still are: their entry says that it is released.</summary>
    /// <param name="entry">The entry of the proxy.</param>
    /// <returns>How many occurrences are to be given back to the owner; 0 if there is nothing to send.</returns>
    public long ReleaseNow(ImportEntry entry)
    {
        lock (_gate)
            return IsHeld(entry) ? Remove(entry) : 0;
    }

    /// <summary>The connection has ended: there is nobody left to give anything back to. Proxies stay as they are.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _cleared = true;
            foreach (var entry in _entries.Values)
                _liveness.Free(entry);
            _entries.Clear();
            _entries.TrimExcess();
        }
        _hints.TakeAll();
    }

    /// <summary>Adds one to the entry of an id; where it has no live proxy, announces that the caller is going to make one.</summary>
    private ImportEntry CountOne(long id, out TProxy? proxy)
    {
        proxy = null;

        // A last message may still be decoded while the connection ends. It gets proxies as usual, and each use of them says what happened.
        if (_cleared)
            return new ImportEntry(id, _hints) { Makers = 1 };
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, id, out _);
        var entry = slot ??= new ImportEntry(id, _hints);
        entry.Count++;
        proxy = _liveness.Get(entry);

        // Until the proxy is there the entry looks dead, and the hint of an earlier proxy could give back the occurrence that was just counted.
        if (proxy is null)
            entry.Makers++;
        return entry;
    }

    /// <summary>Makes a new proxy the live one, unless another thread was faster.</summary>
    private ImportEntry Install(ImportEntry entry, TProxy made, out TProxy? proxy)
    {
        lock (_gate)
        {
            entry.Makers--;

            // Another thread's proxy was installed and released at once. This occurrence was not given back with it: it starts anew.
            if (entry.IsReleased)
                return CountOne(entry.Id, out proxy);
            proxy = IsHeld(entry) ? _liveness.Get(entry) : made;
            if (proxy is null)
                _liveness.Set(entry, proxy = made);
            return entry;
        }
    }

    /// <summary>No proxy could be made for an occurrence. It must be given back all the same, and no finalizer will ever ask for it.</summary>
    private void Abandon(ImportEntry entry)
    {
        lock (_gate)
        {
            entry.Makers--;
            if (entry.IsReleased)
            {
                entry = CountOne(entry.Id, out var proxy);
                if (proxy is null)
                    entry.Makers--;
            }
        }
        entry.Hint();
    }

    private bool IsHeld(ImportEntry entry) => _entries.TryGetValue(entry.Id, out var held) && ReferenceEquals(held, entry);

    /// <summary>Removes an entry; what its makers have counted stays theirs.</summary>
    private long Remove(ImportEntry entry)
    {
        _entries.Remove(entry.Id);
        entry.MarkReleased();
        _liveness.Free(entry);
        var count = entry.Count - entry.Makers;
        entry.Count = 0;
        if (_entries.Count == 0 && _entries.Capacity > TrimAbove)
            _entries.TrimExcess();
        return count;
    }
}
