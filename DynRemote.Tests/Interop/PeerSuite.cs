using DynRemote.Transport;

namespace DynRemote.Tests.Interop;

/// <summary>Tests against another process, one for the whole suite, with a new connection to it for each test.</summary>
[Category("Interop")]
public abstract class PeerSuite
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private PeerProcess _peer = null!;
    private Timer? _limit;

    /// <summary>The policy that the other process serves under.</summary>
    protected virtual string Policy => "safe";

    /// <summary>This side's connection to the other process.</summary>
    protected RemoteConnection Connection { get; private set; } = null!;

    /// <summary>The other process's root.</summary>
    protected dynamic Root => Connection.Root;

    protected int PeerId => _peer.Id;

    [OneTimeSetUp]
    public async Task StartThePeer() => _peer = await PeerProcess.StartAsync("serve", Policy);

    [OneTimeTearDown]
    public void EndThePeer() => _peer.Dispose();

    [SetUp]
    public async Task Connect()
    {
        Connection = await RemoteClient.ConnectAsync(_peer.FirstLine).WaitAsync(Limit);
        // A call that waits has no time limit of its own: when the connection ends, it fails, and says what it was waiting for.
        _limit = new Timer(_ => Connection.Close(), null, Limit, Timeout.InfiniteTimeSpan);
    }

    [TearDown]
    public void Disconnect()
    {
        _limit?.Dispose();
        Connection?.Dispose();
    }
}
