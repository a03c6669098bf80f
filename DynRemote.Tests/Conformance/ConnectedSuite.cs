using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance;

/// <summary>
/// Tests between two peers that are connected anew for each test. Every suite that derives from it runs over every kind of channel named here; a kind that is
/// added to the list is thereby tested as a whole.
/// </summary>
/// <typeparam name="TChannel">The kind of channel.</typeparam>
[TestFixture(typeof(InMemory))]
[TestFixture(typeof(TwoQueues))]
[TestFixture(typeof(ByteQueues))]
[TestFixture(typeof(TcpLoopback))]
[Category("Conformance")]
public abstract class ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    /// <summary>More than any test needs on a busy machine.</summary>
    protected static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly List<RemoteConnection> _connections = [];
    private Timer? _limit;
    private int _names;

    /// <summary>The peer where the objects of a test live.</summary>
    protected RemoteConnection Owner { get; private set; } = null!;

    /// <summary>The peer that has references to them.</summary>
    protected RemoteConnection Holder { get; private set; } = null!;

    /// <summary>How the owner behaves.</summary>
    protected virtual RemoteOptions OwnerOptions => new();

    [SetUp]
    public void Connect()
    {
        (Owner, Holder) = NewConnection(OwnerOptions);
        // A call that waits has no time limit of its own: when the connections end, it fails, and says what it was waiting for.
        _limit = new Timer(_ => CloseAll(), null, Limit, Timeout.InfiniteTimeSpan);
    }

    [TearDown]
    public void Disconnect()
    {
        _limit?.Dispose();
        CloseAll();
    }

    /// <summary>Two more peers, connected by a channel of the kind.</summary>
    protected (RemoteConnection Owner, RemoteConnection Holder) NewConnection(RemoteOptions? ownerOptions = null, object? ownerRoot = null)
    {
        var (first, second) = new TChannel().Create();
        var owner = RemoteConnection.Open(first, ownerRoot, ownerOptions);
        var holder = RemoteConnection.Open(second);
        lock (_connections)
            _connections.AddRange([owner, holder]);
        return (owner, holder);
    }

    /// <summary>What the holder has in its hand for an object of the owner's.</summary>
    protected dynamic Held(object target) => Held(target, Owner, Holder);

    /// <summary>What one end of a connection has in its hand for an object of the other end's.</summary>
    protected dynamic Held(object target, RemoteConnection owner, RemoteConnection holder)
    {
        var name = $"held {++_names}";
        owner.Exports[name] = target;
        return holder.Get(name);
    }

    /// <summary>How many round trips the holder makes in a piece of code.</summary>
    protected long RoundTripsOf(Action code)
    {
        var before = Holder.Statistics.RoundTrips;
        code();
        return Holder.Statistics.RoundTrips - before;
    }

    private void CloseAll()
    {
        lock (_connections)
        {
            foreach (var connection in _connections)
                connection.Close();
            _connections.Clear();
        }
    }
}
