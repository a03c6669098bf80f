using DynRemote.Transport;

namespace DynRemote.Tests.Faults;

/// <summary>Over what the two sides of a <see cref="Pair"/> talk.</summary>
public enum Wire
{
    /// <summary>In memory.</summary>
    Memory,

    /// <summary>A TCP connection.</summary>
    Tcp,
}

/// <summary>Two connected sides in this process: the one that asks, and the owner of the root.</summary>
internal sealed class Pair : IDisposable
{
    private readonly RemoteHost? _host;

    private Pair(RemoteConnection asker, RemoteConnection owner, RemoteHost? host)
    {
        Asker = asker;
        Owner = owner;
        _host = host;
    }

    public RemoteConnection Asker { get; }

    public RemoteConnection Owner { get; }

    public dynamic Root => Asker.Root;

    public static Pair Open(Wire wire, object? root = null, RemoteOptions? owner = null, RemoteOptions? asker = null, object? askersRoot = null)
    {
        if (wire == Wire.Memory)
        {
            var (first, second) = MessageChannel.CreatePair();
            var ownerSide = RemoteConnection.Open(second, root, owner);
            return new Pair(RemoteConnection.Open(first, askersRoot, asker), ownerSide, null);
        }
        var host = RemoteHost.Listen("tcp://127.0.0.1:0", root, owner);
        var client = RemoteClient.Connect(host.Endpoint, askersRoot, asker);
        Limited.Until(() => host.Connections.Count == 1, "the host has the connection");
        return new Pair(client, host.Connections.Single(), host);
    }

    /// <summary>Both sides hold nothing of each other and nothing runs, but for the roots.</summary>
    public void AssertNothingLeft(int roots = 0)
    {
        foreach (var side in new[] { Asker, Owner })
        {
            Limited.UntilCollected(
                () => side.Statistics is { CallsWaiting: 0, RequestsRunning: 0 } now && now.Exports <= roots && now.Imports <= roots,
                "a side has nothing left");
        }
    }

    public void Dispose()
    {
        Asker.Dispose();
        Owner.Dispose();
        if (_host is not null)
            Limited.Wait(_host.DisposeAsync().AsTask());
    }
}
