namespace DynRemote.Messages;

/// <summary><c>[header, answer, answer, …]</c>: the sender will not name these answers again.</summary>
/// <param name="Answers">The numbers of the answers, as the sender's steps gave them.</param>
internal sealed record DropMessage(IReadOnlyList<long> Answers) : Message
{
    private static readonly object Header = (int)MessageKind.Drop;

    /// <inheritdoc/>
    public override object?[] ToWire() => Wire.Numbers(Header, Answers);

    /// <summary>Reads one.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public static DropMessage Read(object?[] wire) => new(Wire.Numbers(wire, "number of an answer"));
}
