using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>Asynchronous sequences, walked by either side at the consumer's pace.</summary>
public sealed class AsyncSequenceTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private AsyncProducer _producer = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldAProducer() => _x = Held(_producer = new AsyncProducer());

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_consumer_that_stops_early_ends_the_producer_which_has_not_run_far_ahead(bool yields)
    {
        var seen = new List<int>();

        await foreach (var number in ((IAsyncEnumerable<int>)_x.Endless(yields)).ConfigureAwait(false))
        {
            seen.Add(number);
            if (seen.Count == 10)
                break;
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range(0, 10)));
        Assert.That(_producer.Ended.IsCompleted, Is.True, "the enumerator is disposed when the loop has been left");
        Assert.That(_producer.Produced, Is.InRange(10, 20));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_owner_that_stops_early_ends_our_producer(bool yields)
    {
        var mine = new AsyncProducer();

        Assert.That((int)await _x.TakeAsync(mine.Endless(yields), 5), Is.EqualTo(10));

        await mine.Ended.WaitAsync(Limit);
        Assert.That(mine.Produced, Is.InRange(5, 10));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Many_elements_come_in_few_round_trips(bool yields)
    {
        var before = Holder.Statistics.RoundTrips;
        var sequence = (IAsyncEnumerable<int>)_x.Endless(yields);
        var sum = 0L;

        await foreach (var number in sequence)
        {
            sum += number;
            if (number == 9_999)
                break;
        }

        Assert.That(sum, Is.EqualTo(9_999L * 5_000));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.LessThan(yields ? 1_000 : 40));
    }

    [Test]
    public async Task What_is_there_comes_though_the_next_element_waits_for_its_consumer()
    {
        var asked = System.Threading.Channels.Channel.CreateUnbounded<int>();
        var seen = new List<int>();
        asked.Writer.TryWrite(0);

        await foreach (var number in (IAsyncEnumerable<int>)_x.Echo(asked.Reader.ReadAllAsync()))
        {
            seen.Add(number);
            if (number == 200)
                break;
            asked.Writer.TryWrite(number + 1);
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range(0, 201)));
    }

    [Test]
    public async Task An_exception_comes_after_what_was_produced_before_it()
    {
        var seen = new List<string>();

        var error = await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await foreach (var text in (IAsyncEnumerable<string>)_x.FailingAfter(5))
                seen.Add(text);
        });

        Assert.That(error!.Message, Is.EqualTo("no more"));
        Assert.That(seen, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Elements_that_are_objects_are_references()
    {
        var values = new List<int>();

        await foreach (var slot in (IAsyncEnumerable<dynamic>)_x.Slots(4))
            values.Add((int)slot.Value);

        Assert.That(values, Is.EqualTo(new[] { 0, 1, 2, 3 }));
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task A_token_of_the_consumer_ends_a_producer_that_waits(int count)
    {
        using var source = new CancellationTokenSource();
        var walk = Walk();
        await _producer.Asked.Task.WaitAsync(Limit);

        await source.CancelAsync();

        Assert.That(async () => await walk.WaitAsync(Limit), Throws.InstanceOf<OperationCanceledException>());
        await _producer.Ended.WaitAsync(Limit);

        async Task Walk()
        {
            await foreach (var number in ((IAsyncEnumerable<int>)_x.OneAndThenNone(count)).WithCancellation(source.Token))
            {
            }
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task A_consumer_that_stops_does_not_wait_for_a_producer_that_waits(int count)
    {
        await foreach (var number in (IAsyncEnumerable<int>)_x.OneAndThenNone(count))
        {
            if (number == count - 1)
                break;
        }

        await _producer.Ended.WaitAsync(Limit);
        Assert.That((int)_x.Produced, Is.Zero);
    }

    [Test]
    public async Task Our_token_ends_what_the_owner_makes_of_our_producer()
    {
        using var source = new CancellationTokenSource();
        var mine = new AsyncProducer();

        Task<string> walk = _x.WalkAsync(mine.OneAndThenNone(1), source.Token);
        await _producer.Asked.Task.WaitAsync(Limit);
        await source.CancelAsync();

        Assert.That(await walk.WaitAsync(Limit), Is.EqualTo("canceled"));
        await mine.Ended.WaitAsync(Limit);
    }

    [Test]
    public async Task A_walk_that_is_under_way_ends_with_the_connection()
    {
        var walk = Task.Run(async () =>
        {
            await foreach (var number in (IAsyncEnumerable<int>)_x.OneAndThenNone(1))
            {
            }
        });
        await _producer.Asked.Task.WaitAsync(Limit);

        Holder.Close();

        Assert.That(async () => await walk.WaitAsync(Limit), Throws.TypeOf<ConnectionLostException>());
        await _producer.Ended.WaitAsync(Limit);
    }

    [Test]
    public async Task A_sequence_comes_home_as_itself()
    {
        var slot = new Slot();
        dynamic x = Held(slot);
        slot.Value = _producer.Endless(true);

        IAsyncEnumerable<int> held = x.Value;
        x.Value = new Slot { Value = held };

        Assert.That((object)((dynamic)slot.Value!).Value, Is.InstanceOf<IAsyncEnumerable<int>>());
        await foreach (var number in held)
            break;
    }
}
