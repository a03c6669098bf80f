using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance;

/// <summary>Calls that nobody awaits, by the hundred thousand: all of them arrive, in order, and nothing of them stays.</summary>
public sealed class ManyStepsTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    protected override RemoteOptions OwnerOptions => new() { Limits = new RemoteLimits { MaxCallsInFlight = 8_000 } };

    [Test]
    public async Task A_hundred_thousand_calls_leave_nothing() => await CallMany(100_000);

    [Test]
    [Explicit("Takes a minute on a busy machine.")]
    public async Task A_million_calls_leave_nothing() => await CallMany(1_000_000);

    [Test]
    public async Task A_slow_owner_delays_its_callers_and_nothing_is_dropped()
    {
        var tally = new Tally();
        dynamic ax = Remote.Async(Held(tally));
        var most = 0;
        tally.Block();
        var calling = Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
                ax.Count(i);
        });
        // It cannot come to its end as long as the owner does not.
        Assert.That(() => Owner.Statistics.RequestsRunning, Is.GreaterThan(1_000).After(10_000, 10));
        most = Owner.Statistics.RequestsRunning;
        Assert.That(calling.IsCompleted, Is.False);
        tally.Unblock();
        await calling.WaitAsync(Limit);
        await Holder.FlushAsync().WaitAsync(Limit);

        Assert.That(most, Is.LessThan(2_000));
        Assert.That((tally.Calls, tally.IsInOrder), Is.EqualTo((20_000, true)));
    }

    [Test]
    public async Task Tasks_that_do_not_end_delay_their_callers_and_nothing_is_dropped()
    {
        var tally = new Tally();
        dynamic ax = Remote.Async(Held(tally));
        var calling = Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
                ax.CountLater(i);
        });
        Assert.That(() => Owner.Statistics.RequestsRunning, Is.GreaterThanOrEqualTo(2_000).After(10_000, 10));
        tally.End();
        await calling.WaitAsync(Limit);
        await Holder.FlushAsync().WaitAsync(Limit);

        Assert.That(tally.Calls, Is.EqualTo(20_000));
    }

    [Test]
    public async Task Several_threads_call_at_the_same_time_each_in_its_order()
    {
        var tallies = Enumerable.Range(0, 4).Select(_ => new Tally()).ToList();
        var callers = tallies.Select(tally =>
        {
            dynamic ax = Remote.Async(Held(tally));
            return Task.Run(async () =>
            {
                for (var i = 0; i < 5_000; i++)
                {
                    if (i % 1_000 == 999)
                        await ax.Count(i);
                    else
                        ax.Count(i);
                }
            });
        }).ToList();
        await Task.WhenAll(callers).WaitAsync(Limit);
        await Holder.FlushAsync().WaitAsync(Limit);

        Assert.That(tallies.Select(tally => (tally.Calls, tally.IsInOrder)), Is.All.EqualTo((5_000, true)));
        Assert.That(() => (Owner.Statistics.RequestsRunning, Owner.Statistics.Answers), Is.EqualTo((0, 0)).After(10_000, 10));
    }

    private async Task CallMany(int calls)
    {
        var tally = new Tally();
        dynamic ax = Remote.Async(Held(tally));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;

        for (var i = 0; i < calls; i++)
        {
            ax.Count(i);
            if (i % 20_000 == 19_999)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        await Holder.FlushAsync();

        Assert.That((tally.Calls, tally.IsInOrder), Is.EqualTo((calls, true)));
        Assert.That(most, Is.LessThan(16 * 1024 * 1024), "bytes while they are under way");
        Assert.That(() => (Owner.Statistics.RequestsRunning, Owner.Statistics.Answers, Holder.Statistics.CallsWaiting), Is.EqualTo((0, 0, 0)).After(10_000, 10));
    }

    /// <summary>Counts calls, and whether they come in order.</summary>
    public sealed class Tally
    {
        private volatile TaskCompletionSource? _blocked;
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _calls;

        internal int Calls => Volatile.Read(ref _calls);

        internal bool IsInOrder { get; private set; } = true;

        internal void Block() => _blocked = new TaskCompletionSource();

        internal void Unblock() => _blocked!.SetResult();

        internal void End() => _end.SetResult();

        public void Count(int number)
        {
            _blocked?.Task.Wait();
            IsInOrder &= number == _calls;
            Interlocked.Increment(ref _calls);
        }

        public async Task CountLater(int number)
        {
            await _end.Task;
            Interlocked.Increment(ref _calls);
        }
    }
}
