using System.Net;

namespace DynRemote.Transport.Tcp;

/// <summary>What <c>tcp://host:port</c> says.</summary>
/// <param name="Host">A host name or an address, an IPv6 address without its brackets.</param>
/// <param name="Port">The port; 0, for a listener, is any that is free.</param>
internal sealed record TcpEndpoint(string Host, int Port)
{
    /// <summary>What such an endpoint looks like.</summary>
    public const string Example = "tcp://127.0.0.1:7007";

    /// <summary>The host's address where it is one, or else <see langword="null"/>. The name <c>localhost</c> never needs a look-up.</summary>
    public IPAddress? Address { get; } =
        IPAddress.TryParse(Host, out var address) ? address
        : Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : null;

    /// <summary>Reads an endpoint.</summary>
    /// <exception cref="ArgumentException">It is not one.</exception>
    public static TcpEndpoint Parse(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (uri.Scheme != "tcp" || uri.DnsSafeHost.Length == 0)
            throw Bad(uri, "has no host");
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.AbsolutePath is not ("" or "/"))
            throw Bad(uri, "has more than a host and a port");
        if (uri.Port < 0)
            throw Bad(uri, "has no port");
        return new TcpEndpoint(uri.DnsSafeHost, uri.Port);
    }

    /// <summary>The endpoint as it is written.</summary>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"tcp://[{Host}]:{Port}" : $"tcp://{Host}:{Port}";

    private static ArgumentException Bad(Uri uri, string reason) =>
        new($"The endpoint '{uri.OriginalString}' {reason}. A tcp endpoint looks like {Example} or tcp://[::1]:7007.", nameof(uri));
}
