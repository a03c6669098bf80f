namespace DynRemote.Transport.Framing;

/// <summary>A channel of two asynchronous functions: it can be waited on without a thread.</summary>
internal sealed class WaitableFrameFunctionChannel(IWaitableChannel inner, FrameCodec codec) : FrameFunctionChannel(inner, codec), IWaitableChannel
{
    /// <inheritdoc/>
    public Task WaitToReceiveAsync() => inner.WaitToReceiveAsync();
}
