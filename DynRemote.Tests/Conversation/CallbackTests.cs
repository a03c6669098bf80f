using DynRemote.Tests.Faults;

namespace DynRemote.Tests.Conversation;

/// <summary>Delegates and objects of the caller that the owner calls back: from inside the call, later, deeply, and endlessly.</summary>
[TestFixture(Wire.Memory)]
[TestFixture(Wire.Tcp)]
internal sealed class CallbackTests(Wire wire)
{
    private Pair _pair = null!;

    private dynamic Root => _pair.Root;

    [SetUp]
    public void Open() => _pair = Pair.Open(wire, new Caller());

    [TearDown]
    public void Close() => _pair.Dispose();

    [Test]
    public void A_delegate_is_called_back_from_inside_the_call_on_the_callers_thread() => Limited.Run(() =>
    {
        var thread = 0;
        int result = Root.Call((Func<int, int>)(number =>
        {
            thread = Environment.CurrentManagedThreadId;
            return number + 1;
        }), 41);

        Assert.That(result, Is.EqualTo(42));
        Assert.That(thread, Is.EqualTo(Environment.CurrentManagedThreadId));
    });

    [Test]
    public void An_object_is_called_back_from_inside_the_call() => Limited.Run(() =>
    {
        var counter = new Counter();

        Root.CallObject(counter);

        Assert.That(counter.Calls, Is.EqualTo(1));
        Assert.That(counter.Thread, Is.EqualTo(Environment.CurrentManagedThreadId));
    });

