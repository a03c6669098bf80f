using System.Net.Sockets;
using DynRemote.Bench.Processes;

namespace DynRemote.Bench.Raw;

/// <summary>The other process of a measure with plain sockets: one thread a connection, blocking.</summary>
internal static class RawServer
{
    /// <summary>Serves until the parent ends.</summary>
    /// <param name="name">The threads' name.</param>
    /// <param name="answer">What is done with a connection, until its client goes.</param>
    /// <returns>Never, in practice: the parent's end ends the process.</returns>
    public static int Serve(string name, Action<Socket> answer)
    {
        using var listener = RawSocket.Listen();
        ParentWatch.Announce(RawSocket.EndpointOf(listener));
        while (true)
        {
            var socket = listener.Accept();
            socket.NoDelay = true;
            new Thread(() => Run(socket, answer)) { IsBackground = true, Name = name }.Start();
        }
    }

    private static void Run(Socket socket, Action<Socket> answer)
    {
        using (socket)
        {
            try
            {
                answer(socket);
            }
            catch (SocketException)
            {
                // The client is gone; so is this connection's purpose.
            }
        }
    }
}
