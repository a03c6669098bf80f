using System.Net;
using System.Net.Sockets;

namespace DynRemote.Demo.Link;

/// <summary>
/// A long way between two processes: a TCP relay that gives on whatever comes in after a fixed time, as much of it at once as there is, and notes what it has
/// seen. It knows nothing of DynRemote but how messages are cut out of the stream.
/// </summary>
internal sealed class SlowLink : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TimeSpan _oneWay;
    private readonly Recording _recording = new();
    private readonly List<Socket> _sockets = []; // changed by the accepting thread, disposed by the owner's; under its own lock

    private SlowLink(string host, TimeSpan oneWay)
    {
        _oneWay = oneWay;
        _listener.Start();
        new Thread(() => Connect(new Uri(host))) { IsBackground = true, Name = "link" }.Start();
    }

    /// <summary>Where the near end listens; for one connection.</summary>
    public string Endpoint => $"tcp://{_listener.LocalEndpoint}";

    /// <summary>A link to a host.</summary>
    /// <param name="host">The host's endpoint.</param>
    /// <param name="oneWay">How long a byte is under way, in either direction.</param>
    public static SlowLink To(string host, TimeSpan oneWay) => new(host, oneWay);

    /// <summary>
    /// Waits for a moment at which the connection has counted, to the byte, what has landed: nothing is under way. Tells what it has counted, and the packets
    /// since the last such moment.
    /// </summary>
    /// <exception cref="TimeoutException">The two do not agree.</exception>
    public (RemoteStatistics Counted, IReadOnlyList<Packet> Packets) Settle(RemoteConnection connection)
    {
        for (var end = Clock.Now + Patience; ;)
        {
            var counted = connection.Statistics;
            if (_recording.Take(counted.BytesSent, counted.BytesReceived, end) is { } packets)
                return (counted, packets);
            if (Clock.Now > end)
                throw new TimeoutException($"More has crossed the link than the {counted.BytesSent} and {counted.BytesReceived} bytes that the connection says.");
            Thread.Sleep(1); // what has just landed is still to be read
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_sockets)
            _sockets.ForEach(socket => socket.Dispose());
    }

    private void Connect(Uri host)
    {
        try
        {
            var near = Keep(_listener.AcceptSocket());
            var far = Keep(new Socket(SocketType.Stream, ProtocolType.Tcp));
            far.Connect(host.Host, host.Port);
            new DelayedPipe(near, far, Direction.ToHost, _oneWay, _recording).Start();
            new DelayedPipe(far, near, Direction.ToClient, _oneWay, _recording).Start();
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Nobody has come, or the host has gone. The client finds out from its own end.
            Dispose();
        }
    }

    private Socket Keep(Socket socket)
    {
        socket.NoDelay = true;
        lock (_sockets)
            _sockets.Add(socket);
        return socket;
    }
}
