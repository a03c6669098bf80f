namespace DynRemote.Messages;

/// <summary><c>[header, id, exception]</c>: the answer to a request that failed. Header: as that of a <see cref="ReplyMessage"/>.</summary>
/// <param name="Id">The number of the call.</param>
/// <param name="Exception">The encoded exception.</param>
internal sealed record FaultMessage(long Id, object? Exception) : Message
{
    private static readonly object Header = (int)MessageKind.Fault;
    private static readonly object OutOfTurnHeader = (int)MessageKind.Fault | AnswerFlags.OutOfTurn;

    /// <summary>Of the answer of a step: whether steps before it may not have started.</summary>
    public bool IsOutOfTurn { get; init; }

    /// <inheritdoc/>
    public override object?[] ToWire() => [IsOutOfTurn ? OutOfTurnHeader : Header, Wire.Number(Id), Exception];

    /// <summary>Reads a fault.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public static FaultMessage Read(int header, object?[] wire) =>
        new(Wire.Number(wire, 1, "call number"), Wire.Array(wire, 2, "exception")) { IsOutOfTurn = (header & AnswerFlags.OutOfTurn) != 0 };
}
