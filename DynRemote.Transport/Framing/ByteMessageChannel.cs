using DynRemote.Channels;

namespace DynRemote.Transport.Framing;

/// <summary>
/// A channel over a stream of bytes: the preamble, then one BSON document after the other (<c>docs/protocol.md</c>).
/// </summary>
/// <remarks>
/// <see cref="Send"/> throws <see cref="ArgumentException"/> for a message that cannot be sent, and the channel is as before. <see cref="Receive"/> throws
/// <see cref="RemoteProtocolException"/> when the peer does not keep to the protocol, and <see cref="IOException"/> when the stream breaks.
/// After <see cref="Dispose"/>, <see cref="Receive"/> returns <see langword="null"/> and <see cref="Send"/> throws <see cref="ObjectDisposedException"/>.
/// </remarks>
public abstract class ByteMessageChannel : IWaitableChannel, ILimitedChannel, IAcknowledgedChannel
{
    private readonly IByteLink _link;
    private readonly FrameInput _input;
    private readonly OutgoingLimits _limits;
    private readonly FrameOutput _output;
    private volatile bool _isDisposed;

    private protected ByteMessageChannel(IByteLink link, RemoteLimits? limits)
    {
        _link = link;
        limits ??= new RemoteLimits();
        _input = new FrameInput(link, limits);
        _limits = new OutgoingLimits(limits);
        _output = new FrameOutput(link, _limits);
    }

    /// <inheritdoc/>
    public long BytesSent => _output.Sent;

    /// <inheritdoc/>
    public long BytesReceived => _input.Received;

    /// <inheritdoc/>
    public void Send(object?[] message)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            _output.Send(message);
        }
        catch (IOException) when (_isDisposed)
        {
            throw new ObjectDisposedException(GetType().FullName);
        }
    }

    /// <inheritdoc/>
    public void Flush()
    {
        try
        {
            _output.Flush();
        }
        catch (IOException) when (_isDisposed)
        {
            throw new ObjectDisposedException(GetType().FullName);
        }
    }

    /// <inheritdoc/>
    public object?[]? Receive()
    {
        if (_isDisposed)
            return null;
        try
        {
            return _input.Receive();
        }
        catch (IOException) when (_isDisposed)
        {
            // The stream broke because this side closed it, which is the orderly end that null stands for.
            return null;
        }
    }

    /// <inheritdoc/>
    public Task WaitToReceiveAsync() => _isDisposed || _input.HasBytes ? Task.CompletedTask : _link.WaitToReadAsync();

    Delivery? IAcknowledgedChannel.Delivery => _link.Delivery;

    void ILimitedChannel.KeepTo(RemoteLimits peer) => _limits.KeepTo(peer);

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        _link.Dispose();
        GC.SuppressFinalize(this);
    }
}
