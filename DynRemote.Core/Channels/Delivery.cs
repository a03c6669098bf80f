namespace DynRemote.Channels;

/// <summary>What a transport knows of the way of what it was given to send.</summary>
/// <param name="IsDue">
/// Whether the peer's machine still has to acknowledge something. Not what waits here since the peer's machine takes no more: it answers, and says that.
/// </param>
/// <param name="SinceLast">The time since the peer's machine acknowledged anything, or answered a probe.</param>
/// <param name="RoundTrip">How long an acknowledgement takes on this network at most, where nothing is lost.</param>
/// <param name="Patience">How long this network may keep acknowledgements away though it works, since it loses much and what is lost is sent again.</param>
internal readonly record struct Delivery(bool IsDue, TimeSpan SinceLast, TimeSpan RoundTrip, TimeSpan Patience);
