using DynRemote.Tests.Conformance;
using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Plans;

/// <summary>A plan or query for which nobody waits any more does not go on at its owner, however large the owner's limits are.</summary>
public sealed class AbandonedPlanTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Source _source = null!;

    protected override RemoteOptions OwnerOptions => new()
    {
        Limits = new RemoteLimits { MaxPlanWork = long.MaxValue, MaxPlanTime = Timeout.InfiniteTimeSpan },
    };

    [SetUp]
    public void MakeASource() => _source = new Source();

    [Test]
    public async Task A_token_ends_a_query()
    {
        dynamic x = Held(_source);
        using var cancellation = new CancellationTokenSource();
        Task<int> counting = Remote.Query(() => x.Endless()).CountAsync(n => n < 0, cancellation.Token);
        await _source.Begun.WaitAsync(Limit);
        await cancellation.CancelAsync();

        Assert.That(async () => await counting, Throws.InstanceOf<OperationCanceledException>());
        await AssertEnded();
    }

    [Test]
    public async Task A_token_ends_a_query_that_all_elements_are_wanted_of()
    {
        dynamic x = Held(_source);
        using var cancellation = new CancellationTokenSource();
        var listing = Remote.Query(() => x.Endless()).Where(n => n < 0).ToListAsync(cancellation.Token);
        await _source.Begun.WaitAsync(Limit);
        await cancellation.CancelAsync();

        Assert.That(async () => await listing, Throws.InstanceOf<OperationCanceledException>());
        await AssertEnded();
    }

    [Test]
    public async Task A_token_ends_a_walk_that_waits_for_its_next_part()
    {
        dynamic x = Held(_source);
        using var cancellation = new CancellationTokenSource();
        var seen = 0;
        var walking = Task.Run(async () =>
        {
            await foreach (var n in Remote.Query(() => x.Endless()).Where(n => n < 3).WithCancellation(cancellation.Token))
                seen++;
        });
        await _source.Begun.WaitAsync(Limit);
        await cancellation.CancelAsync();

        Assert.That(async () => await walking, Throws.InstanceOf<OperationCanceledException>());
        await AssertEnded();
        Assert.That(seen, Is.LessThanOrEqualTo(3));
    }

    [Test]
    public async Task A_token_ends_a_walk_between_two_parts_however_quickly_they_come()
    {
        dynamic x = Held(_source);
        using var cancellation = new CancellationTokenSource();
        var seen = 0;

        Assert.That(Walk, Throws.InstanceOf<OperationCanceledException>());
        await AssertEnded();
        Assert.That(seen, Is.GreaterThanOrEqualTo(1));

        async Task Walk()
        {
            await foreach (var n in Remote.Query(() => x.Endless()).Select(n => n * 2).WithCancellation(cancellation.Token))
            {
                if (++seen == 1)
                    await cancellation.CancelAsync();
            }
        }
    }

    [Test]
    public async Task A_limit_on_the_wait_ends_a_plan()
    {
        dynamic x = Remote.With((object)Held(_source), TimeSpan.FromMilliseconds(300));

        Assert.That(() => Remote.Run(() => Remote.Query(() => x.Endless()).Count(n => n < 0)), Throws.TypeOf<TimeoutException>());
        await AssertEnded();
    }

    [Test]
    public async Task So_it_does_where_the_plan_went_behind_steps()
    {
        dynamic held = Held(_source);
        dynamic x = Remote.With((object)held, TimeSpan.FromMilliseconds(300));
        dynamic ax = Remote.Async(held);
        ax.Note();

        Assert.That(() => Remote.Run(() => Remote.Query(() => x.Endless()).Count(n => n < 0)), Throws.TypeOf<TimeoutException>());
        await AssertEnded();
        await Holder.FlushAsync().WaitAsync(Limit);
        Assert.That(() => Owner.Statistics.Answers, Is.Zero.After(10_000, 10));
    }

    [Test]
    public async Task The_end_of_the_connection_ends_a_plan()
    {
        dynamic x = Held(_source);
        Task<int> counting = Remote.Query(() => x.Endless()).CountAsync(n => n < 0);
        await _source.Begun.WaitAsync(Limit);
        Holder.Dispose();

        Assert.That(async () => await counting, Throws.TypeOf<ConnectionLostException>());
        await _source.Ended.WaitAsync(Limit);
    }

    private async Task AssertEnded()
    {
        await _source.Ended.WaitAsync(Limit);
        Assert.That(() => Owner.Statistics.RequestsRunning, Is.Zero.After(10_000, 10));
        dynamic x = Held(new List<int> { 1 });
        Assert.That((int)Remote.Run(() => x.Count + 1), Is.EqualTo(2), "the connection lives on");
    }

    public sealed class Source
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Begun => _begun.Task;

        internal Task Ended => _ended.Task;

        public int Notes { get; private set; }

        public void Note() => Notes++;

        public IEnumerable<int> Endless()
        {
            try
            {
                for (var n = 0; ; n = n == int.MaxValue ? 0 : n + 1)
                {
                    if (n == 1000)
                        _begun.TrySetResult();
                    yield return n;
                }
            }
            finally
            {
                _ended.TrySetResult();
            }
        }
    }
}
