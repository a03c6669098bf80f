using System.Net;
using DynRemote.Transport.Endpoints;

namespace DynRemote.Transport.Tcp;

/// <summary><c>tcp://host:port</c>.</summary>
internal sealed class TcpTransport : ITransport
{
    /// <inheritdoc/>
    public string Scheme => "tcp";

    /// <inheritdoc/>
    public string Example => TcpEndpoint.Example;

    /// <inheritdoc/>
    public bool IsLocal(Uri endpoint) => TcpEndpoint.Parse(endpoint).Address is { } address && IPAddress.IsLoopback(address);

    /// <inheritdoc/>
    public IMessageChannel Connect(Uri endpoint, RemoteLimits limits, TimeSpan timeout) =>
        new TcpMessageChannel(TcpConnector.Connect(TcpEndpoint.Parse(endpoint), timeout), limits);

    /// <inheritdoc/>
    public ITransportListener Listen(Uri endpoint, RemoteLimits limits) => new TcpTransportListener(TcpEndpoint.Parse(endpoint), limits);
}
