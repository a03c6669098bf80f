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
