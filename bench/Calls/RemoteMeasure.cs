using DynRemote.Bench.Measuring;
using DynRemote.Transport;

namespace DynRemote.Bench.Calls;

/// <summary>A measure over a connection of its own to the host process.</summary>
internal abstract class RemoteMeasure(string endpoint) : IMeasure
{
    private readonly RemoteConnection _connection = RemoteClient.Connect(endpoint);

    public abstract string Name { get; }

    public virtual int OperationsPerSample => 1;

    public virtual double Share => 1;

    public Traffic Traffic
    {
        get
        {
            var seen = _connection.Statistics;
            return new Traffic(seen.RoundTrips, seen.MessagesSent, seen.MessagesReceived, seen.BytesSent, seen.BytesReceived);
        }
    }

    public long? AllocatedByPeer => (long)Root.Allocated;

    /// <summary>The host's object.</summary>
    protected dynamic Root => _connection.Root;

    /// <summary>The connection to the host.</summary>
    protected RemoteConnection Connection => _connection;

    public abstract void Run(int operations);

    public void Dispose() => _connection.Dispose();
}
