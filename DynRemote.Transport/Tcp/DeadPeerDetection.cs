using System.Net.Sockets;

namespace DynRemote.Transport.Tcp;

/// <summary>
/// Has the operating system find out when the other machine is gone without a word: switched off, or its cable cut. Nothing would ever arrive then, and a
/// caller would wait for hours. The two systems answer each other, so a program that is merely slow, or stopped in a debugger, is not taken for dead.
/// </summary>
/// <remarks>
/// Linux's TCP_USER_TIMEOUT is not used: it also ends the connection of a peer whose machine answers, but whose program has not read for so long that its
/// window is closed.
/// </remarks>
internal static class DeadPeerDetection
{
    private const int SecondsOfSilence = 1;
    private const int SecondsBetweenProbes = 1;
    private const int Probes = 2;

    private const int ProtocolTcp = 6;

    /// <summary>
    /// Linux's TCP_RTO_MAX_MS (since 6.15): the longest time between two probes of a closed window, which otherwise grows to two minutes, and between two
    /// attempts to send what is not acknowledged. One second is the least that may be asked for.
    /// </summary>
    private const int LinuxLongestRetransmissionOption = 44;

    private const int LongestRetransmissionMilliseconds = 1000;

    /// <summary>Asks for it; a peer that is dead while nothing is on its way then ends the connection after some three seconds.</summary>
    /// <exception cref="SocketException">The peer has gone already.</exception>
    public static void Enable(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, SecondsOfSilence);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, SecondsBetweenProbes);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Probes);
        if (OperatingSystem.IsOSPlatformVersionAtLeast("Linux", 6, 15))
            socket.SetRawSocketOption(ProtocolTcp, LinuxLongestRetransmissionOption, BitConverter.GetBytes(LongestRetransmissionMilliseconds));
    }
}
