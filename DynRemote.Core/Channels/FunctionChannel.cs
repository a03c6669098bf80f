namespace DynRemote.Channels;

/// <summary>A channel made of two functions.</summary>
internal sealed class FunctionChannel(Action<object?[]> send, Func<object?[]?> receive, Action? close) : IMessageChannel
{
    /// <summary>1 once disposed. Changed atomically.</summary>
    private int _isDisposed;

    /// <inheritdoc/>
    public void Send(object?[] message)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, typeof(IMessageChannel));
        ArgumentNullException.ThrowIfNull(message);
        send(message);
    }

    /// <inheritdoc/>
    public object?[]? Receive() => Volatile.Read(ref _isDisposed) != 0 ? null : receive();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            close?.Invoke();
    }
}
