namespace DynRemote.Messages;

/// <summary>
/// <c>[header, "DynRemote", version, max frame bytes, max depth, max elements, max string length, [feature…], root, max requests]</c>: the first message of each side. Both send it at once, so
/// that the handshake and the root take one round trip together.
/// </summary>
/// <param name="Version">The protocol's version.</param>
/// <param name="MaxFrameBytes">The largest frame that the sender accepts.</param>
/// <param name="MaxDepth">The deepest nesting that the sender accepts.</param>
/// <param name="MaxElements">The most elements in a message that the sender accepts.</param>
/// <param name="MaxStringLength">The longest string that the sender accepts.</param>
/// <param name="Features">What the sender can do beyond this version's base; unknown names are ignored.</param>
/// <param name="Root">The sender's encoded root object.</param>
/// <param name="MaxCallsInFlight">How many requests the sender takes at a time. Who does not say so takes as many as is the default.</param>
internal sealed record HelloMessage(
    int Version, int MaxFrameBytes, int MaxDepth, int MaxElements, int MaxStringLength, string[] Features, object? Root, int MaxCallsInFlight) : Message
{
    /// <summary>The version that this code speaks.</summary>
    public const int CurrentVersion = 1;

    private const string Magic = "DynRemote";

    private static readonly object Header = (int)MessageKind.Hello;

    /// <inheritdoc/>
    public override object?[] ToWire() =>
        [Header, Magic, Version, MaxFrameBytes, MaxDepth, MaxElements, MaxStringLength, Features.ToArray<object?>(), Root, MaxCallsInFlight];

    /// <summary>Reads a hello of any version; the fields behind the version are those of this version.</summary>
    /// <exception cref="RemoteProtocolException">It is not the hello of a DynRemote peer of this version.</exception>
    public static HelloMessage Read(object?[] wire)
    {
        if (Wire.Text(wire, 1, "magic word") != Magic)
            throw new RemoteProtocolException("The peer's first message is not a DynRemote hello.");
        var version = Wire.Int32(wire, 2, "protocol version");
        if (version != CurrentVersion)
        {
            throw new RemoteProtocolException(
                $"The peer speaks version {version} of the DynRemote protocol, this side version {CurrentVersion}. Use the same release on both sides.");
        }
        if (wire.Length < 9)
            throw new RemoteProtocolException("A hello ends before its root.");
        return new HelloMessage(
            version,
            Wire.Int32(wire, 3, "frame limit"),
            Wire.Int32(wire, 4, "depth limit"),
            Wire.Int32(wire, 5, "element limit"),
            Wire.Int32(wire, 6, "string limit"),
            Wire.Texts(wire, 7, "features"),
            wire[8],
            wire.Length > 9 ? Wire.Int32(wire, 9, "request limit") : new RemoteLimits().MaxCallsInFlight);
    }
}
