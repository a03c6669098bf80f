namespace DynRemote.Liveness;

/// <summary>
/// Sees to it that no connection stays unread. A thread that stops reading, to return from its call or to run a request, leaves the reader's role free,
/// for it is most likely back in microseconds. If it is not, one thread a process notices within <see cref="Tick"/> and hands the connection to a worker:
/// that is how a slow request, or a sender stuck because the peer does not read, never stops the reading.
/// </summary>
internal static class Watch
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    /// <summary>Ticks without any use of the role after which a connection that a worker reads is no longer looked at.</summary>
    private const int QuietTicks = 50;

    private static readonly Lock Gate = new();

    /// <summary>Connections that were added since the last tick. Guarded by <see cref="Gate"/>.</summary>
    private static readonly List<Entry> Added = [];

    /// <summary>Set when there is something in <see cref="Added"/>.</summary>
    private static readonly AutoResetEvent Wake = new(false);

    /// <summary>Whether the thread runs. Guarded by <see cref="Gate"/>.</summary>
    private static bool _started;

    /// <summary>Looks at a connection until it has been quiet for a while.</summary>
    public static void Add(IWatched watched)
    {
        lock (Gate)
        {
            Added.Add(new Entry(watched));
            if (!_started)
            {
                _started = true;
                new Thread(Loop) { IsBackground = true, Name = "DynRemote watch", Priority = ThreadPriority.AboveNormal }.UnsafeStart();
            }
        }
        Wake.Set();
    }

    private static void Loop()
    {
        var entries = new List<Entry>();
        while (true)
        {
            if (entries.Count == 0)
                Wake.WaitOne();
            else
                Wake.WaitOne(Tick);
            lock (Gate)
            {
                entries.AddRange(Added);
                Added.Clear();
            }
            entries.RemoveAll(static entry => !entry.Look());
        }
    }

    private sealed class Entry(IWatched watched)
    {
        // Touched only by the watch's thread.
        private long _seenUses = -1;
        private int _quiet;

        // False: no longer to be looked at.
        public bool Look()
        {
            var uses = watched.ReaderUses;
            if (uses != _seenUses)
            {
                _seenUses = uses;
                _quiet = 0;
                return true;
            }
            if (watched.IsUnread)
            {
                _quiet = 0;
                watched.Lead();
                return true;
            }
            return ++_quiet < QuietTicks || watched.StaysWatched();
        }
    }
}
