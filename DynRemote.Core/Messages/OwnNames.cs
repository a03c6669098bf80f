using System.Collections.Concurrent;

namespace DynRemote.Messages;

/// <summary>
/// The names of members and operators that this side sends: the first time as text, the second time with a number, and from then on as that number alone. Used by
/// any thread.
/// </summary>
/// <remarks>
/// A number counts as known to the peer only when a message with it has left; until then it is explained again, for messages may leave in another order than they
/// were encoded, or not at all. Receiving the same explanation twice is harmless.
/// </remarks>
internal sealed class OwnNames
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Counted atomically; may be one too high for each name that was refused.</summary>
    private int _count;

    private volatile bool _areUnderstood;

    /// <summary>Whether the peer reads numbers in the place of names. Set once, when its hello has come.</summary>
    public bool AreUnderstood
    {
        get => _areUnderstood;
        set => _areUnderstood = value;
    }

    /// <summary>The number of a name: positive where the peer knows it, negative where it is to be explained, 0 where the name goes as text.</summary>
    /// <param name="name">The name.</param>
    /// <param name="unsent">Takes the entry if it is explained, to be marked as sent.</param>
    public int NumberOf(string name, ref List<Entry>? unsent)
    {
        if (!_areUnderstood || name.Length > PeerNames.LongestName)
            return 0;
        if (!_entries.TryGetValue(name, out var entry))
        {
            if (Volatile.Read(ref _count) < PeerNames.MostNames && Interlocked.Increment(ref _count) is var number and <= PeerNames.MostNames)
                _entries.TryAdd(name, new Entry(number));
            return 0;
        }
        if (entry.IsSent)
            return entry.Number;
        (unsent ??= []).Add(entry);
        return -entry.Number;
    }

    /// <summary>A name with its number.</summary>
    internal sealed class Entry(int number)
    {
        private volatile bool _isSent;

        public int Number => number;

        /// <summary>Set once, after sending; a reader that misses it explains the number once more.</summary>
        public bool IsSent
        {
            get => _isSent;
            set => _isSent = value;
        }
    }
}
