using System.Net.Sockets;

namespace DynRemote.Transport.Tcp;

/// <summary>
/// Has the operating system find out when the other machine is gone without a word: switched off, or its cable cut. Nothing would ever arrive then, and a
/// caller would wait for hours. The two systems answer each other, so a program that is merely slow, or stopped in a debugger, is not taken for dead.
/// </summary>
internal static class DeadPeerDetection
{
    private const int SecondsOfSilence = 1;
    private const int SecondsBetweenProbes = 1;
    private const int Probes = 2;

    /// <summary>Linux's TCP_USER_TIMEOUT (RFC 5482), in milliseconds: how long sent bytes may stay unacknowledged, for which keep-alive does not look.</summary>
    private const int LinuxUserTimeoutOption = 18;

    private const int ProtocolTcp = 6;

    /// <summary>Asks for it; a dead peer then ends the connection after some three seconds.</summary>
    /// <exception cref="SocketException">The peer has gone already.</exception>
    public static void Enable(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, SecondsOfSilence);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, SecondsBetweenProbes);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Probes);
        if (OperatingSystem.IsLinux())
            socket.SetRawSocketOption(ProtocolTcp, LinuxUserTimeoutOption, BitConverter.GetBytes(1000 * (SecondsOfSilence + (SecondsBetweenProbes * Probes))));
    }
}
