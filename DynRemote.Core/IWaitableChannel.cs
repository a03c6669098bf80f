namespace DynRemote;

/// <summary>
/// A channel that can also be waited on without a thread. A host with many idle connections uses it, so that an idle connection costs no thread.
/// </summary>
public interface IWaitableChannel : IMessageChannel
{
    /// <summary>
    /// Completes when <see cref="IMessageChannel.Receive"/> has something to do: bytes have come, or the channel has ended.
    /// Called only while no thread is in <see cref="IMessageChannel.Receive"/>. It reads nothing, and it never faults: an error is left for <c>Receive</c> to throw.
    /// </summary>
    Task WaitToReceiveAsync();
}
