namespace DynRemote.Messages;

/// <summary><c>[header, answer, answer, …]</c>: the sender waits for these answers: each comes as a reply or a fault of that number, when it is there.</summary>
/// <param name="Answers">The numbers of the answers, as the sender's steps gave them.</param>
internal sealed record PullMessage(IReadOnlyList<long> Answers) : Message
{
    private static readonly object Header = (int)MessageKind.Pull;

    /// <inheritdoc/>
    public override object?[] ToWire() => Wire.Numbers(Header, Answers);

    /// <summary>Reads one.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public static PullMessage Read(object?[] wire) => new(Wire.Numbers(wire, "number of an answer"));
}
