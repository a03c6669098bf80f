namespace DynRemote;

/// <summary>
/// What this side accepts from a peer. Each limit is checked before memory is taken for what it limits.
/// A call that exceeds one gets an error; only a frame that is too large, too deep or broken ends the connection.
/// </summary>
public sealed record RemoteLimits
{
    /// <summary>The largest frame, in bytes. Default: 64 MiB.</summary>
    public int MaxFrameBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The largest frame before the handshake is done, in bytes. Default: 64 KiB.</summary>
    public int MaxHandshakeBytes { get; init; } = 64 * 1024;

    /// <summary>How deep arrays may be nested in one message. Default: 64.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>The most elements of all arrays of one message together. Default: 4,000,000.</summary>
    public int MaxElements { get; init; } = 4_000_000;

    /// <summary>The longest string, in UTF-16 units. Default: 16 Mi.</summary>
    public int MaxStringLength { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most objects that one connection may export to its peer at a time. Default: 10,000,000.</summary>
    public int MaxExports { get; init; } = 10_000_000;

    /// <summary>The most requests of the peer that may be running or waiting at a time. Default: 10,000.</summary>
    public int MaxCallsInFlight { get; init; } = 10_000;

    /// <summary>How long a new connection may take until its handshake is done. Default: 10 seconds.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
