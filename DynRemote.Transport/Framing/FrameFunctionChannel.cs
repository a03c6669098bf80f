using DynRemote.Channels;

namespace DynRemote.Transport.Framing;

/// <summary>A channel of two functions, which knows how many bytes have passed them.</summary>
internal class FrameFunctionChannel(IMessageChannel inner, FrameCodec codec) : IMessageChannel, ILimitedChannel
{
    /// <inheritdoc/>
    public long BytesSent => codec.Sent;

    /// <inheritdoc/>
    public long BytesReceived => codec.Received;

    /// <inheritdoc/>
    public void Send(object?[] message) => inner.Send(message);

    /// <inheritdoc/>
    public object?[]? Receive() => inner.Receive();

    /// <inheritdoc/>
    public void KeepTo(RemoteLimits peer) => codec.Outgoing.KeepTo(peer);

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();
}
