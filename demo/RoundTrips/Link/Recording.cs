namespace DynRemote.Demo.Link;

/// <summary>What a link has carried, cut into messages. Both directions write to it, under one lock.</summary>
internal sealed class Recording
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly object _lock = new();
    private readonly FrameCutter _cutterToHost = new();
    private readonly FrameCutter _cutterToClient = new();
    private readonly List<Packet> _packets = [];
    private Traffic _landed; // all of it since the beginning, but for round trips, of which a link knows nothing

    /// <summary>Notes what has landed. Whoever has received something finds it here, for a link tells of it before it gives it on.</summary>
    public void Add(Direction direction, TimeSpan left, TimeSpan landed, byte[] bytes)
    {
        lock (_lock)
        {
            var cutter = direction == Direction.ToHost ? _cutterToHost : _cutterToClient;
            var packet = new Packet(direction, left, landed, bytes.Length, cutter.Take(bytes));
            _packets.Add(packet);
            _landed += packet.Traffic;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>
    /// Waits for a moment at which the connection has counted what has landed, to the byte: nothing is under way. Tells what it has counted, and the packets
    /// since the last such moment.
    /// </summary>
    /// <exception cref="TimeoutException">The two do not agree.</exception>
    public (Traffic Counted, IReadOnlyList<Packet> Packets) Settle(RemoteConnection connection)
    {
        for (var end = Clock.Now + Patience; ;)
        {
            var counted = Traffic.Of(connection);
            lock (_lock)
            {
                if (counted with { RoundTrips = 0 } == _landed)
                {
                    var packets = _packets.OrderBy(packet => packet.Left).ToList();
                    _packets.Clear();
                    return (counted, packets);
                }
                // What has landed may still have to be read, and what was counted to land.
                if (Clock.Now > end)
                    throw new TimeoutException($"The connection has counted {counted}; over the link went {_landed}.");
                Monitor.Wait(_lock, 1);
            }
        }
    }
}
