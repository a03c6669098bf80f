namespace DynRemote.Channels;

/// <summary>One direction of an in-memory channel: a bounded queue of messages that blocks its writer when full and its reader when empty.</summary>
/// <remarks>All fields are guarded by the lock.</remarks>
internal sealed class MessageQueue(int capacity)
{
    private readonly object _gate = new();
    private readonly Queue<object?[]> _messages = new();
    private TaskCompletionSource? _arrival;
    private bool _writerLeft;
    private bool _readerLeft;

    /// <summary>Adds a message; waits while the queue is full.</summary>
    /// <exception cref="ObjectDisposedException">The writing end has been disposed.</exception>
    /// <exception cref="IOException">The reading end has been disposed.</exception>
    public void Write(object?[] message)
    {
        lock (_gate)
        {
            while (_messages.Count >= capacity && !_writerLeft && !_readerLeft)
                Monitor.Wait(_gate);
            ObjectDisposedException.ThrowIf(_writerLeft, typeof(IMessageChannel));
            if (_readerLeft)
                throw new IOException("The peer has closed the channel.");
            _messages.Enqueue(message);
            Wake();
        }
    }

    /// <summary>Takes the next message; waits while there is none.</summary>
    /// <returns>The message, or <see langword="null"/> when there will be none: the writing end has left and all is taken, or the reading end has left.</returns>
    public object?[]? Read()
    {
        lock (_gate)
        {
            while (_messages.Count == 0 && !_writerLeft && !_readerLeft)
                Monitor.Wait(_gate);
            if (_readerLeft || _messages.Count == 0)
                return null;
            var message = _messages.Dequeue();
            Monitor.PulseAll(_gate);
            return message;
        }
    }

    /// <summary>Completes when <see cref="Read"/> would not wait.</summary>
    public Task WaitToReadAsync()
    {
        lock (_gate)
        {
            if (_messages.Count > 0 || _writerLeft || _readerLeft)
                return Task.CompletedTask;
            _arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _arrival.Task;
        }
    }

    /// <summary>The writing end leaves: what it has written can still be read.</summary>
    public void LeaveAsWriter()
    {
        lock (_gate)
        {
            _writerLeft = true;
            Wake();
        }
    }

    /// <summary>The reading end leaves: nothing will be read any more, so nothing is kept.</summary>
    public void LeaveAsReader()
    {
        lock (_gate)
        {
            _readerLeft = true;
            _messages.Clear();
            Wake();
        }
    }

    private void Wake()
    {
        Monitor.PulseAll(_gate);
        _arrival?.TrySetResult();
        _arrival = null;
    }
}
