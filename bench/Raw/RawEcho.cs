using System.Net.Sockets;
using DynRemote.Bench.Processes;

namespace DynRemote.Bench.Raw;

/// <summary>The other process of the raw ping-pong: one thread a connection, blocking, every message straight back.</summary>
internal static class RawEcho
{
    /// <summary>Serves until the parent ends.</summary>
    /// <returns>Never, in practice: the parent's end ends the process.</returns>
    public static int Serve()
    {
        using var listener = RawSocket.Listen();
        ParentWatch.Announce(RawSocket.EndpointOf(listener));
        while (true)
        {
            var socket = listener.Accept();
            socket.NoDelay = true;
            new Thread(() => Echo(socket)) { IsBackground = true, Name = "raw echo" }.Start();
        }
    }

    private static void Echo(Socket socket)
    {
        using (socket)
        {
            Span<byte> message = stackalloc byte[RawMessage.Length];
            try
            {
                while (RawSocket.ReceiveAll(socket, message))
                    socket.Send(message);
            }
            catch (SocketException)
            {
                // The client is gone; so is this connection's purpose.
            }
        }
    }
}
