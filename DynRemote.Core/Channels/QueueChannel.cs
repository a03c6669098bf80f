namespace DynRemote.Channels;

/// <summary>One end of an in-memory channel. Messages are handed over as they are.</summary>
internal sealed class QueueChannel(MessageQueue outgoing, MessageQueue incoming) : IWaitableChannel
{
    /// <inheritdoc/>
    public void Send(object?[] message)
    {
        ArgumentNullException.ThrowIfNull(message);
        outgoing.Write(message);
    }

    /// <inheritdoc/>
    public object?[]? Receive() => incoming.Read();

    /// <inheritdoc/>
    public Task WaitToReceiveAsync() => incoming.WaitToReadAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        outgoing.LeaveAsWriter();
        incoming.LeaveAsReader();
    }
}
