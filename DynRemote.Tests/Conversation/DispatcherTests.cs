using System.Collections.Concurrent;
using DynRemote.Tests.Faults;

namespace DynRemote.Tests.Conversation;

/// <summary>Where requests run: as the options say.</summary>
[TestFixture(Wire.Memory)]
[TestFixture(Wire.Tcp)]
internal sealed class DispatcherTests(Wire wire)
{
    [Test]
    public void Serial_runs_one_request_at_a_time()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service, new RemoteOptions { Dispatcher = RemoteDispatcher.Serial() });
        dynamic root = Limited.Run(() => pair.Root);

        var callers = Enumerable.Range(0, 4).Select(_ => Limited.Start(() =>
        {
            for (var i = 0; i < 50; i++)
                root.Visit();
        })).ToArray();

        foreach (var caller in callers)
        {
            Limited.Wait(caller);
            Assert.That(caller.Exception, Is.Null);
        }
        Assert.That(service.MostAtOnce, Is.EqualTo(1));
    }

    [Test]
    [NonParallelizable]
    public void Serial_needs_no_free_thread_of_the_pool()
    {
        using var pair = Pair.Open(wire, new Service(), new RemoteOptions { Dispatcher = RemoteDispatcher.Serial() });
        dynamic root = Limited.Run(() => pair.Root);
        using var blockers = new BlockedPool();

        for (var i = 0; i < 20; i++)
            Limited.Run(() => root.Visit());
    }

    [Test]
    public void A_synchronization_context_gets_the_requests()
    {
        using var context = new LoopContext();
        using var pair = Pair.Open(wire, new Service(), new RemoteOptions { Dispatcher = context });
        dynamic root = Limited.Run(() => pair.Root);

        Assert.That(Limited.Run(() => (int)root.Thread()), Is.EqualTo(context.Thread));
        // A nested call of the chain comes back to the thread that waits for it.
        Assert.That(Limited.Run(() => (int)root.ThreadThrough((Func<int>)(() => (int)root.Thread()))), Is.EqualTo(context.Thread));
    }

    [Test]
    public void A_task_scheduler_gets_the_requests()
    {
        var scheduler = new RecordingScheduler();
        using var pair = Pair.Open(wire, new Service(), new RemoteOptions { Dispatcher = RemoteDispatcher.On(scheduler) });
        dynamic root = Limited.Run(() => pair.Root);

        Assert.That(Limited.Run(() => (bool)root.IsOn(scheduler.Id)), Is.True);
    }

    [Test]
    public void Requests_are_posted_in_the_order_in_which_they_were_sent()
    {
        var service = new Service();
        using var pair = Pair.Open(wire, service, new RemoteOptions { Dispatcher = RemoteDispatcher.Serial() });
        Limited.Run(() =>
        {
            dynamic root = pair.Root;
            var steps = Enumerable.Range(0, 200).Select(i => (object)root.Step(i)).ToArray();
            // Awaiting sends without waiting for the answer, so that all are under way at once.
            Limited.Wait(Task.WhenAll(steps.Select(Await)));
        });

        Assert.That(service.Order, Is.EqualTo(Enumerable.Range(0, 200)));

        static async Task Await(dynamic step) => await step;
    }

    [Test]
    public void A_dispatcher_that_throws_costs_the_call_only()
    {
        using var pair = Pair.Open(wire, new Service(), new RemoteOptions { Dispatcher = new ClosedContext() });
        dynamic root = Limited.Run(() => pair.Root);

        for (var i = 0; i < 3; i++)
            Limited.Run(() => Assert.That(() => root.Thread(), Throws.InvalidOperationException.With.Message.EqualTo("The window is closed.")));
        Assert.That(pair.Asker.Completion.IsCompleted, Is.False);
    }

    internal sealed class Service
    {
        private int _now;

        public int MostAtOnce { get; private set; }

        [RemoteHidden]
        public ConcurrentQueue<int> Order { get; } = new();

        public void Visit()
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _now));
            System.Threading.Thread.Yield();
            Interlocked.Decrement(ref _now);
        }

        public int Thread() => Environment.CurrentManagedThreadId;

        public int ThreadThrough(Func<int> callback) => callback();

        public bool IsOn(int scheduler) => TaskScheduler.Current.Id == scheduler;

        public object Step(int number) => new Awaitable(() => Order.Enqueue(number));
    }

    /// <summary>Awaiting it, by the pattern, does something at once.</summary>
    internal sealed class Awaitable(Action begin)
    {
        public Awaiter GetAwaiter()
        {
            begin();
            return new Awaiter();
        }
    }

    internal sealed class Awaiter : System.Runtime.CompilerServices.INotifyCompletion
    {
        public bool IsCompleted => true;

        public void OnCompleted(Action continuation) => continuation();

        public void GetResult()
        {
        }
    }

    private sealed class ClosedContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => throw new InvalidOperationException("The window is closed.");
    }

    private sealed class RecordingScheduler : TaskScheduler
    {
        protected override IEnumerable<Task> GetScheduledTasks() => [];

        protected override void QueueTask(Task task) => Limited.Start(() => TryExecuteTask(task));

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;
    }

    private sealed class LoopContext : SynchronizationContext, IDisposable
    {
        private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posts = [];

        public LoopContext()
        {
            var thread = new Thread(() =>
            {
                foreach (var (callback, state) in _posts.GetConsumingEnumerable())
                    callback(state);
            })
            {
                IsBackground = true,
            };
            thread.Start();
            Thread = thread.ManagedThreadId;
        }

        public int Thread { get; }

        public override void Post(SendOrPostCallback d, object? state) => _posts.Add((d, state));

        public void Dispose() => _posts.CompleteAdding();
    }
}
