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

    /// <summary>The largest recorded plan, in bytes of its code. Default: 256 KiB.</summary>
    public int MaxPlanBytes { get; init; } = 256 * 1024;

    /// <summary>The most steps that a recorded plan may have in its text. Default: 10,000.</summary>
    public int MaxPlanSteps { get; init; } = 10_000;

    /// <summary>
    /// The most work of a recorded plan or query: each step that is done counts, for each element that it is done for, and each element that is walked. Default:
    /// 50,000,000.
    /// </summary>
    public long MaxPlanWork { get; init; } = 50_000_000;

    /// <summary>
    /// The most elements that a recorded plan or query may gather to sort, group, join or turn them round, all its operators together; those of the owner's own lists
    /// do not count, which are there anyway. Default: 4,000,000.
    /// </summary>
    public int MaxPlanElements { get; init; } = 4_000_000;

    /// <summary>The most characters of text that a recorded plan or query may make, all its texts together. Default: 256 Mi.</summary>
    public long MaxPlanText { get; init; } = 256 * 1024 * 1024;

    /// <summary>How long a recorded plan or query may take, as far as its own steps go: a member that it calls is not interrupted. Default: 1 minute.</summary>
    public TimeSpan MaxPlanTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many recorded plans of a peer are kept by name, the newest; one that is named later has to be sent again. Default: 1,000.</summary>
    public int MaxPlans { get; init; } = 1000;

    /// <summary>How long a new connection may take until its handshake is done. Default: 10 seconds.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
