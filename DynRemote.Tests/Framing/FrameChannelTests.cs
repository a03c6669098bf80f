using System.Collections.Concurrent;
using DynRemote.Tests.Bson;
using DynRemote.Tests.Faults;
using DynRemote.Transport;

namespace DynRemote.Tests.Framing;

[TestFixture]
public class FrameChannelTests
{
    [Test]
    [NonParallelizable]
    public void Asynchronous_functions_need_no_free_thread_of_the_pool()
    {
        var forth = System.Threading.Channels.Channel.CreateUnbounded<byte[]>();
        var back = System.Threading.Channels.Channel.CreateUnbounded<byte[]>();
        using var owner = RemoteConnection.Open(
            FrameChannel.FromFunctions(async frame => await back.Writer.WriteAsync(frame), async () => await forth.Reader.ReadAsync()), new List<int> { 1 });
        using var asker = RemoteConnection.Open(
            FrameChannel.FromFunctions(async frame => await forth.Writer.WriteAsync(frame), async () => await back.Reader.ReadAsync()));
        dynamic root = Limited.Run(() => asker.Root);
        using var blockers = new BlockedPool();

        for (var i = 0; i < 20; i++)
            Assert.That(Limited.Run(() => (int)root.Count), Is.EqualTo(1));
    }

    [Test]
    [CancelAfter(10_000)]
    public void Two_queues_of_bytes_make_a_channel(CancellationToken cancellationToken)
    {
        using var forth = new BlockingCollection<byte[]>();
        using var back = new BlockingCollection<byte[]>();
        using var first = FrameChannel.FromFunctions(frame => forth.Add(frame), () => back.Take(cancellationToken));
        using var second = FrameChannel.FromFunctions(frame => back.Add(frame), () => forth.Take(cancellationToken));

        first.Send([1, "Add", 2.5]);
        BsonCodec.AssertSame(second.Receive(), new object?[] { 1, "Add", 2.5 });
        second.Send([null, true]);
        BsonCodec.AssertSame(first.Receive(), new object?[] { null, true });

        Assert.That(first.BytesSent, Is.Positive.And.EqualTo(second.BytesReceived));
        Assert.That(second.BytesSent, Is.Positive.And.EqualTo(first.BytesReceived));
    }

    [Test]
    [CancelAfter(10_000)]
    public async Task Two_asynchronous_queues_of_bytes_make_a_channel(CancellationToken cancellationToken)
    {
        var queue = System.Threading.Channels.Channel.CreateUnbounded<byte[]>();
        using var channel = FrameChannel.FromFunctions(
            async frame => await queue.Writer.WriteAsync(frame, cancellationToken),
            async () => (byte[]?)await queue.Reader.ReadAsync(cancellationToken));

        var arrival = ((IWaitableChannel)channel).WaitToReceiveAsync();
        Assert.That(arrival.IsCompleted, Is.False);
        channel.Send([1, 2L]);
        await arrival.WaitAsync(cancellationToken);

        BsonCodec.AssertSame(channel.Receive(), new object?[] { 1, 2L });
    }

    [Test]
    public void A_broken_frame_is_a_protocol_error()
    {
        using var channel = FrameChannel.FromFunctions(_ => { }, () => [5, 0, 0, 0, 1]);

        Assert.That(channel.Receive, Throws.TypeOf<RemoteProtocolException>());
    }

    [Test]
    public void The_first_frame_has_a_smaller_limit()
    {
        var limits = new RemoteLimits { MaxHandshakeBytes = 50 };
        var frames = new Queue<byte[]>([BsonCodec.Encode([1]), BsonCodec.Encode([new byte[60]]), BsonCodec.Encode([new byte[60]])]);
        using var late = FrameChannel.FromFunctions(_ => { }, frames.Dequeue, limits: limits);

        Assert.That(late.Receive(), Is.Not.Null);
        Assert.That(late.Receive(), Is.Not.Null);
        using var early = FrameChannel.FromFunctions(_ => { }, frames.Dequeue, limits: limits);
        Assert.That(early.Receive, Throws.TypeOf<RemoteProtocolException>());
    }

    [Test]
    public void The_end_is_null_and_close_is_called_once()
    {
        var closed = 0;
        var channel = FrameChannel.FromFunctions(_ => { }, () => (byte[]?)null, () => closed++);

        Assert.That(channel.Receive(), Is.Null);
        channel.Dispose();
        channel.Dispose();

        Assert.That(closed, Is.EqualTo(1));
        Assert.That(() => channel.Send([1]), Throws.InstanceOf<ObjectDisposedException>());
    }
}
