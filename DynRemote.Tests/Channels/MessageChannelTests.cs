using System.Collections.Concurrent;
using DynRemote.Tests.Faults;

namespace DynRemote.Tests.Channels;

[TestFixture]
public class MessageChannelTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Test]
    [CancelAfter(10_000)]
    public void Two_queues_make_a_channel(CancellationToken cancellationToken)
    {
        using var forth = new BlockingCollection<object?[]>();
        using var back = new BlockingCollection<object?[]>();
        using var first = MessageChannel.FromFunctions(message => forth.Add(message), () => back.Take(cancellationToken));
        using var second = MessageChannel.FromFunctions(message => back.Add(message), () => forth.Take(cancellationToken));

        first.Send([1, "Add"]);
        Assert.That(second.Receive(), Is.EqualTo(new object?[] { 1, "Add" }));
        second.Send([2]);
        Assert.That(first.Receive(), Is.EqualTo(new object?[] { 2 }));
    }

    [Test]
    public void What_the_functions_throw_comes_out()
    {
        using var channel = MessageChannel.FromFunctions(_ => throw new NotSupportedException("out"), () => throw new InvalidDataException("in"));

        Assert.That(() => channel.Send([]), Throws.TypeOf<NotSupportedException>().With.Message.EqualTo("out"));
        Assert.That(channel.Receive, Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("in"));
    }

    [Test]
    public void After_disposal_nothing_is_sent_and_nothing_received()
    {
        var closed = 0;
        var channel = MessageChannel.FromFunctions(_ => Assert.Fail("sent"), () => [1], () => closed++);

        channel.Dispose();
        channel.Dispose();

        Assert.That(() => channel.Send([]), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(channel.Receive(), Is.Null);
        Assert.That(closed, Is.EqualTo(1));
    }

    [Test]
    public async Task The_close_function_releases_a_blocked_receive()
    {
        using var queue = new BlockingCollection<object?[]>();
        using var entered = new SemaphoreSlim(0);
        var channel = MessageChannel.FromFunctions(
            _ => { },
            () =>
            {
                entered.Release();
                return queue.TryTake(out var message, Timeout.Infinite) ? message : null;
            },
            queue.CompleteAdding);

        var receiving = Task.Factory.StartNew(channel.Receive, TaskCreationOptions.LongRunning);
        await entered.WaitAsync().WaitAsync(Limit);
        channel.Dispose();

        Assert.That(await receiving.WaitAsync(Limit), Is.Null);
    }

    [Test]
    public async Task Asynchronous_functions_can_be_waited_on_without_a_thread()
    {
        var queue = System.Threading.Channels.Channel.CreateUnbounded<object?[]>();
        using var channel = MessageChannel.FromFunctions(
            async message => await queue.Writer.WriteAsync(message),
            async () => (object?[]?)await queue.Reader.ReadAsync());

        var arrival = ((IWaitableChannel)channel).WaitToReceiveAsync();
        Assert.That(arrival.IsCompleted, Is.False);
        channel.Send([1]);
        await arrival.WaitAsync(Limit);
        Assert.That(channel.Receive(), Is.EqualTo(new object?[] { 1 }));

        queue.Writer.Complete(new InvalidDataException("in"));
        await ((IWaitableChannel)channel).WaitToReceiveAsync().WaitAsync(Limit);
        Assert.That(channel.Receive, Throws.InstanceOf<System.Threading.Channels.ChannelClosedException>());
    }

    [Test]
    public async Task Disposal_releases_what_waits_for_asynchronous_functions()
    {
        using var entered = new SemaphoreSlim(0);
        var channel = MessageChannel.FromFunctions(
            _ => Never(entered),
            async () =>
            {
                await Never(entered);
                return null;
            });

        var sending = Task.Factory.StartNew(() => channel.Send([]), TaskCreationOptions.LongRunning);
        var receiving = Task.Factory.StartNew(channel.Receive, TaskCreationOptions.LongRunning);
        await entered.WaitAsync().WaitAsync(Limit);
        await entered.WaitAsync().WaitAsync(Limit);
        channel.Dispose();

        Assert.That(await receiving.WaitAsync(Limit), Is.Null);
        Assert.That(async () => await sending.WaitAsync(Limit), Throws.InstanceOf<ObjectDisposedException>());

        static async Task Never(SemaphoreSlim entered)
        {
            entered.Release();
            await new TaskCompletionSource().Task;
        }
    }

    [Test]
    public void Asynchronous_functions_do_not_want_the_callers_context()
    {
        var before = SynchronizationContext.Current;
        using var channel = MessageChannel.FromFunctions(async _ => await Task.Yield(), async () =>
        {
            await Task.Yield();
            return (object?[]?)[1];
        });
        try
        {
            SynchronizationContext.SetSynchronizationContext(new NeverRuns());

            channel.Send([]);
            Assert.That(channel.Receive(), Has.Length.EqualTo(1));
            Assert.That(SynchronizationContext.Current, Is.TypeOf<NeverRuns>());
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Test]
    [NonParallelizable]
    public void Asynchronous_functions_need_no_free_thread_of_the_pool()
    {
        var forth = System.Threading.Channels.Channel.CreateUnbounded<object?[]>();
        var back = System.Threading.Channels.Channel.CreateUnbounded<object?[]>();
        using var owner = RemoteConnection.Open(
            MessageChannel.FromFunctions(async message => await back.Writer.WriteAsync(message), async () => await forth.Reader.ReadAsync()), new List<int> { 1 });
        using var asker = RemoteConnection.Open(
            MessageChannel.FromFunctions(async message => await forth.Writer.WriteAsync(message), async () => await back.Reader.ReadAsync()));
        dynamic root = Limited.Run(() => asker.Root);
        using var blockers = new BlockedPool();

        for (var i = 0; i < 20; i++)
            Assert.That(Limited.Run(() => (int)root.Count), Is.EqualTo(1));
    }

    private sealed class NeverRuns : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
