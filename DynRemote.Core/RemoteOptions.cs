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
    /// How long the peer's <em>machine</em> may be silent while calls wait, before the connection counts as lost: it was switched off, or the cable is cut. A
    /// peer that stands at a breakpoint, or is too busy to read, is not taken for dead, for its operating system still answers. A network that is slow or loses
    /// much gets more time by itself, as measured. Default: 0.8 seconds. <see cref="Timeout.InfiniteTimeSpan"/> leaves it to the operating system, which takes
    /// from some seconds to a quarter of an hour. Works over TCP on Linux; elsewhere the operating system finds out, in three seconds where nothing is on its way.
    /// </summary>
    public TimeSpan LinkSilenceLimit { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>
    /// How long the peer's <em>program</em> may send nothing at all while calls wait for it, before the connection counts as lost. The peer is asked for a sign
    /// of life meanwhile, which it gives whatever its objects do. This works over every channel, and also ends the connection of a peer that stands at a
    /// breakpoint or was put to sleep. Default: no limit.
    /// </summary>
    public TimeSpan SilenceLimit { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Where the peer's requests run on this side. Default: <see cref="RemoteDispatcher.Concurrent"/>.</summary>
    public RemoteDispatcher Dispatcher { get; init; } = RemoteDispatcher.Concurrent;

    /// <summary>What this side accepts from the peer.</summary>
    public RemoteLimits Limits { get; init; } = new();

    /// <summary>
    /// Whether who raises an event on this side goes on without waiting for the peer's handlers whose delegate returns nothing. They are then called in the order in which the
    /// events were raised, and neither a slow handler nor a long way holds up this program, unless more than it can hold is under way; but what a handler sets in the event's
    /// arguments comes too late, and what it throws comes with <see cref="RemoteConnection.FlushAsync"/>. Handlers that return something, or change an argument, are waited
    /// for in any case. Default: false; a handler of the peer means what one of this process would.
    /// </summary>
    public bool OneWayEvents { get; init; }

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
