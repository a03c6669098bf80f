using System.Runtime.CompilerServices;

namespace DynRemote.Tests.Tcp;

/// <summary>What a connection learns makes messages shorter, and what is there together leaves together.</summary>
public sealed class PacketsAndBytesTests
{
    private CountingChannel _channel = null!;
    private RemoteConnection _owner = null!;
    private RemoteConnection _holder = null!;

    [SetUp]
    public void Connect()
    {
        var (first, second) = LoopbackPair.Create();
        _channel = new CountingChannel(new Transport.Tcp.TcpMessageChannel(second));
        _owner = RemoteConnection.Open(new Transport.Tcp.TcpMessageChannel(first), new Store());
        _holder = RemoteConnection.Open(_channel);
        _ = _holder.Root;
    }

    [TearDown]
    public void Disconnect()
    {
        _holder.Close();
        _owner.Close();
        _channel.Dispose();
    }

    [Test]
    public void A_name_that_is_sent_often_is_a_number()
    {
        dynamic x = _holder.Root;
        var name = nameof(Store.CountTheThingsThatAreInStore);
        List<long> bytes = [];
        for (var i = 0; i < 4; i++)
        {
            var before = _holder.Statistics.BytesSent;
            x.CountTheThingsThatAreInStore();
            bytes.Add(_holder.Statistics.BytesSent - before);
        }

        Assert.That(bytes[1], Is.GreaterThan(bytes[0]), "explains the number");
        Assert.That(bytes[2], Is.EqualTo(bytes[0] - name.Length - 1), "a text with its length and end, and an int in its place");
        Assert.That(bytes[3], Is.EqualTo(bytes[2]));
    }

    [Test]
    public void A_type_is_explained_once()
    {
        dynamic x = _holder.Root;
        var first = Received(() => x.Make());
        var second = Received(() => x.Make());

        Assert.That(first - second, Is.GreaterThan(typeof(Item).ToString().Length));
    }

    [Test]
    public void What_is_sent_at_once_leaves_in_one_write()
    {
        dynamic ax = Remote.Async(_holder.Root);
        var writes = _channel.Writes;

        // Fewer than what leaves by itself, and together with the question for the last of them.
        dynamic last = ax;
        for (var i = 0; i < 20; i++)
            last = ax.Make();
        ((Task<object?>)last).Wait();

        Assert.That(_channel.Writes - writes, Is.LessThan(10), "20 steps, and the questions for 20 answers");
    }

    [Test]
    public void References_are_given_back_on_the_way_of_something_else()
    {
        TakeMany(_holder.Root);
        var before = (Messages: _holder.Statistics.MessagesSent, _channel.Writes);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.That(() => _owner.Statistics.Exports, Is.EqualTo(1).After(10_000, 1));

        Assert.That(_holder.Statistics.MessagesSent - before.Messages, Is.LessThan(50), "for a hundred of them, however slowly they are collected");
    }

    [Test]
    public void A_call_that_nobody_waits_for_takes_the_next_write()
    {
        dynamic x = _holder.Root;
        var writes = _channel.Writes;

        using (_holder.Batch())
        {
            for (var i = 0; i < 100; i++)
                Remote.Send(() => x.Make());
            Assert.That((int)x.CountTheThingsThatAreInStore(), Is.EqualTo(100));
        }

        Assert.That(_channel.Writes - writes, Is.EqualTo(1));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TakeMany(dynamic x)
    {
        for (var i = 0; i < 100; i++)
            x.Make();
    }

    private long Received(Action code)
    {
        var before = _holder.Statistics.BytesReceived;
        code();
        return _holder.Statistics.BytesReceived - before;
    }

    /// <summary>Makes things.</summary>
    public sealed class Store
    {
        private int _made;

        public int CountTheThingsThatAreInStore() => _made;

        public Item Make()
        {
            _made++;
            return new Item();
        }
    }

    /// <summary>One of them.</summary>
    public sealed class Item;

    /// <summary>A channel that counts how often what was given to it is written.</summary>
    private sealed class CountingChannel(IMessageChannel channel) : IMessageChannel
    {
        private int _unwritten;

        public int Writes { get; private set; }

        public long BytesSent => channel.BytesSent;

        public long BytesReceived => channel.BytesReceived;

        public void Send(object?[] message)
        {
            _unwritten++;
            channel.Send(message);
        }

        public void Flush()
        {
            if (_unwritten > 0)
                Writes++;
            _unwritten = 0;
            channel.Flush();
        }

        public object?[]? Receive() => channel.Receive();

        public void Dispose() => channel.Dispose();
    }
}
