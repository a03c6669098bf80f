using System.Net;
using System.Net.Sockets;

namespace DynRemote.Bench.Raw;

/// <summary>The plain sockets of the raw measures: TCP over loopback, without delay.</summary>
internal static class RawSocket
{
    /// <summary>Listens at a free port of the loopback interface.</summary>
    public static Socket Listen()
    {
        var listener = New();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        return listener;
    }

    /// <summary>The endpoint of a listening socket, as a URI.</summary>
    public static string EndpointOf(Socket listener) => $"tcp://{listener.LocalEndPoint}";

    /// <summary>Connects to an endpoint that <see cref="EndpointOf"/> has named.</summary>
    public static Socket Connect(string endpoint)
    {
        var uri = new Uri(endpoint);
        var socket = New();
        socket.Connect(IPAddress.Parse(uri.Host), uri.Port);
        return socket;
    }

    /// <summary>Fills the whole buffer, or answers false when the peer has closed.</summary>
    public static bool ReceiveAll(Socket socket, Span<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var count = socket.Receive(buffer);
            if (count == 0)
                return false;
            buffer = buffer[count..];
        }

        return true;
    }

    private static Socket New() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
}
