namespace DynRemote.Messages;

/// <summary><c>[header, wants answer]</c>: a sign of life. One that wants an answer gets one that wants none.</summary>
/// <param name="WantsAnswer">Whether the sender wants a sign in return.</param>
internal sealed record SignMessage(bool WantsAnswer) : Message
{
    private static readonly object Header = (int)MessageKind.Sign;

    /// <inheritdoc/>
    public override object?[] ToWire() => [Header, WantsAnswer];

    /// <summary>Reads a sign.</summary>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public static SignMessage Read(object?[] wire) => new(Wire.Flag(wire, 1, "wish for an answer"));
}
