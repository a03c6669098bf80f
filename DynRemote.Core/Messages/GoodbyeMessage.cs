namespace DynRemote.Messages;

/// <summary><c>[header, reason]</c>: the sender ends the connection. Nothing follows.</summary>
/// <param name="Reason">Why, for the peer's callers to read.</param>
internal sealed record GoodbyeMessage(string Reason) : Message
{
    private static readonly object Header = (int)MessageKind.Goodbye;

    /// <inheritdoc/>
    public override object?[] ToWire() => [Header, Reason];

    /// <summary>Reads a goodbye.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public static GoodbyeMessage Read(object?[] wire) => new(Wire.Text(wire, 1, "reason"));
}
