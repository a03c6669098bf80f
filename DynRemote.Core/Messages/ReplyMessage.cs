namespace DynRemote.Messages;

/// <summary><c>[header, id, value, (written back)]</c>: the answer to a request. Header: kind, and in bit 8 whether a step was answered out of turn.</summary>
/// <param name="Id">The number of the call.</param>
/// <param name="Value">The encoded result.</param>
/// <param name="WrittenBack">
/// Index and new encoded value, in turn, of the arguments that a <c>ref</c> or <c>out</c> parameter changed; <see langword="null"/> where there are none.
/// </param>
internal sealed record ReplyMessage(long Id, object? Value, object?[]? WrittenBack) : Message
{
    private static readonly object Header = (int)MessageKind.Reply;
    private static readonly object OutOfTurnHeader = (int)MessageKind.Reply | AnswerFlags.OutOfTurn;

    /// <summary>Of the answer of a step: whether steps before it may not have started.</summary>
    public bool IsOutOfTurn { get; init; }

    /// <inheritdoc/>
    public override object?[] ToWire()
    {
        var header = IsOutOfTurn ? OutOfTurnHeader : Header;
        return WrittenBack is null ? [header, Wire.Number(Id), Value] : [header, Wire.Number(Id), Value, WrittenBack];
    }

    /// <summary>Reads a reply.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public static ReplyMessage Read(int header, object?[] wire)
    {
        var id = Wire.Number(wire, 1, "call number");
        if (wire.Length < 3)
            throw new RemoteProtocolException("A reply ends before its value.");
        var writtenBack = wire.Length > 3 ? Wire.Array(wire, 3, "written-back arguments") : null;
        if (writtenBack is not null && writtenBack.Length % 2 != 0)
            throw new RemoteProtocolException("The written-back arguments of a reply are pairs of an index and a value.");
        return new ReplyMessage(id, wire[2], writtenBack) { IsOutOfTurn = (header & AnswerFlags.OutOfTurn) != 0 };
    }
}
