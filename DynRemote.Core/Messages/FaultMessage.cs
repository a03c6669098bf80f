namespace DynRemote.Messages;

/// <summary><c>[header, id, exception]</c>: the answer to a request that failed.</summary>
/// <param name="Id">The number of the call.</param>
/// <param name="Exception">The encoded exception.</param>
internal sealed record FaultMessage(long Id, object? Exception) : Message
{
    private static readonly object Header = (int)MessageKind.Fault;

    /// <inheritdoc/>
    public override object?[] ToWire() => [Header, Wire.Number(Id), Exception];

    /// <summary>Reads a fault.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public static FaultMessage Read(object?[] wire) =>
        new(Wire.Number(wire, 1, "call number"), Wire.Array(wire, 2, "exception"));
}
