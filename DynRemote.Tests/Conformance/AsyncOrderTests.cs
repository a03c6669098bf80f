using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>Steps start in the order in which they were made, also across the views, and a task, a callback or a lost connection holds up nobody else.</summary>
public sealed class AsyncOrderTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Depot _depot = null!;

    [SetUp]
    public void Fill() => _depot = new Depot();

    [TearDown]
    public void Close() => _depot.Dispose();

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
    public async Task A_transparent_call_behind_steps_gives_what_it_gives_without_them()
    {
        dynamic x = Held(_depot);
        dynamic ax = Remote.Async(x);
        List<int> numbers = [];

        ax.Note(1);
        dynamic task = x.LaterAsync();
        ax.Note(2);
        foreach (int number in x.Numbers)
            numbers.Add(number);
        ax.Note(3);
        Assert.That(() => x.Fail("bad"), Throws.TypeOf<FormatException>().With.Message.EqualTo("bad"));
        ax.Note(4);
        var awaited = (Task<string>)x.LaterAsync();
        await ax.Release("done");

        Assert.That((string)await task, Is.EqualTo("done"));
        Assert.That(await awaited, Is.EqualTo("done"));
        Assert.That(numbers, Is.EqualTo(_depot.Numbers));
        await Holder.FlushAsync();
        Assert.That(_depot.Notes, Is.EqualTo(new[] { 1, 2, 3, 4 }));
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
    public async Task The_same_object_is_the_same_proxy()
    {
        dynamic x = Held(_depot);
        dynamic ax = Remote.Async(x);

        Assert.That((object)await ax.Return(ax.Orders[0]), Is.SameAs((object)x.Orders[0]));
        Assert.That((object)await ax, Is.SameAs((object)x));
    }
}
