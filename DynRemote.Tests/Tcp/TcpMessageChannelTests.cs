using System.Net.Sockets;
using DynRemote.Tests.Bson;
using DynRemote.Tests.Channels;
using DynRemote.Transport.Framing;
using DynRemote.Transport.Tcp;

namespace DynRemote.Tests.Tcp;

[TestFixture]
public class TcpMessageChannelTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private Socket _raw = null!;
    private Socket _socket = null!;
    private TcpMessageChannel _channel = null!;

    [SetUp]
    public void Connect()
    {
        (_raw, _socket) = LoopbackPair.Create();
        _raw.ReceiveTimeout = _raw.SendTimeout = (int)Limit.TotalMilliseconds;
        _channel = new TcpMessageChannel(_socket);
    }

    [TearDown]
    public void Disconnect()
    {
        _channel.Dispose();
        _raw.Dispose();
    }

    [Test]
    public void Messages_go_both_ways_and_are_counted()
    {
        using var peer = new TcpMessageChannel(_raw);

        Send(_channel, [1, "Add", 2.5]);
        BsonCodec.AssertSame(peer.ReceiveSoon(), new object?[] { 1, "Add", 2.5 });
        Send(peer, [null]);
        BsonCodec.AssertSame(_channel.ReceiveSoon(), new object?[] { null });

        Assert.That(_channel.BytesSent, Is.Positive.And.EqualTo(peer.BytesReceived));
        Assert.That(_channel.BytesReceived, Is.Positive.And.EqualTo(peer.BytesSent));
    }

    [Test]
    public async Task Large_messages_go_both_ways_at_once()
    {
        using var peer = new TcpMessageChannel(_raw);
        var bytes = new byte[10_000_000];
        new Random(1).NextBytes(bytes);
        object?[] message = [bytes, 1];

        // The first message of a connection is the handshake, which is never large.
        Send(_channel, [0]);
        Send(peer, [0]);
        Assert.That(_channel.ReceiveSoon(), Is.Not.Null);
        Assert.That(peer.ReceiveSoon(), Is.Not.Null);
        var sending = new[] { _channel, peer }.Select(end => Run(() => Send(end, message))).ToArray();
        var receiving = new[] { _channel, peer }.Select(end => Task.Factory.StartNew(end.Receive, TaskCreationOptions.LongRunning)).ToArray();
        await Task.WhenAll(sending).WaitAsync(Limit);
        var received = await Task.WhenAll(receiving).WaitAsync(Limit);

        Assert.That(received.Select(one => ((byte[])one![0]!).AsSpan().SequenceEqual(bytes)), Is.All.True);
    }

    [Test]
    public async Task A_frame_that_is_split_byte_by_byte_is_received()
    {
        object?[] message = [1, "name", new object?[] { 2 }];
        var receiving = Task.Factory.StartNew(_channel.Receive, TaskCreationOptions.LongRunning);
        _raw.NoDelay = true;
        foreach (var one in (byte[])[.. Preamble.Bytes, .. BsonCodec.Encode(message)])
            _raw.Send([one]);

        BsonCodec.AssertSame(await receiving.WaitAsync(Limit), message);
    }

    [Test]
    public void Two_frames_in_one_packet_are_received()
    {
        _raw.Send([.. Preamble.Bytes, .. BsonCodec.Encode([1]), .. BsonCodec.Encode([2])]);

        BsonCodec.AssertSame(_channel.ReceiveSoon(), new object?[] { 1 });
        Assert.That(_channel.WaitToReceiveAsync().IsCompleted, Is.True);
        BsonCodec.AssertSame(_channel.ReceiveSoon(), new object?[] { 2 });
    }

    [Test]
    public void The_peers_orderly_end_is_null()
    {
        _raw.Send([.. Preamble.Bytes, .. BsonCodec.Encode([1])]);
        _raw.Shutdown(SocketShutdown.Send);

        Assert.That(_channel.ReceiveSoon(), Is.Not.Null);
        Assert.That(_channel.ReceiveSoon(), Is.Null);
        Assert.That(_channel.ReceiveSoon(), Is.Null);
    }

    [Test]
    public void An_end_within_a_frame_is_an_error()
    {
        _raw.Send([.. Preamble.Bytes, .. BsonCodec.Encode([1])[..^1]]);
        _raw.Shutdown(SocketShutdown.Send);

        Assert.That(_channel.ReceiveSoon, Throws.InstanceOf<EndOfStreamException>());
    }

    [Test]
    public void A_reset_is_an_error()
    {
        _raw.LingerState = new LingerOption(enable: true, seconds: 0);
        _raw.Close();

        Assert.That(_channel.ReceiveSoon, Throws.InstanceOf<IOException>());
    }

    [Test]
    public void Another_protocol_is_named()
    {
        _raw.Send("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8);

        Assert.That(_channel.ReceiveSoon, Throws.TypeOf<RemoteProtocolException>().With.Message.Contains("HTTP"));
    }

    [Test]
    public async Task Disposal_releases_a_blocked_receive([Values] bool wasAsynchronous)
    {
        if (wasAsynchronous)
        {
            var arrival = _channel.WaitToReceiveAsync();
            _raw.Send([.. Preamble.Bytes]);
            await arrival.WaitAsync(Limit);
        }
        var receiving = Task.Factory.StartNew(_channel.Receive, TaskCreationOptions.LongRunning);

        // Half a frame has been read, so the thread is back in the system call or on its way into it.
        byte[] stream = [.. Preamble.Bytes, .. BsonCodec.Encode([1])];
        _raw.Send(stream.AsSpan(wasAsynchronous ? 8 : 0, wasAsynchronous ? 5 : 13));
        Assert.That(SpinWait.SpinUntil(() => _channel.BytesReceived == 13, Limit), Is.True);
        _channel.Dispose();

        Assert.That(await receiving.WaitAsync(Limit), Is.Null);
        Assert.That(() => _channel.Send([1]), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(_channel.WaitToReceiveAsync().IsCompleted, Is.True);
    }

    [Test]
    public async Task Disposal_releases_a_blocked_send()
    {
        var sending = Run(() => Send(_channel, [new byte[60_000_000]]));

        // The first bytes are here and nobody reads the rest, so the sender is in the system call.
        Assert.That(_raw.Receive(new byte[1]), Is.EqualTo(1));
        _channel.Dispose();

        Assert.That(async () => await sending.WaitAsync(Limit), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_thread_that_is_idle_between_messages_is_released_every_time()
    {
        for (var round = 0; round < 30; round++)
        {
            var (first, second) = LoopbackPair.Create();
            using var peer = new TcpMessageChannel(first);
            var channel = new TcpMessageChannel(second);
            Send(peer, [round]);
            Assert.That(channel.Receive(), Is.Not.Null);
            var receiving = Task.Factory.StartNew(channel.Receive, TaskCreationOptions.LongRunning);
            Task.Run(channel.Dispose).Wait(Limit);

            Assert.That(await receiving.WaitAsync(Limit), Is.Null);
            Assert.That(await Task.Run(peer.ReceiveSoon).WaitAsync(Limit), Is.Null);
        }
    }

    [Test]
    public async Task It_can_be_waited_on_without_a_thread_and_received_from_afterwards()
    {
        using var peer = new TcpMessageChannel(_raw);
        for (var number = 0; number < 3; number++)
        {
            var arrival = _channel.WaitToReceiveAsync();
            Assert.That(arrival.IsCompleted, Is.False);
            Send(peer, [number]);
            await arrival.WaitAsync(Limit);
            BsonCodec.AssertSame(_channel.ReceiveSoon(), new object?[] { number });
        }
        var end = _channel.WaitToReceiveAsync();
        peer.Dispose();
        await end.WaitAsync(Limit);
        Assert.That(_channel.ReceiveSoon(), Is.Null);
    }

    [Test]
    public async Task Disposal_releases_what_waits_without_a_thread()
    {
        var arrival = _channel.WaitToReceiveAsync();
        _channel.Dispose();

        await arrival.WaitAsync(Limit);
        Assert.That(_channel.ReceiveSoon(), Is.Null);
    }

    [Test]
    public void Sending_and_receiving_leave_the_socket_blocking()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("Only Linux tells.");
        using var peer = new TcpMessageChannel(_raw);
        Send(peer, [1]);
        _channel.ReceiveSoon();
        Send(_channel, [1]);
        peer.ReceiveSoon();

        Assert.That(LoopbackPair.ReallyBlocks(_socket), Is.True);
        Assert.That(_channel.WaitToReceiveAsync().IsCompleted, Is.False);
        Assert.That(LoopbackPair.ReallyBlocks(_socket), Is.False, "the check itself");
    }

    [Test]
    public async Task A_warm_message_allocates_nothing_but_itself()
    {
        using var peer = new TcpMessageChannel(_raw);
        object?[] message = [1, 2, 3, "Add", 1, 2];
        var allocated = await Task.Factory.StartNew(
            () =>
            {
                var before = 0L;
                for (var run = 0; run < 400; run++)
                {
                    if (run == 200)
                        before = GC.GetAllocatedBytesForCurrentThread();
                    Send(peer, message);
                    _channel.Receive();
                }
                return (GC.GetAllocatedBytesForCurrentThread() - before) / 200;
            },
            TaskCreationOptions.LongRunning).WaitAsync(Limit);

        Assert.That(allocated, Is.EqualTo(24 + (6 * 8)));
    }

    private static Task Run(Action action) => Task.Factory.StartNew(action, TaskCreationOptions.LongRunning);

    private static void Send(TcpMessageChannel channel, object?[] message)
    {
        channel.Send(message);
        channel.Flush();
    }
}
