using DynRemote.Channels;

namespace DynRemote.Liveness;

/// <summary>What is seen of a connection at one moment.</summary>
/// <param name="At">The moment, on a clock that never goes back.</param>
/// <param name="CallsWait">Whether a call waits for its answer.</param>
/// <param name="Sending">Whether a thread is sending, or blocked in it.</param>
/// <param name="Heard">How much has come from the peer so far.</param>
/// <param name="SignUnanswered">Whether the peer's program has not yet answered the last sign of life that was asked of it.</param>
/// <param name="Delivery">What the transport knows.</param>
internal readonly record struct Sighting(TimeSpan At, bool CallsWait, bool Sending, long Heard, bool SignUnanswered, Delivery? Delivery);
