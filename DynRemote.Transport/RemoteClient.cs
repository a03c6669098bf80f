using DynRemote.Transport.Endpoints;

namespace DynRemote.Transport;

/// <summary>Connects to a host.</summary>
public static class RemoteClient
{
    /// <summary>Connects to a host and waits for its hello.</summary>
    /// <param name="endpoint">Where the host listens, such as <c>tcp://127.0.0.1:7007</c>.</param>
    /// <param name="root">What the host gets as the root of this side, or <see langword="null"/> for nothing but names.</param>
    /// <param name="options">How this side behaves, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The endpoint is malformed, or there is no transport for its scheme.</exception>
    /// <exception cref="ConnectionLostException">Nothing listens there, or the host has ended the connection at once; the message says which.</exception>
    /// <exception cref="RemoteProtocolException">What listens there is no DynRemote host, or one of another version.</exception>
    public static RemoteConnection Connect(string endpoint, object? root = null, RemoteOptions? options = null)
    {
        var connection = Open(endpoint, root, options ?? new RemoteOptions());
        connection.WaitForHandshakeAsync().GetAwaiter().GetResult();
        return connection;
    }

    /// <inheritdoc cref="Connect"/>
    public static async Task<RemoteConnection> ConnectAsync(string endpoint, object? root = null, RemoteOptions? options = null)
    {
        var connection = await Task.Run(() => Open(endpoint, root, options ?? new RemoteOptions())).ConfigureAwait(false);
        await connection.WaitForHandshakeAsync().ConfigureAwait(false);
        return connection;
    }

    private static RemoteConnection Open(string endpoint, object? root, RemoteOptions options)
    {
        var (transport, uri) = TransportTable.Find(endpoint);
        try
        {
            return RemoteConnection.Open(transport.Connect(uri, options.Limits, options.ConnectTimeout), root, options);
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException or TimeoutException)
        {
            throw new ConnectionLostException($"No connection to {endpoint}: {exception.Message}", exception);
        }
    }
}
