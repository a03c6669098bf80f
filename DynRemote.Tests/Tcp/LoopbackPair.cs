using System.Net;
using System.Net.Sockets;

namespace DynRemote.Tests.Tcp;

/// <summary>Two sockets of this process that are connected with each other.</summary>
internal static class LoopbackPair
{
    public static (Socket First, Socket Second) Create()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var first = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        first.Connect(listener.LocalEndPoint!);
        return (first, listener.Accept());
    }

    /// <summary>Whether the system blocks in calls on the socket, as .NET cannot tell: after an asynchronous operation it only imitates that.</summary>
    public static bool ReallyBlocks(Socket socket)
    {
        const int NonBlocking = 0x800;
        var flags = File.ReadLines($"/proc/self/fdinfo/{socket.Handle}").Single(line => line.StartsWith("flags:", StringComparison.Ordinal));
        return (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & NonBlocking) == 0;
    }
}
