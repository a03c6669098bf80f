using System.Net.Sockets;
using DynRemote.Transport.Framing;

namespace DynRemote.Transport.Tcp;

/// <summary>A channel over a connected TCP socket.</summary>
public sealed class TcpMessageChannel : ByteMessageChannel
{
    /// <summary>Makes a channel; the socket belongs to it from now on.</summary>
    /// <param name="socket">A connected stream socket, best one that has never been used asynchronously: such a socket blocks for real, which is much faster.</param>
    /// <param name="limits">What to accept from the peer; <see langword="null"/> for the defaults.</param>
    public TcpMessageChannel(Socket socket, RemoteLimits? limits = null)
        : base(new SocketLink(Prepare(socket)), limits)
    {
    }

    // Some systems refuse options when the peer has gone already. That is for the first read to tell, not for who has accepted the socket.
    private static Socket Prepare(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (socket.ProtocolType != ProtocolType.Tcp)
            return socket;
        try
        {
            // A request is written whole and then waited on: nothing is gained by holding it back for more.
            socket.NoDelay = true;
            DeadPeerDetection.Enable(socket);
        }
        catch (SocketException)
        {
            return socket;
        }
        return socket;
    }
}
