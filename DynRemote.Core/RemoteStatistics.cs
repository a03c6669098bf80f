namespace DynRemote;

/// <summary>What one connection has done so far, as seen from this side; a snapshot.</summary>
public sealed record RemoteStatistics
{
    /// <summary>How often this side has waited for an answer: once for each call, once for all promises that were waited for together, and once for the handshake, which brings the root along.</summary>
    public long RoundTrips { get; init; }

    /// <summary>Messages sent, answers included.</summary>
    public long MessagesSent { get; init; }

    /// <summary>Messages received, answers included.</summary>
    public long MessagesReceived { get; init; }

    /// <summary>Bytes sent; 0 on channels that carry objects.</summary>
    public long BytesSent { get; init; }

    /// <summary>Bytes received; 0 on channels that carry objects.</summary>
    public long BytesReceived { get; init; }

    /// <summary>How many of this side's objects the peer holds.</summary>
    public int Exports { get; init; }

    /// <summary>How many of the peer's objects this side holds.</summary>
    public int Imports { get; init; }

    /// <summary>How many calls of this side wait for an answer.</summary>
    public int CallsWaiting { get; init; }

    /// <summary>How many requests of the peer run or wait to run on this side.</summary>
    public int RequestsRunning { get; init; }

    /// <summary>How many results of the peer's promises are kept here, because the peer may still use them.</summary>
    public int Answers { get; init; }

    /// <summary>This side's exported objects by type: number, references, and the age of the oldest.</summary>
    public IReadOnlyList<RemoteExportStatistics> ExportsByType { get; init; } = [];
}
