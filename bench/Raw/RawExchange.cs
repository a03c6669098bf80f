using System.Buffers.Binary;
using System.Net.Sockets;
using DynRemote.Bench.Processes;

namespace DynRemote.Bench.Raw;

/// <summary>
/// The other process of <see cref="RawFlush"/>: takes so many bytes and answers with so many others. How many of each is said in the first eight bytes of a connection.
/// </summary>
internal static class RawExchange
{
    /// <summary>How many bytes say the two lengths.</summary>
    public const int GreetingLength = 2 * sizeof(int);

    /// <summary>Serves until the parent ends.</summary>
    public static int Serve()
    {
        using var listener = RawSocket.Listen();
        ParentWatch.Announce(RawSocket.EndpointOf(listener));
        while (true)
        {
            var socket = listener.Accept();
            socket.NoDelay = true;
            new Thread(() => Answer(socket)) { IsBackground = true, Name = "raw exchange" }.Start();
        }
    }

    private static void Answer(Socket socket)
    {
        using (socket)
        {
            try
            {
                var greeting = new byte[GreetingLength];
                if (!RawSocket.ReceiveAll(socket, greeting))
                    return;
                var request = new byte[BinaryPrimitives.ReadInt32LittleEndian(greeting)];
                var reply = new byte[BinaryPrimitives.ReadInt32LittleEndian(greeting.AsSpan(sizeof(int)))];
                while (RawSocket.ReceiveAll(socket, request))
                    socket.Send(reply);
            }
            catch (SocketException)
            {
                // The client is gone; so is this connection's purpose.
            }
        }
    }
}
