using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;
using Microsoft.CSharp.RuntimeBinder;

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
        // What is not sent within a millisecond is a round trip of its own.
        Assert.That(Holder.Statistics.RoundTrips - before, Is.LessThan(5));
    }

    [Test]
    public async Task Promises_are_one_round_trip_whenever_they_have_left_if_nobody_waited_between_them()
    {
        dynamic x = Held(_depot);
        dynamic ax = Remote.Async(x);
        var before = Holder.Statistics.RoundTrips;

        dynamic first = ax.Add(1, 2);
        Assert.That(() => Owner.Statistics.Answers, Is.EqualTo(1).After(10_000, 1), "the first has left by itself");
        dynamic second = ax.Add(3, 4);

        Assert.That((int)await first + (int)await second, Is.EqualTo(10));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public void A_promise_is_an_argument_of_a_transparent_call_at_the_very_moment_when_its_value_comes()
    {
        dynamic x = Held(_depot);
        dynamic ax = Remote.Async(x);
        for (var i = 0; i < 300; i++)
        {
            dynamic promise = ax.Add(i, 1);
            Task<object?> soon = promise;
            Thread.SpinWait(i * 50);
            Assert.That((int)x.Add(promise, 4), Is.EqualTo(i + 5));
            Assert.That(soon.GetAwaiter().GetResult(), Is.EqualTo(i + 1));
        }
    }

    [Test]
    public async Task A_broken_promise_breaks_whatever_it_is_an_argument_of()
    {
        dynamic x = Held(_depot);
        dynamic ax = Remote.Async(x);
        dynamic broken = ax.Fail("once");
        Assert.That(async () => await broken, Throws.TypeOf<FormatException>());
        await Holder.FlushAsync();

        Assert.That(async () => await ax.Add(broken, 1), Throws.TypeOf<FormatException>().With.Message.EqualTo("once"));
        Assert.That(() => x.Add(broken, 1), Throws.TypeOf<FormatException>().With.Message.EqualTo("once"));
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
    public void Foreach_over_a_promise_gets_the_first_elements_in_the_round_trip_of_the_promise()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var lines = new List<object>();
        Assert.That(TripsOf(() => { foreach (object line in ax.Orders[1].Lines) lines.Add(line); }), Is.EqualTo(1));
        Assert.That(lines.Select(static line => (string)((dynamic)line).Name), Is.EqualTo(_depot.Orders[1].Lines.Select(static line => line.Name)));

        dynamic one = Remote.Async(Held(new Walked()));
        Assert.That(TripsOf(() => Assert.That(Sum(one.Few), Is.EqualTo(3))), Is.EqualTo(1));
        Assert.That(Sum(one.Numbers(100_000)), Is.EqualTo(4_999_950_000));
        Assert.That(TripsOf(() => Assert.That(Text(one.Text), Is.EqualTo("walked"))), Is.EqualTo(1));
        Assert.That(() => Sum(one.Nothing), Throws.TypeOf<NullReferenceException>());
        Assert.That(() => Sum(one.Number), Throws.TypeOf<RuntimeBinderException>().With.Message.Contains("IEnumerable"));
        Assert.That(() => Sum(one.Fails()), Throws.TypeOf<FormatException>());
        dynamic again = one.Numbers(3);
        Assert.That(Sum(again) + Sum(again), Is.EqualTo(6));

        // In a batch nothing leaves before it is waited for: a slow machine does not send the promise ahead, and so make it a round trip of its own.
        long TripsOf(Action code) => RoundTripsOf(() =>
        {
            using (Holder.Batch())
                code();
        });
    }

    [Test]
    public void Foreach_over_a_promise_that_becomes_an_object_of_this_side_walks_that_once()
    {
        dynamic ax = Remote.Async(Held(new Walked()));
        var (begun, ended) = (0, 0);
        Assert.That(Sum(ax.Echo(Mine(100_000))), Is.EqualTo(4_999_950_000));
        foreach (var number in ax.Echo(Mine(int.MaxValue)))
        {
            if (number == 3)
                break;
        }
        Assert.That((begun, ended), Is.EqualTo((2, 2)));

        IEnumerable<int> Mine(int count)
        {
            begun++;
            try
            {
                for (var i = 0; i < count; i++)
                    yield return i;
            }
            finally
            {
                ended++;
            }
        }
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
    public async Task A_promise_in_a_list_an_array_or_an_anonymous_object_is_its_value_there()
    {
        dynamic ax = Remote.Async(Held(_depot));

        Assert.That((int)await ax.Sum(new List<object> { ax.Add(1, 2), 4 }), Is.EqualTo(7));
        Assert.That((int)await ax.Sum(new[] { ax.Add(1, 2), ax.Add(3, 4) }), Is.EqualTo(10));
        Assert.That((int)await ax.Sum(new object[] { (ax.Add(1, 2), 5), ax.Add(3, 4) }), Is.EqualTo(15));
        Assert.That((int)await ax.TotalOf(new { Order = ax.Orders[1], Extra = ax.Add(1, 1) }), Is.EqualTo(22));
        Assert.That(async () => await ax.Sum(new List<object> { ax.Fail("in a list") }), Throws.TypeOf<FormatException>().With.Message.EqualTo("in a list"));
    }

    [Test]
    public async Task A_promise_is_an_index_an_operand_on_either_side_and_a_target()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var before = Holder.Statistics.RoundTrips;

        dynamic one = ax.Add(0, 1);
        dynamic total = ax.Orders[one].Total;
        dynamic results = ax.Describe((ax.Numbers[one], total + one, one + 5, 5 - one, -one, one == 1, 3 < total, total.CompareTo(one)));

        Assert.That((string)await results, Is.EqualTo("(2, 21, 6, 4, -1, True, True, 1)"));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Tasks_that_are_awaited_together_are_one_round_trip()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var before = Holder.Statistics.RoundTrips;

        // A task counts as awaited from its first line on; this one has no answer before the other is asked for, too.
        Task<string> first = ax.LaterAsync();
        Task<int> second = ax.Orders[0].Total;
        ax.Release("done");
        await Task.WhenAll(first, second);

        Assert.That((await first, await second), Is.EqualTo(("done", 10)));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public void A_promise_may_be_an_argument_of_a_transparent_call()
    {
        dynamic x = Held(_depot);
        dynamic promise = Remote.Async(x).Add(1, 2);

        Assert.That((int)x.Add(promise, 4), Is.EqualTo(7));
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
    public void A_value_is_converted_as_C_sharp_converts_it()
    {
        dynamic ax = Remote.Async(Held(_depot));

        decimal wide = ax.Orders[0].Total;
        byte narrow = (byte)ax.Orders[0].Total;
        int? maybe = ax.Nothing;

        Assert.That((wide, narrow, maybe), Is.EqualTo((10m, (byte)10, (int?)null)));
        Assert.That(() => { int number = ax.Orders[1].Lines[0].Name; }, Throws.TypeOf<RuntimeBinderException>().With.Message.EqualTo("Cannot implicitly convert type 'string' to 'int'"));
        Assert.That(() => { byte number = ax.Orders[0].Total; }, Throws.TypeOf<RuntimeBinderException>());
        Assert.That(() => { int number = ax.Nothing; }, Throws.TypeOf<RuntimeBinderException>().With.Message.StartsWith("Cannot convert null to 'int'"));
        Assert.That(async () => { Task<int> number = ax.Nothing; return await number; }, Throws.TypeOf<RuntimeBinderException>());
        Assert.That(() => checked((byte)(ax.Orders[0].Total * 100)), Throws.TypeOf<OverflowException>());
    }

    [Test]
    public void Questions_about_a_promise_are_refused()
    {
        dynamic ax = Remote.Async(Held(_depot));

        Assert.That(() => Remote.Is((object)ax.Orders, "a type"), Throws.ArgumentException.With.Message.Contains("await"));
        Assert.That(() => Remote.Copy((object)ax.Orders), Throws.ArgumentException.With.Message.Contains("await"));
        Assert.That(() => Remote.Copy<List<int>>((object)ax.Orders), Throws.ArgumentException.With.Message.Contains("await"));
        Assert.That(() => Remote.ByValue((object)ax.Orders), Throws.ArgumentException.With.Message.Contains("await"));
    }

    [Test]
    public async Task Promises_in_a_pair_become_their_values_and_break_what_they_are_in()
    {
        dynamic ax = Remote.Async(Held(_depot));

        Assert.That((string)await ax.Show(KeyValuePair.Create<string, object>("a", ax.Orders[0].Total)), Is.EqualTo("a: 10"));
        Assert.That((string)await ax.Show((1, KeyValuePair.Create<string, object>("a", ax.Orders[0].Total))), Is.EqualTo("(1, [a, 10])"));
        Assert.That(async () => await ax.Show(KeyValuePair.Create<string, object>("a", ax.Fail("no"))), Throws.Exception.With.Message.Contains("no"));
    }

    [Test]
    public async Task Promises_in_a_tuple_are_of_the_types_that_the_parameter_wants()
    {
        dynamic ax = Remote.Async(Held(_depot));

        Assert.That((string)await ax.Label((ax.Orders[0].Total, ax.Orders[1].Lines[0].Name)), Is.EqualTo("10 bolt"));
        Assert.That(async () => await ax.Label((ax.Orders[0].Total, ax.Orders[1].Total)), Throws.InstanceOf<RuntimeBinderException>());
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

    private static long Sum(dynamic numbers)
    {
        var sum = 0L;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }

    private static string Text(dynamic letters)
    {
        var text = "";
        foreach (char letter in letters)
            text += letter;
        return text;
    }

    public sealed class Walked
    {
        public string Text => "walked";

        public int[] Few { get; } = [0, 1, 2];

        public object? Nothing => null;

        public int Number => 3;

        public IEnumerable<int> Numbers(int count) => Enumerable.Range(0, count);

        public object Echo(object value) => value;

        public IEnumerable<int> Fails() => throw new FormatException("broken");
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
