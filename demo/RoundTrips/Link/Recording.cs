namespace DynRemote.Demo.Link;

/// <summary>What a link has carried. Both directions write to it, under one lock.</summary>
internal sealed class Recording
{
    private readonly object _lock = new();
    private List<Packet> _packets = [];
    private long _toHost;
    private long _toClient;

    public void Add(Packet packet)
    {
        lock (_lock)
        {
            _packets.Add(packet);
            if (packet.Direction == Direction.ToHost)
                _toHost += packet.Bytes;
            else
                _toClient += packet.Bytes;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>
    /// Waits until so many bytes have landed since the beginning; then what has come since the last time that it was asked, in the order of departure. Null where
    /// more than that have landed.
    /// </summary>
    /// <exception cref="TimeoutException">They have not landed in time: the link has seen less than the connection says.</exception>
    public IReadOnlyList<Packet>? Take(long toHost, long toClient, TimeSpan end)
    {
        lock (_lock)
        {
            while (_toHost < toHost || _toClient < toClient)
            {
                if (end - Clock.Now is not { Ticks: > 0 } rest || !Monitor.Wait(_lock, rest))
                    throw new TimeoutException($"The link has carried {_toHost} bytes there and {_toClient} back; the connection says {toHost} and {toClient}.");
            }
            if (_toHost > toHost || _toClient > toClient)
                return null;
            var taken = _packets;
            _packets = [];
            return [.. taken.OrderBy(packet => packet.Left)];
        }
    }
}
