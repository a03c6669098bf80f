namespace DynRemote.Transport.Framing;

/// <summary>What the messages of this side keep to: its own limits, and the peer's as soon as they are known.</summary>
internal sealed class OutgoingLimits(RemoteLimits own)
{
    /// <summary>The limits for the next message. Replaced as a whole by the reading thread; the sending one may use the old ones for a message more.</summary>
    public RemoteLimits Current { get; private set; } = own;

    /// <summary>From now on the peer's limits count, too.</summary>
    public void KeepTo(RemoteLimits peer) => Current = Current with
    {
        MaxFrameBytes = Math.Min(Current.MaxFrameBytes, peer.MaxFrameBytes),
        MaxDepth = Math.Min(Current.MaxDepth, peer.MaxDepth),
        MaxElements = Math.Min(Current.MaxElements, peer.MaxElements),
        MaxStringLength = Math.Min(Current.MaxStringLength, peer.MaxStringLength),
    };
}
