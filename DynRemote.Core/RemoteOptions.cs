using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DynRemote;

/// <summary>How one side of a connection behaves. Immutable; vary it with <c>with</c>. The two sides need not have the same options.</summary>
public sealed record RemoteOptions
{
    /// <summary>Which members the peer may touch on this side. Default: <see cref="AccessPolicy.Safe"/>.</summary>
    public AccessPolicy Policy { get; init; } = AccessPolicy.Safe;

    /// <summary>
    /// How long a call waits for its answer before it throws <see cref="TimeoutException"/>; the connection lives on, and what the call does at the peer goes on.
    /// Default: no limit, for a call ends in any case when the connection does.
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// How long the peer may send nothing at all while calls wait for it, before the connection counts as lost. The peer is asked for a sign of life meanwhile.
    /// A second finds a cut cable at once, and also ends the connection of a peer that stands at a breakpoint or was put to sleep. Default: no limit; over TCP,
    /// a machine that is gone is noticed after some seconds all the same, for the operating systems ask each other.
    /// </summary>
    public TimeSpan SilenceLimit { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Where the peer's requests run on this side. Default: <see cref="RemoteDispatcher.Concurrent"/>.</summary>
    public RemoteDispatcher Dispatcher { get; init; } = RemoteDispatcher.Concurrent;

    /// <summary>What this side accepts from the peer.</summary>
    public RemoteLimits Limits { get; init; } = new();

    /// <summary>Gets a line for each connection that begins or ends badly, and for each refused member. Default: none.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>
    /// Whether exceptions of this side carry their stack traces to the peer, and a reference to the live exception, which has one. Default: true.
    /// </summary>
    public bool SendStackTraces { get; init; } = true;

    /// <summary>How long <c>RemoteClient</c> tries to reach the host. Default: 10 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Lets a host without authentication listen on an address that other machines reach: whoever reaches it can then use what it exports. Default: false.
    /// </summary>
    public bool AllowListeningBeyondLoopbackWithoutAuthentication { get; init; }
}
