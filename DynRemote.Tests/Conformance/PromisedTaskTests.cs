using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance;

/// <summary>Round trips of promises that were made tasks: what nobody waited between is one, however long it took to make them.</summary>
public sealed class PromisedTaskTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Clock _clock = null!;
    private dynamic _later = null!;

    [SetUp]
    public void HoldAClock() => _later = Remote.Async(Held(_clock = new Clock()));

    [Test]
    public async Task Tasks_that_nobody_waited_between_are_one_round_trip_though_the_first_had_ended_before_the_second_was_made()
    {
        var before = Holder.Statistics.RoundTrips;

        Task<int> hour = _later.Hour;
        SpinWait.SpinUntil(() => hour.IsCompleted, Limit);
        Task<int> minute = _later.Minute;
        var both = await Task.WhenAll(hour, minute);

        Assert.That(both, Is.EqualTo(new[] { 7, 30 }));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Tasks_that_are_awaited_one_after_the_other_are_two()
    {
        var before = Holder.Statistics.RoundTrips;
        Task<int> first = _later.Struck;
        var second = SecondAfter(first);

        _clock.Strike(1);
        var sum = await second;

        Assert.That(sum, Is.EqualTo(31));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(2));

        async Task<int> SecondAfter(Task<int> first)
        {
            var struck = await first;
            Task<int> minute = _later.Minute;
            return struck + await minute;
        }
    }

    [Test]
    public async Task A_call_that_was_waited_for_lies_between_tasks()
    {
        dynamic x = Held(_clock);
        var before = Holder.Statistics.RoundTrips;

        Task<int> hour = _later.Hour;
        SpinWait.SpinUntil(() => hour.IsCompleted, Limit);
        int minute = x.Minute;
        Task<int> again = _later.Minute;

        Assert.That((await hour, minute, await again), Is.EqualTo((7, 30, 30)));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(3));
    }

    [Test]
    public async Task A_task_and_an_awaited_promise_are_one_where_the_promise_was_made_before_anybody_waited()
    {
        var before = Holder.Statistics.RoundTrips;

        Task<int> hour = _later.Hour;
        SpinWait.SpinUntil(() => hour.IsCompleted, Limit);
        int minute = await _later.Minute;

        Assert.That((await hour, minute), Is.EqualTo((7, 30)));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_looks_at_the_count_or_sets_a_budget_draws_a_line()
    {
        var before = Holder.Statistics.RoundTrips;

        Task<int> hour = _later.Hour;
        SpinWait.SpinUntil(() => hour.IsCompleted, Limit);
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
        Task<int> minute = _later.Minute;
        SpinWait.SpinUntil(() => minute.IsCompleted, Limit);
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(2));
        using (Remote.Budget(Holder, roundTrips: 1))
        {
            Assert.That((int)await _later.Hour, Is.EqualTo(7));
            Assert.That(async () => await _later.Minute, Throws.TypeOf<RemoteBudgetException>());
        }
        Assert.That(await hour + await minute, Is.EqualTo(37));
    }

    public sealed class Clock
    {
        private readonly TaskCompletionSource<int> _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Hour => 7;

        public int Minute => 30;

        public Task<int> Struck => _struck.Task;

        public void Strike(int times) => _struck.SetResult(times);
    }
}
