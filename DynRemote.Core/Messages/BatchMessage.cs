namespace DynRemote.Messages;

/// <summary><c>[header, message, message, …]</c>: messages that travel as one. There is no batch in a batch, and no hello.</summary>
/// <param name="Messages">The messages, each as a channel takes it.</param>
internal sealed record BatchMessage(IReadOnlyList<object?[]> Messages) : Message
{
    private static readonly object Header = (int)MessageKind.Batch;

    /// <inheritdoc/>
    public override object?[] ToWire() => [Header, .. Messages];

    /// <summary>Reads a batch.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public static BatchMessage Read(object?[] wire)
    {
        var messages = new object?[wire.Length - 1][];
        for (var i = 0; i < messages.Length; i++)
        {
            messages[i] = Wire.Array(wire, i + 1, "message of a batch");
            if (messages[i] is [int header, ..] && (MessageKind)(header & 0xFF) is MessageKind.Batch or MessageKind.Hello)
                throw new RemoteProtocolException("A batch holds neither a batch nor a hello.");
        }
        return new BatchMessage(messages);
    }
}