    [Test]
    public void A_delegate_is_called_back_after_the_call_by_a_timer() => Limited.Run(() =>
    {
        var called = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);

        Root.CallByTimer((Action<int>)(number => called.TrySetResult(number)));

        Assert.That(Limited.Get(called.Task), Is.EqualTo(7));
    });

    [Test]
    public void A_delegate_is_called_back_by_another_thread_while_the_call_goes_on() => Limited.Run(() =>
    {
        var thread = 0;

        int result = Root.CallByThread((Func<int, int>)(number =>
        {
            thread = Environment.CurrentManagedThreadId;
            return number + 1;
        }));

        Assert.That(result, Is.EqualTo(8));
        Assert.That(thread, Is.Not.Zero.And.Not.EqualTo(Environment.CurrentManagedThreadId), "it is another chain, and none of the waiting thread's business");
    });

    [Test]
    public void Calls_nest_to_a_depth_of_100_both_ways_on_one_thread() => Limited.Run(() =>
    {
        var mine = new PingPong();
        var threads = new HashSet<int>();
        mine.OnPing = () => threads.Add(Environment.CurrentManagedThreadId);

        int depth = Root.Ping(mine, 200);

        Assert.That(depth, Is.EqualTo(200));
        Assert.That(mine.Calls, Is.EqualTo(100));
        Assert.That(threads, Is.EqualTo(new[] { Environment.CurrentManagedThreadId }));
        Assert.That(((PingPong)((Caller)Caller.Latest!).Partner).Threads, Has.Count.EqualTo(1), "the owner's side stays on one thread, too");
    });

    [Test]
    public void A_lock_of_the_caller_is_entered_again_by_its_callback() => Limited.Run(() =>
    {
        var gate = new object();
        var entered = false;

        lock (gate)
        {
            Root.Call((Func<int, int>)(number =>
            {
                entered = Monitor.TryEnter(gate);
                if (entered)
                    Monitor.Exit(gate);
                return number;
            }), 1);
        }

        Assert.That(entered, Is.True);
    });

    [Test]
    public void An_AsyncLocal_of_the_caller_is_seen_by_its_callback() => Limited.Run(() =>
    {
        var local = new AsyncLocal<string> { Value = "mine" };
        string? seen = null;

        Root.Call((Func<int, int>)(number =>
        {
            seen = local.Value;
            return number;
        }), 1);

        Assert.That(seen, Is.EqualTo("mine"));
    });

    [Test]
    public void What_one_request_leaves_in_its_threads_context_is_not_seen_by_another() => Limited.Run(() =>
    {
        for (var i = 0; i < 50; i++)
        {
            Root.LeaveInContext("secret");
            Assert.That((string?)Root.SeenInContext(), Is.Null);
        }
    });

    [Test]
    public void Endless_ping_pong_ends_in_an_exception_and_the_connection_lives_on() => Limited.Run(() =>
    {
        var mine = new PingPong();

        var exception = Assert.Throws<InsufficientExecutionStackException>(() => Root.Ping(mine, int.MaxValue));

        Assert.That(mine.Calls, Is.GreaterThan(100));
        Assert.That(exception!.StackTrace, Has.Length.LessThan(64 * 1024), "the frames of all those calls");
        Assert.That((int)Root.Call((Func<int, int>)(number => number), 5), Is.EqualTo(5));
    });

    [Test]
    public void An_exception_that_comes_through_many_calls_keeps_where_it_began_and_where_it_ended() => Limited.Run(() =>
    {
        var mine = new PingPong { OnEnd = () => throw new InvalidOperationException("deep down") };

        var exception = Assert.Throws<InvalidOperationException>(() => Root.Ping(mine, 200));

        Assert.That(exception!.Message, Is.EqualTo("deep down"));
        Assert.That(exception.StackTrace, Has.Length.LessThan(64 * 1024).And.Contain(nameof(PingPong.Ping)));
        Assert.That(exception.StackTrace, Does.Contain(nameof(An_exception_that_comes_through_many_calls_keeps_where_it_began_and_where_it_ended)));
    });

    [Test]
    public void Requests_of_other_chains_do_not_run_on_a_waiting_callers_thread() => Limited.Run(() =>
    {
        var others = new List<int>();

        // While this thread waits, and reads, the owner's other thread calls this side again and again.
        Root.CallManyTimesByThread((Func<int, int>)(number =>
        {
            others.Add(Environment.CurrentManagedThreadId);
            return number;
        }), 100);

        Assert.That(others, Has.Count.EqualTo(100).And.None.EqualTo(Environment.CurrentManagedThreadId));
    });

    [Test]
    public void A_callback_that_throws_comes_back_as_itself_through_both_peers() => Limited.Run(() =>
    {
        var thrown = new UnknownToTheTableException("mine");

        var caught = Assert.Catch(() => Root.Call((Func<int, int>)(_ => throw thrown), 1));

        Assert.That(caught, Is.SameAs(thrown));
    });

    internal sealed class UnknownToTheTableException(string message) : Exception(message);

    internal sealed class Counter
    {
        public int Calls { get; private set; }

        public int Thread { get; private set; }

        public void Count()
        {
            Calls++;
            Thread = Environment.CurrentManagedThreadId;
        }
    }

    internal sealed class PingPong
    {
        public int Calls { get; private set; }

        public HashSet<int> Threads { get; } = [];

        public Action OnPing { get; set; } = static () => { };

        public Action OnEnd { get; set; } = static () => { };

        /// <summary>Calls the other side, which calls this side, so many times; gives how many there were.</summary>
        public int Ping(dynamic partner, int depth)
        {
            Calls++;
            Threads.Add(Environment.CurrentManagedThreadId);
            OnPing();
            if (depth > 1)
                return 1 + (int)partner.Ping(this, depth - 1);
            OnEnd();
            return 1;
        }
    }

    internal sealed class Caller
    {
        private static readonly AsyncLocal<string?> Left = new();

        public Caller() => Latest = this;

        public static object? Latest { get; private set; }

        public object Partner { get; private set; } = new PingPong();

        public int Call(Func<int, int> callback, int number) => callback(number);

        public void CallObject(dynamic counter) => counter.Count();

        public void CallByTimer(Action<int> callback) => Task.Delay(10).ContinueWith(_ => callback(7), TaskScheduler.Default);

        public int CallByThread(Func<int, int> callback) => Limited.Get(Limited.Start(() => callback(7)));

        public void CallManyTimesByThread(Func<int, int> callback, int times) => Limited.Wait(Limited.Start(() =>
        {
            for (var i = 0; i < times; i++)
                callback(i);
        }));

        public int Ping(dynamic partner, int depth)
        {
            Partner = new PingPong();
            return ((PingPong)Partner).Ping(partner, depth);
        }

        public void LeaveInContext(string value) => Left.Value = value;

        public string? SeenInContext() => Left.Value;
    }
}
