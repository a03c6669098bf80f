using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>
/// What a library of pipelined calls is asked to do: 25 scenarios, by their numbers. After each of them, the tables of both sides are as empty as before.
/// </summary>
public sealed class PipeliningScenarioTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Workbench _workbench = null!;

    [SetUp]
    public void Fill() => _workbench = new Workbench();

    [TearDown]
    public void Nothing_is_left_in_any_table()
    {
        _workbench.ForgetAll();
        if (Owner.Completion.IsCompleted)
            return;
        Assert.That(Tables, Is.EqualTo("exports 0 0, imports 0 0, answers 0 0, calls 0 0, running 0 0").After(10_000, 10));
    }

    [Test]
    public async Task S01_a_result_and_all_of_an_exception_come_back()
    {
        dynamic ax = View();

        Assert.That((int)await ax.Square(3), Is.EqualTo(9));
        Exception failure = await FailureOf(ax.Fail("broken", 7));
        Assert.That(failure, Is.TypeOf<InvalidOperationException>().With.Message.EqualTo("broken"));
        Assert.That(failure.Data["number"], Is.EqualTo(7));
        Assert.That(failure.InnerException, Is.TypeOf<FormatException>().With.Message.EqualTo("inner"));
    }

    [Test]
    public async Task S02_what_cannot_cross_fails_that_call_only()
    {
        dynamic ax = View();

        Assert.That(await FailureOf(ax.Pointer()), Is.Not.Null);
        Assert.That((int)await ax.Square(2), Is.EqualTo(4));
    }

    [Test]
    public async Task S03_a_promise_is_an_argument()
    {
        dynamic ax = View();
        Assert.That(await Trips(async () => Assert.That((int)await ax.Square(ax.Square(2)), Is.EqualTo(16))), Is.EqualTo(1));
    }

    [Test]
    public async Task S04_calls_are_made_on_a_promise()
    {
        dynamic ax = View();
        Assert.That(await Trips(async () =>
        {
            dynamic counter = ax.MakeCounter(4);
            counter.Increment(1);
            Assert.That((int)await counter.Increment(4), Is.EqualTo(9));
        }), Is.EqualTo(1));
    }

    [Test]
    public async Task S05_a_property_of_a_promise_is_an_argument()
    {
        dynamic ax = View();
        Assert.That(await Trips(async () => Assert.That((string)await ax.Greet(ax.User().Name), Is.EqualTo("Hello, Ann"))), Is.EqualTo(1));
    }

    [Test]
    public async Task S06_a_failure_reaches_the_calls_on_its_promise()
    {
        dynamic ax = View();
        Exception failure = await FailureOf(ax.Fail("first", 1).Name.Length);

        Assert.That(failure.Message, Is.EqualTo("first"));
        Assert.That(failure.Data["DynRemote.FailedStep"], Does.Contain("Fail"), "it names the step");
    }

    [Test]
    public async Task S07_a_call_with_a_failed_argument_is_not_executed()
    {
        dynamic ax = View();
        Exception failure = await FailureOf(ax.Greet(ax.Fail("argument", 1)));

        Assert.That(failure.Message, Is.EqualTo("argument"));
        Assert.That(_workbench.Greeted, Is.Zero);
    }

    [Test]
    public async Task S08_a_chain_that_fails_and_that_nobody_awaits_is_told_of_at_the_flush()
    {
        dynamic ax = View();
        var unobserved = 0;
        void Count(object? sender, UnobservedTaskExceptionEventArgs e) => Interlocked.Increment(ref unobserved);
        TaskScheduler.UnobservedTaskException += Count;
        try
        {
            _ = ax.Fail("unseen", 1).Name.Length;
            var failure = await Assert.ThrowsAsync<AggregateException>(Holder.FlushAsync);
            Assert.That(failure!.InnerExceptions.Select(inner => inner.Message), Is.EqualTo(new[] { "unseen" }));
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Count;
        }
        Assert.That(unobserved, Is.Zero);
    }

    [Test]
    public async Task S09_a_task_is_flattened()
    {
        dynamic ax = View();
        Assert.That((int)await ax.SquareAsync(3), Is.EqualTo(9));
        Assert.That((int)await ax.Square(ax.SquareAsync(2)), Is.EqualTo(16));
        Assert.That((string)await ax.UserAsync().Name, Is.EqualTo("Ann"));
        Exception failure = await FailureOf(ax.FailAsync("late"));
        Assert.That(failure.Message, Is.EqualTo("late"));
    }

    [Test]
    public async Task S10_a_callback_is_called_later_and_needs_nothing_that_keeps_it_alive()
    {
        dynamic ax = View();
        var called = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        ax.Keep((Action<int>)(number => called.SetResult(number)));
        await Holder.FlushAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        _workbench.CallKept(5);

        Assert.That(await called.Task.WaitAsync(Limit), Is.EqualTo(5));
    }

    [Test]
    public async Task S11_my_own_object_comes_home()
    {
        dynamic ax = View();
        var mine = new Gadget("mine");
        Assert.That((object)await ax.Return(mine), Is.SameAs(mine));
    }

    [Test]
    public async Task S12_the_same_object_twice_in_a_call_is_one_object_there()
    {
        dynamic ax = View();
        var mine = new Gadget("mine");
        dynamic promised = ax.User();

        Assert.That((bool)await ax.AreSame(mine, mine), Is.True);
        Assert.That((bool)await ax.AreSame(mine, new Gadget("other")), Is.False);
        Assert.That((bool)await ax.AreSame(promised, promised), Is.True);
    }

    [Test]
    public async Task S13_the_same_remote_object_is_the_same_proxy()
    {
        dynamic ax = View();
        object first = await ax.Shared;
        object second = await ax.Shared;

        Assert.That(second, Is.SameAs(first));
    }

    [Test]
    public async Task S14_a_third_peers_object_goes_through_me_and_is_unwrapped_at_home()
    {
        var thing = new Gadget("far");
        var (farOwner, farHolder) = NewConnection();
        dynamic far = Held(thing, farOwner, farHolder);
        dynamic ax = View();

        Assert.That((string)await ax.NameOf(far), Is.EqualTo("far"), "there");
        Assert.That((object)await ax.Return(far), Is.SameAs((object)far), "and back");
        dynamic farView = Remote.Async(far);
        Assert.That((string)await farView.Ask(await ax.User()), Is.EqualTo("Ann"), "the other way");
        Assert.That((bool)await farView.Is(await ax.Return(far)), Is.True, "at home it is itself");
    }

    [Test]
    public async Task S15_a_chain_of_peers_returns_pipelines_promises_and_passes_on()
    {
        var thing = new Gadget("far");
        var (farOwner, farHolder) = NewConnection();
        // Us, the owner of the workbench, and beyond it the owner of the thing.
        _workbench.Far = Held(thing, farOwner, farHolder);
        dynamic ax = View();

        dynamic returned = await ax.Far;
        Assert.That((string)returned.Name, Is.EqualTo("far"), "returned");
        Assert.That((string)await ax.Far.Name.ToUpper(), Is.EqualTo("FAR"), "pipelined");
        Assert.That((string)await ax.FarAsync().Name, Is.EqualTo("far"), "as a promise");
        Assert.That((string)await ax.NameOf(ax.Far), Is.EqualTo("far"), "as an argument");
        Assert.That((string)await ax.NameOf(returned), Is.EqualTo("far"), "and back");
        _workbench.Far = null;
    }

    [Test]
    public async Task S16_a_map_is_one_round_trip()
    {
        dynamic x = Held(_workbench);
        var before = Holder.Statistics.RoundTrips;

        var names = await Remote.Query(() => x.Users).Select(user => user.Name).ToListAsync();

        Assert.That(names.Cast<string>(), Is.EqualTo(new[] { "Ann", "Bob" }));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public void S17_maps_nest()
    {
        dynamic x = Held(_workbench);
        var pairs = Remote.Query(() => x.Users).SelectMany(user => user.Tags, (user, tag) => new { user.Name, tag }).ToList();
        Assert.That(pairs.Select(pair => $"{pair.Name}:{pair.tag}"), Is.EqualTo(new[] { "Ann:a", "Ann:b", "Bob:c" }));
    }

    [Test]
    public void S18_a_map_calls_a_captured_object_for_each_element()
    {
        dynamic x = Held(_workbench);
        dynamic counter = x.MakeCounter(0);

        var counts = Remote.Query(() => x.Users).Select(user => counter.Increment(10)).ToList();

        Assert.That(counts.Cast<int>(), Is.EqualTo(new[] { 10, 20 }));
    }

    [Test]
    public void S19_what_needs_a_value_while_it_is_recorded_is_a_named_error()
    {
        dynamic x = Held(_workbench);

        Assert.That(() => Remote.Run(() => (int)x.Square(2) + 1), Throws.TypeOf<RemotePlanException>());
        Assert.That(() => Remote.Run(() => $"{x.User().Name}!"), Throws.TypeOf<RemotePlanException>());
    }

    [Test]
    public async Task S20_calls_through_different_members_of_a_promise_arrive_in_order()
    {
        dynamic ax = View();
        dynamic log = ax.Log;
        for (var i = 0; i < 40; i += 4)
        {
            log.Add(i);
            log.Insert(i + 1, i + 1);
            _ = log.AddRange(new[] { i + 2 });
            log[i + 2] = i + 2;
            log.Add(i + 3);
        }
        await Holder.FlushAsync();

        Assert.That(_workbench.Log, Is.EqualTo(Enumerable.Range(0, 40)));
    }

    [Test]
    public async Task S21_order_holds_where_a_promise_becomes_my_own_object()
    {
        dynamic ax = View();
        var mine = new Workbench();
        dynamic promise = ax.Return(mine.Log);

        promise.Add(1);
        promise.Add(2);
        dynamic here = await promise;
        here.Add(3);

        Assert.That((object)here, Is.SameAs(mine.Log));
        Assert.That(mine.Log, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void S22_what_is_no_longer_held_is_given_back_once()
    {
        TakeMany();

        Assert.That(() => Collected(() => Owner.Statistics.Exports), Is.Zero.After(10_000, 10));
        Assert.That(() => Owner.Completion.IsFaulted, Is.False, "giving back too much would end the connection");

        void TakeMany()
        {
            dynamic ax = View();
            for (var i = 0; i < 50; i++)
                ((Task<object?>)ax.User()).Wait();
        }
    }

    [Test]
    public async Task S23_when_the_connection_ends_all_promises_are_broken_with_the_cause()
    {
        dynamic ax = View();
        Task<object?> pending = ax.Never();
        Task<object?> dependent = ax.Never().Name;

        Owner.Close();

        Assert.That(async () => await pending.WaitAsync(Limit), Throws.TypeOf<ConnectionLostException>());
        Assert.That(async () => await dependent.WaitAsync(Limit), Throws.TypeOf<ConnectionLostException>());
        Assert.That(async () => await ax.User(), Throws.TypeOf<ConnectionLostException>());
        await Owner.Completion.WaitAsync(Limit);
    }

    [Test]
    public async Task S24_what_a_peer_must_not_send_ends_nothing_but_its_call()
    {
        dynamic ax = View();
        Assert.That(await FailureOf(ax.Greet(new string('x', 17 * 1024 * 1024))), Is.Not.Null, "longer than what the peer takes");
        Assert.That((int)await ax.Square(3), Is.EqualTo(9));
    }

    [Test]
    public async Task S25_a_thousand_calls_that_nobody_awaits_leave_nothing()
    {
        dynamic ax = View();
        for (var i = 0; i < 1000; i++)
            _ = ax.User();
        await Holder.FlushAsync();
    }

    private dynamic View() => Remote.Async(Held(_workbench));

    private async Task<long> Trips(Func<Task> code)
    {
        var before = Holder.Statistics.RoundTrips;
        await code();
        return Holder.Statistics.RoundTrips - before;
    }

    // The exception that a promise is broken with.
    private static async Task<Exception> FailureOf(dynamic promise)
    {
        try
        {
            await promise;
        }
        // Whatever it is: the test looks at it.
        catch (Exception failure)
        {
            return failure;
        }
        throw new AssertionException("The promise has a value.");
    }

    private static long Collected(Func<long> count)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return count();
    }

    private string Tables()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (owner, holder) = (Owner.Statistics, Holder.Statistics);
        return $"exports {owner.Exports} {holder.Exports}, imports {owner.Imports} {holder.Imports}, answers {owner.Answers} {holder.Answers}, "
            + $"calls {owner.CallsWaiting} {holder.CallsWaiting}, running {owner.RequestsRunning} {holder.RequestsRunning}";
    }
}
