using System.Collections.Concurrent;
using System.Collections.Immutable;
using DynRemote.Transport.Endpoints;
using Microsoft.Extensions.Logging;

namespace DynRemote.Transport;

/// <summary>Listens for peers, and gives each of them a root object and names. All members may be used by any thread.</summary>
public sealed class RemoteHost : IAsyncDisposable
{
    private readonly ITransportListener _listener;
    private readonly object? _root;
    private readonly RemoteOptions _options;
    private readonly CancellationTokenSource _stop = new();

    /// <summary>The connections that live. The accept loop adds; each connection's end removes.</summary>
    private readonly ConcurrentDictionary<RemoteConnection, bool> _connections = new();

    private RemoteHost(ITransportListener listener, object? root, RemoteOptions options)
    {
        _listener = listener;
        _root = root;
        _options = options;
        Completion = AcceptAllAsync();
    }

    /// <summary>Where the host listens, with the port that was chosen; what a client connects to.</summary>
    public string Endpoint => _listener.Endpoint;

    /// <summary>What the host offers by name, to every peer. May be changed at any time.</summary>
    public IDictionary<string, object> Exports { get; } = new ConcurrentDictionary<string, object>(StringComparer.Ordinal);

    /// <summary>The connections that live now.</summary>
    public IReadOnlyCollection<RemoteConnection> Connections => _connections.Keys.ToImmutableArray();

    /// <summary>Ends when the host no longer listens: successfully after it was disposed, else faulted with the reason.</summary>
    public Task Completion { get; }

    /// <summary>Begins to listen; returns at once.</summary>
    /// <param name="endpoint">Where, such as <c>tcp://127.0.0.1:7007</c>; port 0 takes any free one.</param>
    /// <param name="root">What every peer gets as its root; <see langword="null"/>: an object whose members are the names in <see cref="Exports"/>.</param>
    /// <param name="options">How this side behaves towards every peer, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">The endpoint is malformed, or there is no transport for its scheme.</exception>
    /// <exception cref="InvalidOperationException">Other machines could reach the endpoint, and nobody would be asked who they are.</exception>
    public static RemoteHost Listen(string endpoint, object? root = null, RemoteOptions? options = null)
    {
        var settings = options ?? new RemoteOptions();
        var (transport, uri) = TransportTable.Find(endpoint);
        if (!transport.IsLocal(uri) && !settings.AllowListeningBeyondLoopbackWithoutAuthentication)
        {
            throw new InvalidOperationException(
                $"'{endpoint}' can be reached from other machines, and peers are not authenticated. Listen on 127.0.0.1, or set "
                + $"{nameof(RemoteOptions)}.{nameof(RemoteOptions.AllowListeningBeyondLoopbackWithoutAuthentication)} if whoever reaches it may use what is exported.");
        }
        return new RemoteHost(transport.Listen(uri, settings.Limits), root, settings);
    }

    /// <summary>Stops listening and ends all connections; their peers are told why.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_connections.Keys.Select(static connection => Task.Run(() => connection.Close("The host has stopped.")))).ConfigureAwait(false);
        _connections.Clear();
        _stop.Dispose();
    }

    private async Task AcceptAllAsync()
    {
        // The listener may already have a peer; nobody who calls Listen should wait for that.
        await Task.Yield();
        while (!_stop.IsCancellationRequested)
        {
            IMessageChannel? channel;
            try
            {
                channel = await _listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
            }
            // It was told to stop, which is how it should end.
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            if (channel is null)
                return;
            Serve(channel);
        }
    }

    private void Serve(IMessageChannel channel)
    {
        RemoteConnection connection;
        try
        {
            connection = RemoteConnection.Open(channel, _root, _options, Exports);
        }
        // One peer that cannot be served must not keep the host from serving the next one.
        catch (Exception exception)
        {
            _options.Logger.LogWarning(exception, "A connection could not be opened");
            channel.Dispose();
            return;
        }
        _connections.TryAdd(connection, true);
        _ = connection.Completion.ContinueWith(
            _ => _connections.TryRemove(connection, out bool _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
