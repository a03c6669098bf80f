using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DynRemote.Tests.Channels;
using DynRemote.Transport.Endpoints;
using DynRemote.Transport.Tcp;

namespace DynRemote.Tests.Tcp;

[TestFixture]
public class TcpTransportTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [TestCase("tcp://127.0.0.1:0", "tcp://127.0.0.1:")]
    [TestCase("tcp://[::1]:0", "tcp://[::1]:")]
    [TestCase("tcp://localhost:0", "tcp://localhost:")]
    public async Task A_client_reaches_a_listener(string endpoint, string prefix)
    {
        if (endpoint.Contains("::1", StringComparison.Ordinal) && !Socket.OSSupportsIPv6)
            Assert.Ignore("No IPv6 here.");
        using var listener = Listen(endpoint);
        Assert.That(listener.Endpoint, Does.StartWith(prefix));
        Assert.That(listener.Endpoint, Does.Not.EndWith(":0"));

        var accepting = listener.AcceptAsync(CancellationToken.None);
        using var client = Connect(listener.Endpoint);
        using var server = await accepting.WaitAsync(Limit);
        client.Send([1]);
        client.Flush();

        Assert.That(server!.ReceiveSoon(), Is.EqualTo(new object?[] { 1 }));
    }

    [Test]
    public async Task Both_ends_really_block()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("Only Linux tells.");
        using var listener = new TcpTransportListener(new TcpEndpoint("127.0.0.1", 0), new RemoteLimits());
        var accepting = listener.AcceptSocketAsync(CancellationToken.None);
        using var client = TcpConnector.Connect(TcpEndpoint.Parse(new Uri(listener.Endpoint)), Limit);
        using var server = await accepting.WaitAsync(Limit);

        Assert.That(LoopbackPair.ReallyBlocks(client), Is.True);
        Assert.That(LoopbackPair.ReallyBlocks(server!), Is.True);
    }

    [Test]
    public async Task Disposing_a_listener_ends_its_accepting()
    {
        var listener = Listen("tcp://127.0.0.1:0");
        var accepting = listener.AcceptAsync(CancellationToken.None);

        listener.Dispose();

        Assert.That(await accepting.WaitAsync(Limit), Is.Null);
        Assert.That(await listener.AcceptAsync(CancellationToken.None).WaitAsync(Limit), Is.Null);
    }

    [Test]
    public void Accepting_can_be_cancelled()
    {
        using var listener = Listen("tcp://127.0.0.1:0");
        using var cancellation = new CancellationTokenSource();
        var accepting = listener.AcceptAsync(cancellation.Token);

        cancellation.Cancel();

        Assert.That(async () => await accepting.WaitAsync(Limit), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_port_that_is_taken_is_an_error_that_names_it()
    {
        using var listener = Listen("tcp://127.0.0.1:0");

        Assert.That(() => Listen(listener.Endpoint), Throws.InstanceOf<IOException>().With.Message.Contains(listener.Endpoint));
    }

    [Test]
    public void Nobody_there_is_an_error_that_names_the_endpoint()
    {
        string endpoint;
        using (var listener = Listen("tcp://127.0.0.1:0"))
            endpoint = listener.Endpoint;

        Assert.That(() => Connect(endpoint), Throws.InstanceOf<IOException>().With.Message.Contains(endpoint));
    }

    [Test]
    public void An_unknown_host_is_an_error_that_names_it() =>
        Assert.That(() => Connect("tcp://no-such-host.invalid:7007"), Throws.InstanceOf<IOException>().With.Message.Contains("no-such-host.invalid"));

    [Test]
    public void A_listener_that_does_not_answer_is_given_up()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("Other systems refuse instead of not answering.");

        // A backlog that is full drops further callers, who then wait for an answer that does not come.
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var endpoint = new TcpEndpoint("127.0.0.1", ((IPEndPoint)listener.LocalEndPoint!).Port);
        var connected = new List<Socket>();
        try
        {
            var clock = Stopwatch.StartNew();
            Assert.That(
                () =>
                {
                    for (var client = 0; client < 10; client++)
                        connected.Add(TcpConnector.Connect(endpoint, TimeSpan.FromMilliseconds(300)));
                },
                Throws.TypeOf<TimeoutException>().With.Message.Contains(endpoint.ToString()));
            Assert.That(clock.Elapsed, Is.LessThan(Limit));
        }
        finally
        {
            connected.ForEach(socket => socket.Dispose());
        }
    }

    [TestCase("tcp://127.0.0.1:1", true)]
    [TestCase("tcp://127.9.9.9:1", true)]
    [TestCase("tcp://[::1]:1", true)]
    [TestCase("tcp://LOCALHOST:1", true)]
    [TestCase("tcp://0.0.0.0:1", false)]
    [TestCase("tcp://[::]:1", false)]
    [TestCase("tcp://10.0.0.1:1", false)]
    [TestCase("tcp://example.com:1", false)]
    public void Only_loopback_is_local(string endpoint, bool isLocal)
    {
        var (transport, uri) = TransportTable.Find(endpoint);

        Assert.That(transport.IsLocal(uri), Is.EqualTo(isLocal));
    }

    [TestCase("")]
    [TestCase("tcp")]
    [TestCase("127.0.0.1:7007")]
    [TestCase("localhost:7007")]
    [TestCase("/a/socket")]
    [TestCase("smtp://127.0.0.1:7007")]
    [TestCase("tcp://")]
    [TestCase("tcp://:7007")]
    [TestCase("tcp:127.0.0.1:7007")]
    [TestCase("tcp://127.0.0.1")]
    [TestCase("tcp://127.0.0.1:-1")]
    [TestCase("tcp://127.0.0.1:65536")]
    [TestCase("tcp://127.0.0.1:port")]
    [TestCase("tcp://127.0.0.1:7007/path")]
    [TestCase("tcp://127.0.0.1:7007?query")]
    [TestCase("tcp://user@127.0.0.1:7007")]
    [TestCase("tcp://[::1:7007")]
    public void What_is_no_endpoint_is_refused_and_shown_what_one_is(string endpoint) =>
        Assert.That(() => Connect(endpoint), Throws.ArgumentException.With.Message.Contains("tcp://127.0.0.1:7007").And.Message.Contains(endpoint));

    [Test]
    public void Port_zero_is_for_listeners() => Assert.That(() => Connect("tcp://127.0.0.1:0"), Throws.ArgumentException);

    private static ITransportListener Listen(string endpoint)
    {
        var (transport, uri) = TransportTable.Find(endpoint);
        return transport.Listen(uri, new RemoteLimits());
    }

    private static IMessageChannel Connect(string endpoint)
    {
        var (transport, uri) = TransportTable.Find(endpoint);
        return transport.Connect(uri, new RemoteLimits(), Limit);
    }
}
