using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>The async view: operations are sent at once and give promises.</summary>
public sealed class AsyncViewTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Depot _depot = null!;

    [SetUp]
    public void Fill() => _depot = new Depot();

    [TearDown]
    public void Close() => _depot.Dispose();

    [Test]
    public async Task A_chain_of_ten_operations_is_one_round_trip()
    {
        dynamic ax = Remote.Async(Held(_depot));

        var before = Holder.Statistics.RoundTrips;
        int count = await ax.Next.Next.Next.Next.Next.Next.Next.Next.Next.Depth;

        Assert.That(count, Is.EqualTo(9));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Members_indexers_calls_and_operators_chain()
    {
        dynamic ax = Remote.Async(Held(_depot));

        string name = await ax.Orders[1].Lines[0].Name.ToUpper();
        int sum = await (ax.Orders[0].Total + ax.Orders[1].Total * 2);
        bool equal = await (ax.Orders[0] == ax.Orders[0]);
        bool isNull = await (ax.Nothing == null);
        int fromTheRight = await (100 - ax.Orders[0].Total);

        Assert.That((name, sum, equal, isNull, fromTheRight), Is.EqualTo(("BOLT", 10 + 40, true, true, 90)));
    }

    [Test]
    public async Task A_result_that_is_a_reference_is_a_transparent_proxy()
    {
        dynamic ax = Remote.Async(Held(_depot));

        dynamic order = await ax.Orders[0];

        Assert.That(Remote.IsRemote(order), Is.True);
        Assert.That((int)order.Total, Is.EqualTo(10));
    }

    [Test]
    public async Task Promises_that_are_awaited_together_are_one_round_trip()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var before = Holder.Statistics.RoundTrips;

        dynamic first = ax.Orders[0].Total;
        dynamic second = ax.Orders[1].Total;
        await Task.WhenAll(first, second);

        Assert.That((int)await first + (int)await second, Is.EqualTo(30));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Promises_awaited_one_after_another_have_been_on_their_way_together()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var before = Holder.Statistics.RoundTrips;
        var promises = Enumerable.Range(0, 50).Select(i => (object)ax.Add(i, 1)).ToList();

        var sum = 0;
        foreach (dynamic promise in promises)
            sum += (int)await promise;

        Assert.That(sum, Is.EqualTo(Enumerable.Range(1, 50).Sum()));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public async Task A_promise_converts_to_tasks()
    {
        dynamic ax = Remote.Async(Held(_depot));

        Task<int> typed = ax.Add(1, 2);
        Task<object?> untyped = ax.Add(3, 4);
        ValueTask<long> widened = ax.Add(5, 6);
        Task plain = ax.Add(7, 8);
        await plain;

        Assert.That((await typed, await untyped, await widened), Is.EqualTo((3, (object)7, 11L)));
    }

    [Test]
    public void A_promise_that_is_used_as_its_value_is_waited_for()
    {
        dynamic ax = Remote.Async(Held(_depot));

        int sum = ax.Add(1, 2);
        var names = new List<string>();
        foreach (var line in ax.Orders[1].Lines)
            names.Add((string)line.Name);

        Assert.That(sum, Is.EqualTo(3));
        Assert.That(names, Is.EqualTo(new[] { "bolt", "nut" }));
        if (ax.IsOpen)
            return;
        Assert.Fail("A promise of true is true.");
    }

    [Test]
    public async Task A_promise_is_an_argument_of_another_call()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var before = Holder.Statistics.RoundTrips;

        int result = await ax.Add(ax.Add(1, 2), ax.Add(3, 4));

        Assert.That(result, Is.EqualTo(10));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public async Task A_promise_in_a_tuple_is_replaced_by_its_value()
    {
        dynamic ax = Remote.Async(Held(_depot));

        string text = await ax.Describe((ax.Add(1, 2), "x"));

        Assert.That(text, Is.EqualTo("(3, x)"));
    }

    [Test]
    public void A_promise_may_be_an_argument_of_a_transparent_call()
    {
        dynamic x = Held(_depot);
        dynamic promise = Remote.Async(x).Add(1, 2);

        Assert.That((int)x.Add(promise, 4), Is.EqualTo(7));
    }

    [Test]
    public async Task A_failing_step_breaks_what_depends_on_it_and_nothing_else()
    {
        dynamic ax = Remote.Async(Held(_depot));

        dynamic broken = ax.Fail("first");
        dynamic dependent = broken.Name.Length;
        dynamic argument = ax.Add(broken, 1);
        dynamic independent = ax.Add(1, 1);

        Assert.That((int)await independent, Is.EqualTo(2));
        Assert.That(async () => await dependent, Throws.TypeOf<FormatException>().With.Message.EqualTo("first"));
        Assert.That(async () => await argument, Throws.TypeOf<FormatException>().With.Message.EqualTo("first"));
        Assert.That(async () => await broken, Throws.TypeOf<FormatException>().With.Property("Data").ContainKey("DynRemote.FailedStep"));
        Assert.That(_depot.Log, Is.EqualTo(new[] { "Fail", "Add" }), "what depends on a failure is not executed");
        Assert.That(async () => await Holder.FlushAsync(), Throws.Nothing, "each failure has been seen");
    }

    [Test]
    public async Task Failures_that_nobody_awaits_come_out_at_the_flush_once()
    {
        dynamic ax = Remote.Async(Held(_depot));

        ax.Fail("a statement");
        _ = ax.Fail("a promise that is dropped");
        ax.Add(1, 1);

        var failure = (await Assert.ThrowsAsync<AggregateException>(Holder.FlushAsync))!;
        Assert.That(failure.InnerExceptions.Select(inner => inner.Message), Is.EquivalentTo(new[] { "a statement", "a promise that is dropped" }));
        await Holder.FlushAsync();
    }

    [Test]
    public async Task A_statement_keeps_nothing_at_the_owner()
    {
        dynamic ax = Remote.Async(Held(_depot));

        for (var i = 0; i < 5_000; i++)
            ax.Add(i, 1);
        await Holder.FlushAsync();

        Assert.That(_depot.Log, Has.Count.EqualTo(5_000));
        Assert.That(() => (Owner.Statistics.RequestsRunning, Owner.Statistics.Answers), Is.EqualTo((0, 0)).After(10_000, 20));
    }

    [Test]
    public async Task Steps_start_in_the_order_in_which_they_were_made()
    {
        dynamic ax = Remote.Async(Held(_depot));

        for (var i = 0; i < 500; i++)
        {
            ax.Note(i);
            if (i % 100 == 0)
                await ax.Note(-1);
        }
        await Holder.FlushAsync();

        Assert.That(_depot.Notes.Where(note => note >= 0), Is.EqualTo(Enumerable.Range(0, 500)));
    }

    [Test]
    public void A_transparent_call_does_not_overtake_the_steps_before_it()
    {
        dynamic x = Held(_depot);
        dynamic ax = Remote.Async(x);

        for (var i = 0; i < 50; i++)
        {
            ax.Note(2 * i);
            x.Note((2 * i) + 1);
        }

        Assert.That(_depot.Notes, Is.EqualTo(Enumerable.Range(0, 100)));
    }

    [Test]
    public async Task A_task_at_the_owner_is_what_it_will_be_and_holds_nobody_up()
    {
        dynamic ax = Remote.Async(Held(_depot));

        dynamic later = ax.LaterAsync();
        dynamic length = later.Length;
        int meanwhile = await ax.Add(1, 1);
        await ax.Release("done");

        Assert.That(meanwhile, Is.EqualTo(2));
        Assert.That((string)await later, Is.EqualTo("done"));
        Assert.That((int)await length, Is.EqualTo(4));
    }

    [Test]
    public async Task A_step_may_call_back_while_its_caller_waits()
    {
        dynamic ax = Remote.Async(Held(_depot));

        int result = await ax.Call((Func<int, int>)(n => n * 2), 21);
        int blocking = ax.Call((Func<int, int>)(n => n * 3), 21);

        Assert.That((result, blocking), Is.EqualTo((42, 63)));
    }

    [Test]
    public async Task A_callback_may_use_the_async_view_and_wait_for_it()
    {
        dynamic x = Held(_depot);
        dynamic ax = Remote.Async(x);

        int transparent = x.Call((Func<int, int>)(n => (int)ax.Add(n, 1)), 41);
        int result = await ax.Call((Func<int, int>)(n => x.Add(n, 1)), 41);

        Assert.That((transparent, result), Is.EqualTo((42, 42)));
    }

    [Test]
    public async Task Sets_are_sent_and_seen_by_what_comes_behind()
    {
        dynamic ax = Remote.Async(Held(_depot));

        ax.Title = "new";
        ax.Orders[0].Total = 99;
        ax.Counter += 5;
        ax.Numbers[1] = 7;

        Assert.That((string)await ax.Title, Is.EqualTo("new"));
        Assert.That((int)await ax.Orders[0].Total, Is.EqualTo(99));
        Assert.That((int)await ax.Counter, Is.EqualTo(5));
        Assert.That((int)await ax.Numbers[1], Is.EqualTo(7));
    }

    [Test]
    public async Task Await_using_disposes_at_the_owner()
    {
        dynamic ax = Remote.Async(Held(_depot));

        await using (ax.Open())
            Assert.That((bool)await ax.IsDisposed, Is.False);

        Assert.That(_depot.IsDisposed, Is.True);
    }

    [Test]
    public async Task My_own_object_comes_home_as_itself()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var mine = new Slot();

        Assert.That((object)await ax.Return(mine), Is.SameAs(mine));
    }

    [Test]
    public async Task Calls_on_my_own_object_through_its_promise_and_directly_keep_their_order()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            using var mine = new Depot();
            var number = 0;
            dynamic promise = ax.Return(mine);
            Pipeline(random.Next(4));
            Task<object?> arrival = promise;
            Pipeline(random.Next(4));
            if (random.Next(2) == 0)
                await Task.Yield();
            Pipeline(random.Next(3));
            dynamic direct = (await arrival)!;
            Assert.That((object)direct, Is.SameAs(mine));
            direct.Note(number++);
            Pipeline(random.Next(2));
            direct.Note(number++);
            await Holder.FlushAsync();

            Assert.That(mine.Notes, Is.EqualTo(Enumerable.Range(0, number)), $"round {round}");

            void Pipeline(int count)
            {
                for (var i = 0; i < count; i++)
                    promise.Note(number++);
            }
        }
    }

    [Test]
    public async Task What_fails_on_my_own_object_comes_out_at_the_flush_as_well()
    {
        dynamic ax = Remote.Async(Held(_depot));
        using var mine = new Depot();
        dynamic promise = ax.Return(mine);
        await promise;

        promise.Fail("here");

        var failure = (await Assert.ThrowsAsync<AggregateException>(Holder.FlushAsync))!;
        Assert.That(failure.InnerExceptions.Single().Message, Is.EqualTo("here"));
    }

    [Test]
    public async Task A_task_that_is_made_in_a_batch_may_be_awaited_in_it()
    {
        dynamic ax = Remote.Async(Held(_depot));

        using (Holder.Batch())
        {
            Task<int> sum = ax.Add(1, 2);
            Assert.That(await sum, Is.EqualTo(3));
        }
    }

    [Test]
    public async Task The_same_object_is_the_same_proxy()
    {
        dynamic x = Held(_depot);
        dynamic ax = Remote.Async(x);

        Assert.That((object)await ax.Return(ax.Orders[0]), Is.SameAs((object)x.Orders[0]));
        Assert.That((object)await ax, Is.SameAs((object)x));
    }

    [Test]
    public async Task A_batch_leaves_as_one_message_and_comes_back_as_one()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var before = Holder.Statistics;

        dynamic first, second;
        using (Holder.Batch())
        {
            first = ax.Add(1, 2);
            ax.Note(1);
            second = ax.Orders[0].Total;
        }
        Assert.That((int)await first + (int)await second, Is.EqualTo(13));

        var after = Holder.Statistics;
        Assert.That(after.RoundTrips - before.RoundTrips, Is.EqualTo(1));
        Assert.That(after.MessagesReceived - before.MessagesReceived, Is.EqualTo(1));
        Assert.That(_depot.Notes, Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task A_call_that_waits_inside_a_batch_sends_what_is_there()
    {
        dynamic x = Held(_depot);
        dynamic ax = Remote.Async(x);

        using (Holder.Batch())
        {
            ax.Note(1);
            x.Note(2);
            ax.Note(3);
            Assert.That((int)await ax.Add(1, 1), Is.EqualTo(2));
        }

        Assert.That(_depot.Notes, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void Promises_are_broken_when_the_connection_ends()
    {
        dynamic ax = Remote.Async(Held(_depot));
        dynamic never = ax.LaterAsync();
        Task<object?> waiting = never;

        Owner.Close();

        Assert.That(async () => await waiting, Throws.TypeOf<ConnectionLostException>());
        Assert.That(async () => await ax.Add(1, 1), Throws.TypeOf<ConnectionLostException>());
    }

    [Test]
    public void A_missing_member_is_the_error_it_is_locally()
    {
        dynamic ax = Remote.Async(Held(_depot));

        Assert.That(
            async () => await ax.Absent, Throws.TypeOf<Microsoft.CSharp.RuntimeBinder.RuntimeBinderException>().With.Message.Contains("does not contain a definition for 'Absent'"));
    }

    [Test]
    public void What_was_awaited_or_collected_leaves_no_answer_behind()
    {
        // In methods that have returned: a frame that runs may hold what it no longer needs.
        AwaitChains(Remote.Async(Held(_depot)));
        UseAndForget(Remote.Async(Held(_depot)));

        Assert.That(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Owner.Statistics.Answers;
        }, Is.Zero.After(10_000, 20));
    }

    private static void AwaitChains(dynamic ax)
    {
        AwaitAll().GetAwaiter().GetResult();

        async Task AwaitAll()
        {
            for (var i = 0; i < 20; i++)
                await ax.Orders[0].Lines.Count;
        }
    }

    private static void UseAndForget(dynamic ax)
    {
        dynamic unused = ax.Orders;
        unused = unused[1];
    }
}
