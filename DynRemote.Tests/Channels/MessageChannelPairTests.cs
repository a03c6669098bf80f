namespace DynRemote.Tests.Channels;

[TestFixture]
public class MessageChannelPairTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Test]
    public void Messages_go_both_ways_in_order()
    {
        var (first, second) = MessageChannel.CreatePair();
        for (var number = 0; number < 100; number++)
        {
            first.Send([number]);
            second.Send([-number]);
        }
        for (var number = 0; number < 100; number++)
        {
            Assert.That(second.ReceiveSoon(), Is.EqualTo(new object?[] { number }));
            Assert.That(first.ReceiveSoon(), Is.EqualTo(new object?[] { -number }));
        }
    }

    [Test]
    public void What_was_sent_before_the_end_is_received()
    {
        var (first, second) = MessageChannel.CreatePair();
        first.Send([1]);
        first.Dispose();
        first.Dispose();

        Assert.That(second.ReceiveSoon(), Is.EqualTo(new object?[] { 1 }));
        Assert.That(second.ReceiveSoon(), Is.Null);
        Assert.That(second.ReceiveSoon(), Is.Null);
        Assert.That(first.ReceiveSoon(), Is.Null);
        Assert.That(() => first.Send([2]), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => second.Send([2]), Throws.InstanceOf<IOException>());
    }

    [Test]
    public async Task A_sender_waits_for_a_receiver_that_is_behind()
    {
        var (first, second) = MessageChannel.CreatePair();
        var sent = 0;
        var sending = Task.Factory.StartNew(
            () =>
            {
                for (var number = 0; number < 5_000; number++)
                {
                    first.Send([number]);
                    Volatile.Write(ref sent, number + 1);
                }
            },
            TaskCreationOptions.LongRunning);
        Assert.That(SpinWait.SpinUntil(() => Volatile.Read(ref sent) == 1024, Limit), Is.True);

        for (var number = 0; number < 5_000; number++)
        {
            Assert.That(second.ReceiveSoon(), Is.EqualTo(new object?[] { number }));
            Assert.That(Volatile.Read(ref sent), Is.LessThanOrEqualTo(number + 1 + 1024));
        }
        await sending.WaitAsync(Limit);
    }

    [Test]
    public async Task Disposing_an_end_releases_both_receivers([Values] bool disposeFirst)
    {
        var (first, second) = MessageChannel.CreatePair();
        var receiving = new[] { first, second }.Select(end => Task.Factory.StartNew(end.Receive, TaskCreationOptions.LongRunning)).ToArray();

        (disposeFirst ? first : second).Dispose();

        Assert.That(await Task.WhenAll(receiving).WaitAsync(Limit), Is.All.Null);
    }

    [Test]
    public async Task Disposing_an_end_releases_a_blocked_sender([Values] bool disposeSender)
    {
        var (first, second) = MessageChannel.CreatePair();
        for (var number = 0; number < 1024; number++)
            first.Send([number]);
        var sending = Task.Factory.StartNew(() => first.Send([1024]), TaskCreationOptions.LongRunning);

        (disposeSender ? first : second).Dispose();

        if (disposeSender)
            Assert.That(async () => await sending.WaitAsync(Limit), Throws.InstanceOf<ObjectDisposedException>());
        else
            Assert.That(async () => await sending.WaitAsync(Limit), Throws.InstanceOf<IOException>());
    }

    [Test]
    public async Task An_end_can_be_waited_on_without_a_thread()
    {
        var (first, second) = MessageChannel.CreatePair();
        var waitable = (IWaitableChannel)second;

        var arrival = waitable.WaitToReceiveAsync();
        Assert.That(arrival.IsCompleted, Is.False);
        first.Send([1]);
        await arrival.WaitAsync(Limit);
        Assert.That(waitable.WaitToReceiveAsync().IsCompleted, Is.True);
        second.ReceiveSoon();

        var end = waitable.WaitToReceiveAsync();
        Assert.That(end.IsCompleted, Is.False);
        first.Dispose();
        await end.WaitAsync(Limit);
    }
}
