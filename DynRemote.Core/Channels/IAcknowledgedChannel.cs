namespace DynRemote.Channels;

/// <summary>
/// A channel whose transport knows whether the machine at the other end still answers, whatever the program there does: it may stand at a breakpoint, or be
/// too busy to read.
/// </summary>
internal interface IAcknowledgedChannel
{
    /// <summary>What the transport knows now; <see langword="null"/> where it knows nothing. May be asked by any thread at any time, and never blocks or throws.</summary>
    Delivery? Delivery { get; }
}
