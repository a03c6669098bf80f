using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance;

/// <summary>An owner that takes few requests at a time says so, and whoever sends steps keeps to it: they are delayed, and none fails.</summary>
public sealed class FewRequestsTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    protected override RemoteOptions OwnerOptions => new() { Limits = new RemoteLimits { MaxCallsInFlight = 20 } };

    [Test]
    public async Task Statements_wait_for_room()
    {
        var list = new List<int>();
        dynamic ax = Remote.Async(Held(list));
        for (var i = 0; i < 2_000; i++)
            ax.Add(i);
        await Holder.FlushAsync().WaitAsync(Limit);

        Assert.That(list, Is.EqualTo(Enumerable.Range(0, 2_000)));
    }

    [Test]
    public async Task So_do_the_steps_of_a_batch()
    {
        var list = new List<int>();
        dynamic ax = Remote.Async(Held(list));
        using (Holder.Batch())
        {
            for (var i = 0; i < 2_000; i++)
                ax.Add(i);
        }
        await Holder.FlushAsync().WaitAsync(Limit);

        Assert.That(list, Is.EqualTo(Enumerable.Range(0, 2_000)));
    }

    [Test]
    public async Task So_do_promises()
    {
        dynamic ax = Remote.Async(Held(new Adder()));
        var sums = new List<object>();
        for (var i = 0; i < 200; i++)
            sums.Add(ax.Add(i, 1));
        for (var i = 0; i < 200; i++)
            Assert.That((int)await (dynamic)sums[i], Is.EqualTo(i + 1));
    }

    [Test]
    public async Task So_do_tasks_that_end_late()
    {
        var adder = new Adder();
        dynamic ax = Remote.Async(Held(adder));
        var calling = Task.Run(() =>
        {
            for (var i = 0; i < 50; i++)
                ax.Later();
        });
        Assert.That(() => adder.Waiting, Is.GreaterThan(0).After(10_000, 10));
        adder.End();
        await calling.WaitAsync(Limit);
        await Holder.FlushAsync().WaitAsync(Limit);

        Assert.That(adder.Waiting, Is.EqualTo(50));
    }

    public sealed class Adder
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _waiting;

        public int Waiting => Volatile.Read(ref _waiting);

        public int Add(int a, int b) => a + b;

        public Task Later()
        {
            Interlocked.Increment(ref _waiting);
            return _end.Task;
        }

        public void End() => _end.SetResult();
    }
}
