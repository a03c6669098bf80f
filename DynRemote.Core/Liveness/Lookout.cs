using System.Diagnostics;

namespace DynRemote.Liveness;

/// <summary>
/// Looks after the connections on which calls wait or something is on its way: one thread a process, so that neither a call nor an idle connection pays for
/// a timer, and a pool without free threads does not keep a caller from learning that its peer is gone.
/// </summary>
internal static class Lookout
{
    private static readonly Lock Gate = new();

    /// <summary>Connections that were added since the last look. Guarded by <see cref="Gate"/>.</summary>
    private static readonly List<ILookedAfter> Added = [];

    /// <summary>Set when there is something in <see cref="Added"/>.</summary>
    private static readonly AutoResetEvent Wake = new(false);

    /// <summary>Whether the thread runs. Guarded by <see cref="Gate"/>.</summary>
    private static bool _started;

    /// <summary>Looks at a connection from now on, until it says that there is nothing to look after.</summary>
    public static void Add(ILookedAfter connection)
    {
        lock (Gate)
        {
            Added.Add(connection);
            if (!_started)
            {
                _started = true;
                new Thread(Loop) { IsBackground = true, Name = "DynRemote lookout", Priority = ThreadPriority.AboveNormal }.UnsafeStart();
            }
        }
        Wake.Set();
    }

    private static void Loop()
    {
        var connections = new List<ILookedAfter>();
        while (true)
        {
            if (connections.Count == 0)
                Wake.WaitOne();
            else
                // Nothing wakes it: silence is judged by looks that are an interval apart, and what is added meanwhile has begun to be silent just now.
                Thread.Sleep(Silence.Interval);
            lock (Gate)
            {
                connections.AddRange(Added);
                Added.Clear();
            }
            var now = Stopwatch.GetElapsedTime(0);
            connections.RemoveAll(connection => !connection.Look(now));
        }
    }
}
