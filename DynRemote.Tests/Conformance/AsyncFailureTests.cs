using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>Failures of steps: what depends on them is broken, nothing else is, and none of them vanishes.</summary>
public sealed class AsyncFailureTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Depot _depot = null!;

    [SetUp]
    public void Fill() => _depot = new Depot();

    [TearDown]
    public void Close() => _depot.Dispose();

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
    public async Task Of_many_failures_a_hundred_are_told_and_the_others_counted()
    {
        dynamic ax = Remote.Async(Held(_depot));
        for (var i = 0; i < 130; i++)
            ax.Fail($"number {i}");

        var told = (await Assert.ThrowsAsync<AggregateException>(Holder.FlushAsync))!;

        Assert.That(told.InnerExceptions.OfType<FormatException>().Select(inner => inner.Message), Is.EqualTo(Enumerable.Range(0, 100).Select(i => $"number {i}")));
        Assert.That(told.InnerExceptions[^1].Message, Does.StartWith("30 more steps failed"));
        Assert.That(told.Message, Does.Contain("30 more steps failed"));
    }

    [Test]
    public async Task A_failure_that_is_seen_later_is_not_counted()
    {
        dynamic ax = Remote.Async(Held(_depot));
        for (var i = 0; i < 105; i++)
            ax.Fail($"number {i}");
        dynamic later = ax.Fail("seen");
        dynamic dependent = later.Length;
        Assert.That(async () => await dependent, Throws.TypeOf<FormatException>().With.Message.EqualTo("seen"));

        var told = (await Assert.ThrowsAsync<AggregateException>(Holder.FlushAsync))!;

        Assert.That(told.InnerExceptions[^1].Message, Does.StartWith("5 more steps failed"));
    }

    [Test]
    public async Task A_flush_does_not_wait_for_what_is_sent_after_it()
    {
        dynamic ax = Remote.Async(Held(_depot));
        ax.Note(1);

        var flush = Holder.FlushAsync();
        dynamic later = ax.LaterAsync();
        Task<object?> waiting = later;
        await flush.WaitAsync(Limit);
        ax.Release("done");

        Assert.That(await waiting, Is.EqualTo("done"));
    }

    [Test]
    public async Task A_flush_in_a_callback_waits_for_what_the_callback_has_sent_and_not_for_the_step_that_called_it()
    {
        dynamic ax = Remote.Async(Held(_depot));
        object? seen = null;
        Action callback = () =>
        {
            ax.Add(1, 1);
            ax.Add(2, 2);
            Assert.That(Holder.FlushAsync().Wait(Limit), "the step that calls back does not end before the callback does");
            seen = _depot.Log.ToArray();
        };

        ax.Do(callback);
        await ax.Do(callback);
        await Holder.FlushAsync();

        Assert.That(seen, Is.EqualTo(new[] { "Do", "Add", "Add", "Do", "Add", "Add" }));
    }

    [Test]
    public async Task A_flush_in_a_callback_does_not_wait_for_the_steps_that_the_callbacks_below_it_belong_to()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var flushed = 0;
        Action inner = () =>
        {
            ax.Add(1, 1);
            Assert.That(Holder.FlushAsync().Wait(Limit));
            flushed++;
        };
        Action outer = () =>
        {
            ax.Do(inner);
            Assert.That(Holder.FlushAsync().Wait(Limit));
            flushed++;
        };

        await ax.Do(outer);

        Assert.That(flushed, Is.EqualTo(2));
        Assert.That(_depot.Log, Is.EqualTo(new[] { "Do", "Do", "Add" }));
    }

    [Test]
    public async Task A_flush_in_a_callback_tells_the_failures_of_what_the_callback_has_sent()
    {
        dynamic ax = Remote.Async(Held(_depot));
        Action callback = () =>
        {
            ax.Fail("in the callback");
            Holder.FlushAsync().Wait(Limit);
        };

        var failure = (await Assert.ThrowsAsync<AggregateException>(async () => await ax.Do(callback)))!;

        Assert.That(failure.Flatten().InnerExceptions.Single().Message, Is.EqualTo("in the callback"));
        Assert.That(async () => await Holder.FlushAsync(), Throws.Nothing, "it has been told");
    }

    [Test]
    public void An_argument_by_reference_is_refused_for_a_promise_cannot_change_it()
    {
        dynamic ax = Remote.Async(Held(_depot));
        var number = 1;

        Assert.That(() => ax.Add(ref number, 2), Throws.TypeOf<RemoteException>().With.Message.Contains("ref or out"));
    }
}
