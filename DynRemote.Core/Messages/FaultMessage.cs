namespace DynRemote.Messages;

/// <summary>
/// <c>[header, id, exception, (written back), (further exceptions)]</c>: the answer to a request that failed. Header: as that of a <see cref="ReplyMessage"/>.
/// </summary>
/// <param name="Id">The number of the call.</param>
/// <param name="Exception">The encoded exception.</param>
/// <param name="WrittenBack">As in a <see cref="ReplyMessage"/>: what was changed before the exception; <see langword="null"/> where nothing was.</param>
/// <param name="Further">
/// Of a task that has faulted, its other exceptions; <see langword="null"/> where the exception tells all: that of a canceled task is an <see cref="OperationCanceledException"/>.
/// </param>
internal sealed record FaultMessage(long Id, object? Exception, object?[]? WrittenBack = null, object?[]? Further = null) : Message
{
    private static readonly object Header = (int)MessageKind.Fault;
    private static readonly object OutOfTurnHeader = (int)MessageKind.Fault | AnswerFlags.OutOfTurn;

    /// <summary>Of the answer of a step: whether steps before it may not have started.</summary>
    public bool IsOutOfTurn { get; init; }

    /// <inheritdoc/>
    public override object?[] ToWire()
    {
        var header = IsOutOfTurn ? OutOfTurnHeader : Header;
        if (Further is not null)
            return [header, Wire.Number(Id), Exception, WrittenBack, Further];
        return WrittenBack is null ? [header, Wire.Number(Id), Exception] : [header, Wire.Number(Id), Exception, WrittenBack];
    }

    /// <summary>Reads a fault.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public static FaultMessage Read(int header, object?[] wire)
    {
        var id = Wire.Number(wire, 1, "call number");
        var exception = Wire.Array(wire, 2, "exception");
        var writtenBack = wire.Length > 3 && wire[3] is not null ? Wire.Array(wire, 3, "written-back arguments") : null;
        if (writtenBack is not null && writtenBack.Length % 2 != 0)
            throw new RemoteProtocolException("The written-back arguments of a fault are pairs of an index and a value.");
        var further = wire.Length > 4 && wire[4] is not null ? Wire.Array(wire, 4, "further exceptions") : null;
        return new FaultMessage(id, exception, writtenBack, further) { IsOutOfTurn = (header & AnswerFlags.OutOfTurn) != 0 };
    }
}
