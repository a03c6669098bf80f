using System.Net.Sockets;

namespace DynRemote.Bench.Raw;

/// <summary>The other process of the raw ping-pong: every message straight back.</summary>
internal static class RawEcho
{
    /// <inheritdoc cref="RawServer.Serve"/>
    public static int Serve() => RawServer.Serve("raw echo", Echo);

    private static void Echo(Socket socket)
    {
        Span<byte> message = stackalloc byte[RawMessage.Length];
        while (RawSocket.ReceiveAll(socket, message))
            socket.Send(message);
    }
}
