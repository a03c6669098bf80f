using DynRemote.Transport.Tcp;

namespace DynRemote.Transport.Endpoints;

/// <summary>The transports by scheme. A new transport is one line here.</summary>
internal static class TransportTable
{
    private static readonly ITransport[] Transports = [new TcpTransport()];

    /// <summary>Finds the transport of an endpoint.</summary>
    /// <exception cref="ArgumentException">It is not a URI, or there is no transport for its scheme.</exception>
    public static (ITransport Transport, Uri Endpoint) Find(string endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (!endpoint.Contains(':', StringComparison.Ordinal) || !Uri.TryCreate(endpoint, UriKind.Absolute, out var uri))
            throw new ArgumentException($"'{endpoint}' is not an endpoint. {Known()}", nameof(endpoint));
        var transport = Array.Find(Transports, candidate => candidate.Scheme == uri.Scheme)
            ?? throw new ArgumentException($"'{endpoint}' has the scheme '{uri.Scheme}', for which there is no transport. {Known()}", nameof(endpoint));
        return (transport, uri);
    }

    private static string Known() =>
        "Known are: " + string.Join(", ", Transports.Select(transport => $"{transport.Scheme} (such as {transport.Example})")) + ".";
}
