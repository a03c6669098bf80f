using System.Net;
using System.Net.Sockets;
using System.Text;
using DynRemote.Transport;

namespace DynRemote.Tests.Faults;

/// <summary>Peers that send whatever they like: they get error replies or lose their connection, and the next client is served.</summary>
internal sealed class HostilePeerTests
{
    private LogLines _log = null!;
    private RemoteHost _host = null!;

    [SetUp]
    public void Listen()
    {
        _log = new LogLines();
        var options = new RemoteOptions { Logger = _log, Limits = new RemoteLimits { HandshakeTimeout = TimeSpan.FromMilliseconds(500) } };
        _host = RemoteHost.Listen("tcp://127.0.0.1:0", new Service(), options);
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    private static IEnumerable<TestCaseData> Strangers()
    {
        yield return new TestCaseData(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: here\r\n\r\n"), "HTTP").SetArgDisplayNames("HTTP");
        yield return new TestCaseData(new byte[] { 0x16, 3, 1, 2, 0, 1, 0, 1, 0xFC, 3, 3 }, "TLS").SetArgDisplayNames("TLS");
        var noise = new byte[1000];
        new Random(1).NextBytes(noise);
        yield return new TestCaseData(noise, "not a DynRemote peer").SetArgDisplayNames("noise");
        yield return new TestCaseData("DynRmt\x01\n"u8.ToArray().Concat(new byte[] { 0xFF, 0xFF, 0xFF, 0x7F }).ToArray(), "limit").SetArgDisplayNames("a huge length");
        yield return new TestCaseData("DynRmt\x01\n"u8.ToArray().Concat(new byte[] { 1, 0, 0, 0x80 }).ToArray(), "frame").SetArgDisplayNames("a negative length");
        yield return new TestCaseData("DynRmt\x63\n"u8.ToArray(), "version").SetArgDisplayNames("another version");
        yield return new TestCaseData("DynR"u8.ToArray(), "hello").SetArgDisplayNames("half a preamble and silence");
        yield return new TestCaseData(Array.Empty<byte>(), "hello").SetArgDisplayNames("silence");
    }

    [TestCaseSource(nameof(Strangers))]
    public void A_stranger_is_turned_away_with_a_log_line_and_the_next_client_is_served(byte[] bytes, string reason) => Limited.Run(() =>
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(new IPEndPoint(IPAddress.Loopback, new Uri(_host.Endpoint).Port));
        socket.Send(bytes);

        Limited.Until(() => _log.Lines.Any(line => line.Contains(reason, StringComparison.Ordinal)), $"a log line tells of '{reason}': {string.Join('|', _log.Lines)}");
        ServeTheNext();
        Limited.Until(() => _host.Connections.Count == 0, "its connection is forgotten");
    });

    private static readonly object?[] Hello = [1, "DynRemote", 1, 1_000_000, 64, 1_000_000, 1_000_000, Array.Empty<object?>(), null];

    private static IEnumerable<TestCaseData> Messages()
    {
        yield return Case("a request before the hello", [[2 | (1 << 8) | (1 << 16), 1, 0, "Add"]], isFatal: true);
        yield return Case("two hellos", [Hello, Hello], isFatal: true);
        yield return Case("an empty message", [Hello, []], isFatal: true);
        yield return Case("an unknown kind", [Hello, [99]], isFatal: true);
        yield return Case("a text for a header", [Hello, ["2"]], isFatal: true);
        yield return Case("an unknown operation", [Hello, [2 | (200 << 8), 1, 1]], isFatal: false);
        yield return Case("half a pattern of a copy", [Hello, [2 | (40 << 8), 1, 1, "x"]], isFatal: false);
        yield return Case("a pattern of a copy that is none", [Hello, [2 | (40 << 8), 1, 1, "x", 5]], isFatal: false);
        yield return Case("a part of what is no stream", [Hello, [2 | (27 << 8), 1, 1, 5]], isFatal: false);
        yield return Case("a late part of what is no stream", [Hello, [2 | (44 << 8), 1, 1, -5, "no token"]], isFatal: false);
        yield return Case("an asynchronous walk of what is no sequence", [Hello, [2 | (42 << 8), 1, 1]], isFatal: false);
        yield return Case("a next part of what is no cursor", [Hello, [2 | (43 << 8), 1, 1]], isFatal: false);
        yield return Case("a replacement without elements", [Hello, [2 | (26 << 8), 1, 1, -7]], isFatal: false);
        yield return Case("an unknown object", [Hello, [2 | (1 << 8) | (1 << 16), 1, 4711, "Add"]], isFatal: false);
        yield return Case("a negative object", [Hello, [2 | (1 << 8) | (1 << 16), 1, -1, "Add"]], isFatal: false);
        yield return Case("a forged reference as an argument", [Hello, [2 | (3 << 8) | (1 << 16), 1, 1, "Echo", new object?[] { 2, 4711 }]], isFatal: false);
        yield return Case("a type never described", [Hello, [2 | (3 << 8) | (1 << 16), 1, 1, "Echo", new object?[] { 1, 5, 77 }]], isFatal: false);
        yield return Case("an interface that there is not", [Hello, [2 | (3 << 8) | (1 << 16), 1, 1, new object?[] { 99, "Echo" }, "x"]], isFatal: false);
        yield return Case("an interface for what has none", [Hello, [2 | (2 << 8) | (1 << 16), 1, 1, new object?[] { 1, "" }]], isFatal: false);
        yield return Case("an interface with a negative number", [Hello, [2 | (3 << 8) | (1 << 16), 1, 1, new object?[] { -1, "Echo" }, "x"]], isFatal: true);
        yield return Case("an interface without a member", [Hello, [2 | (3 << 8) | (1 << 16), 1, 1, new object?[] { 1 }, "x"]], isFatal: true);
        yield return Case("a shape with an interface that is no name", [Hello, [2 | (3 << 8) | (1 << 16), 1, 1, "Echo", new object?[] { 1, 5, new object?[] { 1, "T", 0, 7 } }]], isFatal: false);
        yield return Case("a shape with an interface of an unknown form", [Hello, [2 | (3 << 8) | (1 << 16), 1, 1, "Echo", new object?[] { 1, 5, new object?[] { 1, "T", 0, new object?[] { 9, "I" } } }]], isFatal: false);
        yield return Case("a shape with thousands of interfaces", [Hello, [2 | (3 << 8) | (1 << 16), 1, 1, "Echo", new object?[] { 1, 5, (object?[])[1, "T", 0, .. Enumerable.Repeat<object?>("System.IDisposable", 20_000)] }]], isFatal: false);
        yield return Case("a static type that the argument is not of", [Hello, [2 | (3 << 8) | (1 << 16) | (1 << 20), 1, 1, "Echo", new object?[] { 0, 0, "System.Int32" }, "x"]], isFatal: false);
        yield return Case("a static type that there is not", [Hello, [2 | (3 << 8) | (1 << 16) | (1 << 20), 1, 1, "Echo", new object?[] { 0, 0, "System.Nothing" }, "x"]], isFatal: false);
        yield return Case("a static type of no argument", [Hello, [2 | (3 << 8) | (1 << 16) | (1 << 20), 1, 1, "Echo", new object?[] { 0, 5, "System.Object" }, "x"]], isFatal: false);
        yield return Case("a static type without a name", [Hello, [2 | (3 << 8) | (1 << 16) | (1 << 20), 1, 1, "Echo", new object?[] { 0, 0, 7 }, "x"]], isFatal: false);
        yield return Case("half a static type", [Hello, [2 | (3 << 8) | (1 << 16) | (1 << 20), 1, 1, "Echo", new object?[] { 0, 0 }, "x"]], isFatal: true);
        yield return Case("a release of an unknown object", [Hello, [5, 4711, 1]], isFatal: true);
        yield return Case("a negative release", [Hello, [5, 1, -1]], isFatal: true);
        yield return Case("too large a release", [Hello, [5, 1, 1000]], isFatal: true);
        yield return Case("half a release", [Hello, [5, 1]], isFatal: true);
        yield return Case("a reply that nobody asked for", [Hello, [3, 12, "x"]], isFatal: false);
        yield return Case("a fault that nobody asked for", [Hello, [4, 12, Array.Empty<object?>()]], isFatal: false);
        yield return Case("a malformed value", [Hello, [2 | (3 << 8) | (1 << 16), 1, 1, "Echo", new object?[] { 8, "x" }]], isFatal: false);
        yield return Case("a chain that there is not", [Hello, [2 | (3 << 8) | (1 << 16) | (1 << 17), 1, 1, "Echo", long.MinValue, "x"]], isFatal: false);

        // A step that calls Echo, with answer 1, and what goes with it.
        object?[] step = [7 | (3 << 8) | (1 << 16), 1, 1, "Echo", "x"];
        yield return Case("a step before the hello", [step], isFatal: true);
        yield return Case("a pull of an answer that there is not", [Hello, [8, 1]], isFatal: false);
        yield return Case("a pull of an answer that was dropped", [Hello, step, [9, 1], [8, 1]], isFatal: false);
        yield return Case("a step on an answer that there is not", [Hello, [7 | (1 << 8) | (1 << 16), 1, new object?[] { new object?[] { 13, 4711 } }, "Length"], [8, 1]], isFatal: false);
        yield return Case("a step whose target is two values", [Hello, [7 | (1 << 8) | (1 << 16), 1, new object?[] { 1, 2 }, "Length"]], isFatal: true);
        yield return Case("a step on an unknown object", [Hello, [7 | (1 << 8) | (1 << 16), 1, 4711, "Length"], [8, 1]], isFatal: false);
        yield return Case("a step that waits for itself", [Hello, [7 | (3 << 8) | (1 << 16), 1, 1, "Echo", new object?[] { 13, 1 }], [9, 1]], isFatal: false);
        yield return Case("an answer that is there twice", [Hello, step, step], isFatal: true);
        yield return Case("an answer that there is not in a request", [Hello, [2 | (3 << 8) | (1 << 16), 1, 1, "Echo", new object?[] { 13, 4711 }]], isFatal: false);
        yield return Case("a text for the number of an answer", [Hello, [8, "1"]], isFatal: true);
        yield return Case("a drop of what there is not", [Hello, [9, 1, 2, -3]], isFatal: false);
        yield return Case("a batch in a batch", [Hello, [10, new object?[] { 10, step }]], isFatal: true);
        yield return Case("a hello in a batch", [Hello, [10, Hello]], isFatal: true);
        yield return Case("a request in a batch", [Hello, [10, new object?[] { 2 | (3 << 8) | (1 << 16), 1, 1, "Echo", "x" }]], isFatal: true);
        yield return Case("a number in a batch", [Hello, [10, 5]], isFatal: true);
        yield return Case("an empty batch", [Hello, [10]], isFatal: false);

        static TestCaseData Case(string name, object?[][] messages, bool isFatal) => new TestCaseData(messages, isFatal).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Messages))]
    public void A_bad_message_costs_an_error_reply_or_its_own_connection(object?[][] messages, bool isFatal) => Limited.Run(() =>
    {
        using var raw = Connect();
        foreach (var message in messages)
            raw.Send(message);
        // Where the connection lives on, this is answered.
        if (!isFatal)
            raw.Send([2 | (3 << 8) | (1 << 16), 1000, 1, "Echo", "still there"]);
        raw.Flush();

        var answered = false;
        while (!answered && Receive(raw) is { } answer)
        {
            if (answer[0] is 4)
                Assert.That(answer[1], Is.EqualTo(1), "the fault answers the bad request");
            answered = answer[0] is 3 && answer[1] is 1000;
        }

        Assert.That(answered, Is.Not.EqualTo(isFatal));
        ServeTheNext();
    });

    [Test]
    public void Random_messages_never_end_more_than_their_own_connection() => Limited.Run(() =>
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            using var raw = Connect();
            try
            {
                raw.Send(Hello);
                for (var i = 0; i < 20; i++)
                {
                    raw.Send(seed % 3 == 0 ? Garbage(random, 0) : Request(random, i + 1));
                    raw.Flush();
                }
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // It has been thrown out.
            }
        }
        ServeTheNext();
    });

    private static object?[] SomeException => [11, new object?[] { new object?[] { "System.FormatException" }, "m", null, null, 0, null, null, null, null }];

    [Test]
    public void Too_many_exceptions_of_one_task_and_what_no_variable_asked_for_fail_the_call() => Limited.Run(() =>
    {
        Assert.That(Ending(null, [.. Enumerable.Repeat<object?>(SomeException, 161)]), Is.TypeOf<RemoteProtocolException>().With.Message.Contains("161"));
        Assert.That(Ending([1, 5], null), Is.TypeOf<RemoteProtocolException>().With.Message.Contains("argument 1"));
        Assert.That(Ending([-1, 5], null), Is.TypeOf<RemoteProtocolException>());
        Assert.That(Ending([0, 5], [SomeException]), Is.TypeOf<FormatException>());

        static Exception Ending(object?[]? writtenBack, object?[]? further)
        {
            var (first, second) = MessageChannel.CreatePair();
            using var connection = RemoteConnection.Open(first);
            var peer = Limited.Start(() =>
            {
                second.Send([1, "DynRemote", 1, 1_000_000, 64, 1_000_000, 1_000_000, Array.Empty<object?>(), new object?[] { 1, 1, new object?[] { 1, "Thing", 0 } }]);
                while (second.Receive() is { } message)
                {
                    if (message[0] is int header && (header & 0xFF) == 2)
                        second.Send([4, message[1], SomeException, writtenBack, further]);
                }
            });
            try
            {
                var n = 1;
                return Assert.Catch(() => connection.Root.Any(ref n, 2))!;
            }
            finally
            {
                second.Dispose();
                Limited.Wait(peer);
            }
        }
    });

    [Test]
    public void Garbage_for_an_answer_fails_the_call_and_never_hangs_it() => Limited.Run(() =>
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var (first, second) = MessageChannel.CreatePair();
            using var connection = RemoteConnection.Open(first);
            var peer = Limited.Start(() =>
            {
                second.Send([1, "DynRemote", 1, 1_000_000, 64, 1_000_000, 1_000_000, Array.Empty<object?>(), new object?[] { 1, 1, new object?[] { 1, "Thing", 0xFFFF } }]);
                while (second.Receive() is { } message)
                {
                    if (message[0] is int header && (header & 0xFF) == 2)
                        second.Send(random.Next(4) switch
                        {
                            0 => [3, message[1], Garbage(random, 1)],
                            1 => [4, message[1], Garbage(random, 1)],
                            2 => [4, message[1], SomeException, Garbage(random, 1), Garbage(random, 1)],
                            _ => [4, message[1], SomeException, new object?[] { random.Next(-1, 2), Garbage(random, 1) }, new object?[] { SomeException, Garbage(random, 1) }],
                        });
                }
            });
            try
            {
                for (var i = 0; i < 5; i++)
                    Limited.Wait(Limited.Start(() => Call(connection)), Limited.NoticeLimit);
            }
            finally
            {
                second.Dispose();
            }
            Limited.Wait(peer);
        }

        static void Call(RemoteConnection connection)
        {
            try
            {
                var n = 1;
                connection.Root.Any(ref n);
            }
            catch (Exception exception) when (exception is not AssertionException)
            {
                // Whatever it is, it came.
            }
        }
    });

    [Test]
    public void A_client_learns_that_what_listens_is_no_host() => Limited.Run(() =>
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var serving = Limited.Start(() =>
        {
            using var accepted = listener.Accept();
            accepted.Send("HTTP/1.1 400 Bad Request\r\n\r\n"u8);
            accepted.Receive(new byte[100]);
        });

        Assert.That(
            () => RemoteClient.Connect($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}"),
            Throws.TypeOf<RemoteProtocolException>().With.Message.Contains("HTTP"));
        Limited.Wait(serving);
    });

    [Test]
    public void A_client_gives_up_on_a_host_that_never_says_hello() => Limited.Run(() =>
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var options = new RemoteOptions { Limits = new RemoteLimits { HandshakeTimeout = TimeSpan.FromMilliseconds(300) } };

        Assert.That(
            () => RemoteClient.Connect($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}", null, options),
            Throws.TypeOf<ConnectionLostException>().With.Message.Contains("hello"));
    });

    [Test]
    public void A_client_learns_that_nothing_listens() => Limited.Run(() =>
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        Assert.That(
            () => RemoteClient.Connect($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}"),
            Throws.TypeOf<ConnectionLostException>().With.Message.Contains("No connection"));
    });

    private DynRemote.Transport.Tcp.TcpMessageChannel Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(new IPEndPoint(IPAddress.Loopback, new Uri(_host.Endpoint).Port));
        return new DynRemote.Transport.Tcp.TcpMessageChannel(socket);
    }

    private void ServeTheNext()
    {
        using var client = RemoteClient.Connect(_host.Endpoint);
        Assert.That((string)client.Root.Echo("fine"), Is.EqualTo("fine"));
    }

    private static object?[]? Receive(DynRemote.Transport.Tcp.TcpMessageChannel raw)
    {
        try
        {
            return raw.Receive();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static object?[] Request(Random random, int id) =>
    [
        2 | (random.Next(0, 30) << 8) | (random.Next(0, 64) << 16), id, random.Next(-1, 4), "Echo", .. Garbage(random, 0),
    ];

    private static object?[] Garbage(Random random, int depth)
    {
        var array = new object?[random.Next(0, 6)];
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = random.Next(0, depth > 5 ? 8 : 11) switch
            {
                0 => null,
                1 => random.Next(0, 14),
                2 => random.Next(),
                3 => random.NextInt64(),
                4 => random.NextDouble(),
                5 => random.Next(2) == 0,
                6 => new[] { "", "Echo", "System.Int32", "System.Exception", "List`1" }[random.Next(5)],
                7 => Bytes(random),
                _ => Garbage(random, depth + 1),
            };
        }
        if (array.Length > 0 && random.Next(2) == 0)
            array[0] = random.Next(0, 14);
        return array;
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(0, 20)];
        random.NextBytes(bytes);
        return bytes;
    }

    internal sealed class Service
    {
        public object? Echo(object? value) => value;
    }
}
