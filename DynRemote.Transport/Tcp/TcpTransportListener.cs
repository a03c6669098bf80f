using System.Net;
using System.Net.Sockets;
using DynRemote.Transport.Endpoints;

namespace DynRemote.Transport.Tcp;

/// <summary>Accepts TCP connections.</summary>
/// <remarks>Accepting is asynchronous, which turns the listening socket non-blocking but not those that it accepts.</remarks>
internal sealed class TcpTransportListener : ITransportListener
{
    // How long to wait for other connections to end when the process may not open more.
    private static readonly TimeSpan ExhaustionDelay = TimeSpan.FromMilliseconds(100);

    private readonly Socket _socket;
    private readonly RemoteLimits _limits;
    private volatile bool _isDisposed;

    /// <summary>Starts to listen.</summary>
    /// <exception cref="IOException">It is not possible to listen there.</exception>
    public TcpTransportListener(TcpEndpoint endpoint, RemoteLimits limits)
    {
        _limits = limits;
        try
        {
            var address = endpoint.Address ?? Resolve(endpoint.Host);
            _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                if (address.Equals(IPAddress.IPv6Any))
                    _socket.DualMode = true;
                _socket.Bind(new IPEndPoint(address, endpoint.Port));
                _socket.Listen();
                Endpoint = (endpoint with { Port = ((IPEndPoint)_socket.LocalEndPoint!).Port }).ToString();
            }
            catch
            {
                _socket.Dispose();
                throw;
            }
        }
        catch (SocketException exception)
        {
            throw new IOException($"Cannot listen at {endpoint}: {exception.Message}.", exception);
        }
    }

    /// <inheritdoc/>
    public string Endpoint { get; }

    /// <inheritdoc/>
    public async Task<IMessageChannel?> AcceptAsync(CancellationToken cancellationToken) =>
        await AcceptSocketAsync(cancellationToken).ConfigureAwait(false) is { } socket ? new TcpMessageChannel(socket, _limits) : null;

    /// <summary>Waits for the next connection.</summary>
    /// <returns>Its socket, which really blocks; <see langword="null"/> when the listener has been disposed.</returns>
    internal async Task<Socket?> AcceptSocketAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await _socket.AcceptAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (_isDisposed && exception is SocketException or ObjectDisposedException)
            {
                return null;
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset)
            {
                // That caller has gone before it was its turn; the next one may be there.
                continue;
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
            {
                // The callers stay in the backlog meanwhile, so none is lost.
                await Task.Delay(ExhaustionDelay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        _socket.Dispose();
    }

    // One address is listened on; where a name has both kinds, what most clients try is the older one.
    private static IPAddress Resolve(string host)
    {
        var addresses = Dns.GetHostAddresses(host);
        return Array.Find(addresses, address => address.AddressFamily == AddressFamily.InterNetwork)
            ?? (addresses.Length > 0 ? addresses[0] : throw new SocketException((int)SocketError.HostNotFound));
    }
}
