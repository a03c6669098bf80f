using System.Net;
using System.Net.Sockets;

namespace DynRemote.Demo.Link;

/// <summary>
/// A long way between two processes: a TCP relay that gives on whatever comes in after a fixed time, as much of it at once as there is. It knows nothing of
/// DynRemote. Several connections may go over it.
/// </summary>
internal sealed class SlowLink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _sockets = []; // added to by the accepting thread, disposed of by the owner's; under its own lock
    private readonly Uri _host;
    private readonly TimeSpan _oneWay;
    private readonly Landing? _landing;

    /// <summary>A link to a host.</summary>
    /// <param name="host">The host's endpoint.</param>
    /// <param name="oneWay">How long a byte is under way, in either direction.</param>
    /// <param name="landing">Told of all that has arrived, just before it is given on, by a thread for each direction.</param>
    public SlowLink(string host, TimeSpan oneWay, Landing? landing = null)
    {
        (_host, _oneWay, _landing) = (new Uri(host), oneWay, landing);
        _listener.Start();
        new Thread(Accept) { IsBackground = true, Name = "link" }.Start();
    }

    /// <summary>Where the near end listens.</summary>
    public string Endpoint => $"tcp://{_listener.LocalEndpoint}";

    public void Dispose()
    {
        _listener.Dispose();
        lock (_sockets)
            _sockets.ForEach(socket => socket.Dispose());
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var near = Keep(_listener.AcceptSocket());
                var far = Keep(new Socket(SocketType.Stream, ProtocolType.Tcp));
                far.Connect(_host.Host, _host.Port);
                new DelayedPipe(near, far, Direction.ToHost, _oneWay, _landing).Start();
                new DelayedPipe(far, near, Direction.ToClient, _oneWay, _landing).Start();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The link is no longer wanted, or the host has gone. The client finds out from its own end.
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
