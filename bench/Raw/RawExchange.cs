using System.Buffers.Binary;
using System.Net.Sockets;

namespace DynRemote.Bench.Raw;

/// <summary>
/// The other process of <see cref="RawFlush"/>: takes so many bytes and answers with so many others. How many of each is said in the first eight bytes of a connection.
/// </summary>
internal static class RawExchange
{
    /// <summary>How many bytes say the two lengths.</summary>
    public const int GreetingLength = 2 * sizeof(int);

    /// <inheritdoc cref="RawServer.Serve"/>
    public static int Serve() => RawServer.Serve("raw exchange", Answer);

    private static void Answer(Socket socket)
    {
        var greeting = new byte[GreetingLength];
        if (!RawSocket.ReceiveAll(socket, greeting))
            return;
        var request = new byte[BinaryPrimitives.ReadInt32LittleEndian(greeting)];
        var reply = new byte[BinaryPrimitives.ReadInt32LittleEndian(greeting.AsSpan(sizeof(int)))];
        while (RawSocket.ReceiveAll(socket, request))
            socket.Send(reply);
    }
}
