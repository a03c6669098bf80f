using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>What is done in a batch leaves as one message and comes back as one.</summary>
public sealed class BatchTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Depot _depot = null!;

    [SetUp]
    public void Fill()
    {
        _depot = new Depot();
        // The handshake is no part of what a batch costs.
        Holder.GetNames();
        Owner.GetNames();
    }

    [TearDown]
    public void Close() => _depot.Dispose();

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

        Assert.That(Cost(before), Is.EqualTo((1, 1, 1)));
        Assert.That(_depot.Notes, Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void A_batch_of_statements_leaves_as_one_message_and_comes_back_as_one()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var before = Holder.Statistics;

        using (Holder.Batch())
        {
            for (var i = 0; i < 1000; i++)
                ax.Note(i);
            Remote.Send(() => ax.Note(1000));
        }

        Assert.That(() => Cost(before), Is.EqualTo((1, 1, 1)).After(10_000, 10));
        Assert.That(_depot.Notes, Is.EqualTo(Enumerable.Range(0, 1001)));
    }

    [Test]
    public void An_empty_batch_costs_nothing()
    {
        var before = Holder.Statistics;
        using (Holder.Batch())
        using (Holder.Batch())
        {
        }
        Assert.That(Cost(before), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task A_batch_inside_of_a_batch_is_part_of_it()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var before = Holder.Statistics;

        dynamic sum;
        using (Holder.Batch())
        {
            ax.Note(1);
            using (Holder.Batch())
                ax.Note(2);
            sum = ax.Add(1, 2);
        }

        Assert.That((int)await sum, Is.EqualTo(3));
        Assert.That(Cost(before), Is.EqualTo((1, 1, 1)));
        Assert.That(_depot.Notes, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task A_batch_does_not_hold_back_what_others_send()
    {
        dynamic x = Held(_depot);
        dynamic ax = Remote.Async(x);

        using (Holder.Batch())
        {
            ax.Note(3);
            var other = Elsewhere(() =>
            {
                ax.Note(1);
                x.Note(2);
                return Holder.FlushAsync();
            });
            await other.WaitAsync(Limit);
            Assert.That(_depot.Notes, Is.EqualTo(new[] { 1, 2 }));
        }
        await Holder.FlushAsync();

        Assert.That(_depot.Notes, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public async Task What_somebody_else_needs_of_a_batch_leaves_for_it()
    {
        dynamic ax = Remote.Async(Held(_depot));

        using (Holder.Batch())
        {
            dynamic order = ax.Orders[0];
            Assert.That(await Elsewhere(async () => (int)await order.Total).WaitAsync(Limit), Is.EqualTo(10), "as the target of another's step");
            dynamic sum = ax.Add(1, 2);
            Assert.That(await Elsewhere(async () => (int)await ax.Add(sum, 1)).WaitAsync(Limit), Is.EqualTo(4), "as an argument");
            dynamic last = ax.Add(5, 5);
            Assert.That(await Elsewhere(async () => (int)await last).WaitAsync(Limit), Is.EqualTo(10), "as what another awaits");
        }
    }

    [Test]
    public void What_was_done_before_an_exception_in_a_batch_leaves_all_the_same()
    {
        dynamic ax = Remote.Async(Held(_depot));

        Assert.That(() =>
        {
            using (Holder.Batch())
            {
                ax.Note(1);
                throw new InvalidOperationException("in between");
            }
        }, Throws.InvalidOperationException.With.Message.EqualTo("in between"));
        ax.Note(2);

        Assert.That(() => _depot.Notes.ToArray(), Is.EqualTo(new[] { 1, 2 }).After(10_000, 10));
    }

    [Test]
    public async Task A_batch_goes_with_the_code_across_an_await()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var before = Holder.Statistics;
        dynamic sum;
        using (Holder.Batch())
        {
            ax.Note(1);
            await Task.Yield();
            ax.Note(2);
            sum = ax.Add(1, 2);
        }

        Assert.That((int)await sum, Is.EqualTo(3));
        Assert.That(Cost(before), Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task A_batch_that_has_grown_too_large_leaves_in_parts()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var text = new string('x', 1024 * 1024);
        var before = Holder.Statistics;

        using (Holder.Batch())
        {
            for (var i = 0; i < 10; i++)
                ax.Title = text + i;
            Assert.That(Holder.Statistics.MessagesSent - before.MessagesSent, Is.EqualTo(2), "it holds no more than 4 MiB");
        }

        Assert.That((string)await ax.Title, Is.EqualTo(text + 9));
    }

    [Test]
    public async Task A_failure_in_a_batch_breaks_what_depends_on_it_and_nothing_else()
    {
        dynamic ax = Remote.Async(Held(_depot));
        dynamic broken, dependent, fine;
        using (Holder.Batch())
        {
            broken = ax.Fail("in a batch");
            dependent = broken.Length;
            fine = ax.Add(1, 1);
            ax.Fail("of a statement");
        }

        Assert.That((int)await fine, Is.EqualTo(2));
        Assert.That(async () => await dependent, Throws.TypeOf<FormatException>().With.Message.EqualTo("in a batch"));
        Assert.That((await Assert.ThrowsAsync<AggregateException>(Holder.FlushAsync))!.InnerExceptions.Select(inner => inner.Message), Is.EqualTo(new[] { "of a statement" }));
    }

    [Test]
    public void A_batch_that_is_open_when_the_connection_ends_breaks_its_promises()
    {
        dynamic ax = Remote.Async(Held(_depot));
        dynamic sum;
        using (Holder.Batch())
        {
            sum = ax.Add(1, 2);
            Owner.Close();
            Assert.That(async () => await Holder.Completion.WaitAsync(Limit), Throws.Nothing);
        }

        Assert.That(async () => await sum, Throws.TypeOf<ConnectionLostException>());
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

    // Other code, which knows nothing of the batch of this one.
    private static Task<T> Elsewhere<T>(Func<Task<T>> code)
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(code);
    }

    private static Task Elsewhere(Func<Task> code)
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(code);
    }

    private (long Sent, long Received, long RoundTrips) Cost(RemoteStatistics before)
    {
        var after = Holder.Statistics;
        return (after.MessagesSent - before.MessagesSent, after.MessagesReceived - before.MessagesReceived, after.RoundTrips - before.RoundTrips);
    }
}
