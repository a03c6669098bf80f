namespace DynRemote.Tests.Promises;

/// <summary>The rules of <see cref="FenceModelTests"/> as the library keeps them, over links that deliver as late as the test likes.</summary>
public sealed class FenceTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private SteppedLink _link = null!;
    private RemoteConnection _caller = null!;
    private RemoteConnection _peer = null!;
    private Relay _relay = null!;
    private Timer _limit = null!;

    [SetUp]
    public void Connect()
    {
        _link = new SteppedLink();
        _relay = new Relay();
        _caller = RemoteConnection.Open(_link.First);
        _peer = RemoteConnection.Open(_link.Second, _relay);
        _ = _caller.Root;
        _limit = new Timer(_ => Disconnect(), null, Limit, Timeout.InfiniteTimeSpan);
    }

    [TearDown]
    public void Disconnect()
    {
        _limit.Dispose();
        _link.Open();
        _caller.Close();
        _peer.Close();
    }

    [Test]
    public async Task Calls_arrive_in_the_order_in_which_they_are_made_whatever_the_links_do()
    {
        dynamic ax = Remote.Async(_caller.Root);
        for (var round = 0; round < 300; round++)
        {
            var random = new Random(round);
            var mine = new Notes();
            _relay.Reset();
            _link.Hold();

            dynamic promise = random.Next(2) == 0 ? ax.Return(mine) : ax.ReturnLater(mine);
            dynamic number = ax.NumberLater();
            Task<object?> arrival = promise;
            var made = 0;
            int? ofNumber = null;
            for (var step = random.Next(200); step >= 0; step--)
            {
                switch (random.Next(20))
                {
                    case 0 or 1 when made < 20:
                        promise.Add(made++);
                        break;
                    case 2 when ofNumber is null && !arrival.IsCompleted:
                        ofNumber = made++;
                        promise.Add(number);
                        break;
                    case 3 when arrival.IsCompleted && made < 20:
                        mine.Add(made++);
                        break;
                    case >= 4 and < 10:
                        _link.StepForth();
                        break;
                    case >= 10 and < 16:
                        _link.StepBack();
                        break;
                    case 16 when random.Next(3) == 0:
                        _relay.Return();
                        break;
                    default:
                        await Task.Yield();
                        break;
                }
            }
            _relay.Return();
            _relay.Number(ofNumber ?? -1);
            _link.Open();
            Assert.That(await arrival.WaitAsync(Limit), Is.SameAs(mine));
            mine.Add(made++);
            await _caller.FlushAsync().WaitAsync(Limit);

            Assert.That(mine.All, Is.EqualTo(Enumerable.Range(0, made)), $"round {round}");
        }
    }

    [Test]
    public async Task Calls_through_the_promise_are_not_overtaken_by_a_direct_one()
    {
        dynamic ax = Remote.Async(_caller.Root);
        var mine = new Notes();
        dynamic promise = ax.Return(mine);
        Task<object?> arrival = promise;
        promise.Add(1);
        promise.Add(2);
        ((Notes)(await arrival)!).Add(3);

        Assert.That(mine.All, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public async Task A_fence_does_not_overtake_what_waits_for_an_argument_at_the_peer()
    {
        dynamic ax = Remote.Async(_caller.Root);
        var mine = new Notes();
        dynamic promise = ax.Return(mine);
        promise.Add(ax.NumberLater());
        promise.Add(2);

        Task<object?> arrival = promise;
        await ax.Return(0);
        Assert.That(arrival.IsCompleted, Is.False, "the first call has not been passed on");
        _relay.Number(1);
        ((Notes)(await arrival)!).Add(3);

        Assert.That(mine.All, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public async Task What_is_done_while_the_fence_is_out_gives_promises_like_any_other()
    {
        dynamic ax = Remote.Async(_caller.Root);
        var mine = new Notes();
        dynamic promise = ax.Return(mine);
        Task<object?> arrival = promise;
        promise.Add(ax.NumberLater());

        // The value has come back by now, and waits for the fence.
        await ax.Return(0);
        dynamic held = promise.CountAfter(2);
        dynamic sum = held + 10;
        dynamic atThePeer = ax.Return(5);
        dynamic failing = promise.Fail("held");
        dynamic dependent = failing.Length;
        var others = Task.Run(() => ax.Return(held));
        _relay.Number(1);

        Assert.That((int)await held, Is.EqualTo(2));
        Assert.That((int)await sum, Is.EqualTo(12));
        Assert.That((int)await atThePeer, Is.EqualTo(5));
        Assert.That((int)await await others, Is.EqualTo(2));
        Assert.That(async () => await dependent, Throws.TypeOf<FormatException>().With.Message.EqualTo("held"));
        Assert.That(async () => await failing, Throws.TypeOf<FormatException>().With.Message.EqualTo("held"));
        await _caller.FlushAsync();
        Assert.That(await arrival, Is.SameAs(mine));
    }

    [Test]
    public async Task What_is_done_while_the_fence_is_out_does_not_go_through_the_peer()
    {
        dynamic ax = Remote.Async(_caller.Root);
        var mine = new Notes();
        dynamic promise = ax.Return(mine);
        Task<object?> arrival = promise;
        promise.Add(ax.NumberLater());
        await ax.Return(0);
        // The task, the step that waits for it, and the fence.
        Assert.That(() => _peer.Statistics.RequestsRunning, Is.EqualTo(3).After(10_000, 1));

        promise.Add(2);
        await ax.Return(0);
        Assert.That(_peer.Statistics.RequestsRunning, Is.EqualTo(3));
        _relay.Number(1);
        ((Notes)(await arrival)!).Add(3);

        Assert.That(mine.All, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public async Task Steps_on_a_promise_stand_behind_those_on_the_object_that_it_has_become()
    {
        dynamic ax = Remote.Async(_caller.Root);
        dynamic x = _caller.Root;
        dynamic log = x.Log;
        dynamic later = ax.ReturnLater(ax.Log);
        later.Add(ax.NumberLater());
        Remote.Async(log).Add(ax.OtherLater());
        await ax.Return(0);
        _relay.Return();
        await later;
        later.Add(3);
        await ax.Return(0);

        _relay.Other(2);
        await ax.Return(0);
        Assert.That(() => _relay.Log.All, Is.EqualTo(new[] { 2 }).After(10_000, 1), "the third is on the same promise as the one that waits");
        await ax.Return(0);
        Assert.That(_relay.Log.All, Is.EqualTo(new[] { 2 }));
        _relay.Number(1);
        await _caller.FlushAsync();

        Assert.That(_relay.Log.All, Is.EqualTo(new[] { 2, 1, 3 }));
    }

    [Test]
    public async Task The_answer_of_a_step_inside_of_a_callback_tells_nothing_of_the_steps_that_wait_behind_the_call()
    {
        dynamic x = _caller.Root;
        dynamic ax = Remote.Async(x);
        dynamic log = x.Log;
        using var isCalled = new ManualResetEventSlim();
        using var mayAsk = new ManualResetEventSlim();
        using var hasAsked = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        Task<object?> call = ax.Call(
            (Func<int, int>)(n =>
            {
                isCalled.Set();
                mayAsk.Wait(Limit);
                var answer = (int)ax.Return(n);
                hasAsked.Set();
                mayEnd.Wait(Limit);
                return answer;
            }),
            41);
        Assert.That(isCalled.Wait(Limit));
        Remote.Async(log).Add(1);
        mayAsk.Set();
        Assert.That(hasAsked.Wait(Limit));

        var direct = Task.Run(() => log.Add(2));
        Assert.That(() => direct.IsCompleted, Is.False.After(100), "the step before it has not begun");
        mayEnd.Set();
        await direct.WaitAsync(Limit);

        Assert.That(_relay.Log.All, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(await call, Is.EqualTo(41));
    }

    [Test]
    public async Task A_task_of_my_own_object_is_what_it_will_be()
    {
        dynamic ax = Remote.Async(_caller.Root);
        var mine = new Notes();
        dynamic promise = ax.Return(mine);
        await promise;

        Assert.That((int)await promise.CountAsync(), Is.Zero);
        dynamic direct = ax.Return(mine);
        Assert.That((int)await direct.CountAsync(), Is.Zero, "through the peer as well");
    }

    [Test]
    public async Task A_promise_is_an_argument_of_a_call_on_my_own_object()
    {
        dynamic ax = Remote.Async(_caller.Root);
        var mine = new Notes();
        dynamic promise = ax.Return(mine);
        await promise;

        promise.Add(ax.NumberLater());
        promise.Add(2);
        dynamic count = promise.CountAfter(3);
        Assert.That(mine.All, Is.Empty, "the first waits for its argument, the others stand behind it");
        _relay.Number(1);

        Assert.That((int)await count, Is.EqualTo(3));
        Assert.That(mine.All, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public async Task What_was_held_is_broken_when_the_connection_ends()
    {
        dynamic ax = Remote.Async(_caller.Root);
        dynamic promise = ax.Return(new Notes());
        Task<object?> arrival = promise;
        promise.Add(ax.NumberLater());
        await ax.Return(0);
        Task<object?> held = promise.CountAfter(1);

        _peer.Close();

        Assert.That(async () => await arrival.WaitAsync(Limit), Throws.TypeOf<ConnectionLostException>());
        Assert.That(async () => await held.WaitAsync(Limit), Throws.TypeOf<ConnectionLostException>());
    }

    [Test]
    public async Task Without_a_call_under_way_there_is_no_fence()
    {
        dynamic ax = Remote.Async(_caller.Root);
        dynamic promise = ax.Return(new Notes());

        var before = _caller.Statistics.RoundTrips;
        await promise;

        Assert.That(_caller.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public async Task A_direct_call_does_not_overtake_what_waits_on_a_promise_of_the_same_object()
    {
        dynamic x = _caller.Root;
        dynamic ax = Remote.Async(x);
        dynamic later = ax.ReturnLater(ax.Log);
        later.Add(ax.NumberLater());
        later.Add(2);
        // The line is that of the promise until it has its value.
        await ax.Return(6);
        _relay.Return();
        dynamic log = await later;
        Remote.Async(log).Add(3);

        // Something else of the same caller goes on meanwhile.
        Assert.That((int)await ax.Return(7), Is.EqualTo(7));
        var waiting = _caller.Statistics.CallsWaiting;
        var fourth = Task.Run(() => log.Add(4));
        Assert.That(() => _caller.Statistics.CallsWaiting, Is.GreaterThan(waiting).After(10_000, 1));
        Assert.That((int)await ax.Return(8), Is.EqualTo(8));
        Assert.That(_relay.Log.All, Is.Empty);
        _relay.Number(1);
        await fourth.WaitAsync(Limit);

        Assert.That(_relay.Log.All, Is.EqualTo(new[] { 1, 2, 3, 4 }));
    }

    [Test]
    public async Task Steps_of_a_callback_that_wait_do_not_need_the_thread_that_waits_for_it()
    {
        dynamic ax = Remote.Async(_caller.Root);

        var result = (int)await ax.Call((Func<int, int>)(n => (int)(ax.SoonAsync(n) + 1)), 41);

        Assert.That(result, Is.EqualTo(42));
    }

    /// <summary>The peer's object: gives back what it is given, at once or when the test says so.</summary>
    public sealed class Relay
    {
        private TaskCompletionSource _returned = NewSource();
        private readonly TaskCompletionSource<int> _other = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource<int> _number = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Notes Log { get; } = new();

        internal void Reset() => (_returned, _number) = (NewSource(), new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously));

        internal void Return() => _returned.TrySetResult();

        internal void Other(int number) => _other.TrySetResult(number);

        internal void Number(int number) => _number.TrySetResult(number);

        public object Return(object value) => value;

        public async Task<object> ReturnLater(object value)
        {
            await _returned.Task;
            return value;
        }

        public Task<int> NumberLater() => _number.Task;

        public Task<int> OtherLater() => _other.Task;

        public async Task<int> SoonAsync(int number)
        {
            await Task.Yield();
            return number;
        }

        public int Call(Func<int, int> callback, int argument) => callback(argument);

        private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Numbers in the order in which they came.</summary>
    public sealed class Notes
    {
        private readonly Lock _gate = new();
        private readonly List<int> _all = [];

        internal int[] All
        {
            get
            {
                lock (_gate)
                    return [.. _all];
            }
        }

        public void Add(int number)
        {
            lock (_gate)
                _all.Add(number);
        }

        public int CountAfter(int number)
        {
            Add(number);
            return All.Length;
        }

        public async Task<int> CountAsync()
        {
            await Task.Yield();
            return All.Length;
        }

        public string Fail(string message) => throw new FormatException(message);
    }
}
