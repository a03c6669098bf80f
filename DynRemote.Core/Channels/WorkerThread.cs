using System.Collections.Concurrent;

namespace DynRemote.Channels;

/// <summary>
/// The process's own threads for reading connections and running requests. They are not the thread pool's: a reply must never wait for a pool thread,
/// and a request may block for as long as it likes without starving the program's own work. A thread that has nothing to do waits a few seconds for more
/// and ends.
/// </summary>
internal sealed class WorkerThread : IDisposable
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(5);

    /// <summary>Threads that wait for work, the latest first: it is the most likely to be warm. Lock-free by itself.</summary>
    private static readonly ConcurrentStack<WorkerThread> Idle = new();

    /// <summary>Counted atomically.</summary>
    private static int _count;

    /// <summary>The context of a thread on which no program's code has run yet. Written by the first of these threads; all that they write is equal.</summary>
    private static ExecutionContext? _cleanContext;

    /// <summary>The next piece of work: set by whoever takes this thread off the idle stack, or cleared by the thread itself when it gives up waiting.</summary>
    private Action? _work;

    /// <summary>0 working or ended, 1 idle. Whoever changes 1 to 0 owns the thread: the one that has work for it, or itself when it ends.</summary>
    private int _idle;

    private readonly SemaphoreSlim _wake = new(0);

    private WorkerThread(Action work) => _work = work;

    /// <summary>How many of these threads there are now.</summary>
    public static int Count => Volatile.Read(ref _count);

    /// <summary>Runs the work on one of these threads; returns at once.</summary>
    public static void Run(Action work)
    {
        while (Idle.TryPop(out var idle))
        {
            if (Interlocked.CompareExchange(ref idle._idle, 0, 1) != 1)
                continue;
            idle._work = work;
            idle._wake.Release();
            return;
        }

        var worker = new WorkerThread(work);
        Interlocked.Increment(ref _count);
        new Thread(worker.Loop) { IsBackground = true, Name = "DynRemote" }.UnsafeStart();
    }

    /// <summary>
    /// Between two pieces of work of different origin: what the first has left in the thread's context, an <see cref="AsyncLocal{T}"/>, a culture or a
    /// synchronization context, is not for the second to see.
    /// </summary>
    public static void ForgetContext()
    {
        if (SynchronizationContext.Current is not null)
            SynchronizationContext.SetSynchronizationContext(null);
        ExecutionContext.Restore(_cleanContext!);
    }

    /// <inheritdoc/>
    public void Dispose() => _wake.Dispose();

    private void Loop()
    {
        // The thread was started without the context of the one who needed it.
        _cleanContext ??= ExecutionContext.Capture();
        do
        {
            var work = _work!;
            _work = null;
            work();
            ForgetContext();
            Volatile.Write(ref _idle, 1);
            Idle.Push(this);
        }
        while (_wake.Wait(IdleTime) || (Interlocked.CompareExchange(ref _idle, 0, 1) != 1 && WaitForWorkOnItsWay()));
        Interlocked.Decrement(ref _count);
        Dispose();
    }

    // Somebody owns this thread already and is about to hand it work, just as it gave up waiting.
    private bool WaitForWorkOnItsWay()
    {
        _wake.Wait();
        return true;
    }
}
