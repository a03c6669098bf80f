using System.Collections.Concurrent;
using DynRemote.Channels;

namespace DynRemote;

/// <summary>
/// Decides where the peer's requests run on this side. Requests of a chain whose caller is waiting here always run on that caller's thread, whatever the
/// dispatcher, so that its locks and its thread affinity hold.
/// </summary>
public abstract class RemoteDispatcher
{
    private protected RemoteDispatcher()
    {
    }

    /// <summary>The default: a request runs on the thread that has read it, concurrently with other requests.</summary>
    public static RemoteDispatcher Concurrent { get; } = new ConcurrentDispatcher();

    /// <summary>One request at a time, in the order in which they came, over all connections that share the dispatcher returned.</summary>
    public static RemoteDispatcher Serial() => new SerialDispatcher();

    /// <summary>Requests are posted to a synchronization context, for instance that of a user interface.</summary>
    /// <param name="context">Where requests run.</param>
    public static RemoteDispatcher On(SynchronizationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new ContextDispatcher(context);
    }

    /// <summary>Requests are started as tasks of a scheduler.</summary>
    /// <param name="scheduler">Where requests run.</param>
    public static RemoteDispatcher On(TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        return new SchedulerDispatcher(scheduler);
    }

    /// <summary>Requests are posted to a synchronization context; see <see cref="On(SynchronizationContext)"/>.</summary>
    public static implicit operator RemoteDispatcher(SynchronizationContext context) => On(context);

    /// <summary>Requests are started as tasks of a scheduler; see <see cref="On(TaskScheduler)"/>.</summary>
    public static implicit operator RemoteDispatcher(TaskScheduler scheduler) => On(scheduler);

    /// <summary>Whether the thread that has read a request runs it.</summary>
    internal virtual bool RunsOnReader => false;

    /// <summary>Brings a request to the place where it runs. Never runs it on the calling thread.</summary>
    internal abstract void Post(Action request);

    private sealed class ConcurrentDispatcher : RemoteDispatcher
    {
        internal override bool RunsOnReader => true;

        internal override void Post(Action request) => WorkerThread.Run(request);
    }

    /// <summary>Not a scheduler of the thread pool's: callers that block the pool's threads would wait for requests that wait for a pool thread.</summary>
    private sealed class SerialDispatcher : RemoteDispatcher
    {
        private readonly ConcurrentQueue<Action> _requests = new();

        /// <summary>Requests that have not ended; whoever makes it 1 starts the thread that runs them all.</summary>
        private int _pending;

        internal override void Post(Action request)
        {
            _requests.Enqueue(request);
            if (Interlocked.Increment(ref _pending) == 1)
                WorkerThread.Run(RunAll);
        }

        private void RunAll()
        {
            do
            {
                _requests.TryDequeue(out var request);
                request!();
                WorkerThread.ForgetContext();
            }
            while (Interlocked.Decrement(ref _pending) > 0);
        }
    }

    private sealed class ContextDispatcher(SynchronizationContext context) : RemoteDispatcher
    {
        internal override void Post(Action request) => context.Post(static state => ((Action)state!)(), request);
    }

    private sealed class SchedulerDispatcher(TaskScheduler scheduler) : RemoteDispatcher
    {
        internal override void Post(Action request) =>
            Task.Factory.StartNew(request, CancellationToken.None, TaskCreationOptions.PreferFairness, scheduler);
    }
}
