using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DynRemote.Transport.Tcp;

/// <summary>Connects to a host, trying one of its addresses after the other.</summary>
internal static class TcpConnector
{
    /// <summary>Connects.</summary>
    /// <returns>A connected socket that really blocks.</returns>
    /// <exception cref="IOException">No address accepts; the message lists them.</exception>
    /// <exception cref="TimeoutException">The time is over.</exception>
    public static Socket Connect(TcpEndpoint endpoint, TimeSpan timeout)
    {
        if (endpoint.Port == 0)
            throw new ArgumentException($"The endpoint '{endpoint}' has port 0, at which nothing listens.", nameof(endpoint));
        var clock = Stopwatch.StartNew();
        var addresses = Resolve(endpoint, timeout);
        var failures = new List<string>();
        Exception? last = null;
        for (var index = 0; index < addresses.Length; index++)
        {
            // An address that never answers must leave some of the time to those after it.
            var share = timeout == Timeout.InfiniteTimeSpan ? timeout : (timeout - clock.Elapsed) / (addresses.Length - index);
            try
            {
                return Connect(new IPEndPoint(addresses[index], endpoint.Port), share);
            }
            catch (Exception exception) when (exception is SocketException or TimeoutException)
            {
                failures.Add($"{addresses[index]}: {exception.Message}");
                last = exception;
            }
        }
        var message = $"Cannot connect to {endpoint} ({string.Join("; ", failures)}).";
        throw last is TimeoutException ? new TimeoutException(message, last) : new IOException(message, last);
    }

    private static IPAddress[] Resolve(TcpEndpoint endpoint, TimeSpan timeout)
    {
        if (endpoint.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return [IPAddress.Loopback, IPAddress.IPv6Loopback];
        if (endpoint.Address is { } address)
            return [address];
        try
        {
            var addresses = TimedCall.Run(() => Dns.GetHostAddresses(endpoint.Host), timeout);
            return addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.HostNotFound);
        }
        catch (SocketException exception)
        {
            throw new IOException($"Cannot connect to {endpoint}: there is no host named '{endpoint.Host}' ({exception.Message}).", exception);
        }
    }

    // A blocking connect has no time limit of its own, and an asynchronous one would turn the socket non-blocking for good.
    private static Socket Connect(IPEndPoint address, TimeSpan timeout)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            TimedCall.Run(
                () =>
                {
                    socket.Connect(address);
                    return socket;
                },
                timeout);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
