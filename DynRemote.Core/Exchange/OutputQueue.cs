namespace DynRemote.Exchange;

/// <summary>
/// The one ordered way out. A message is sent by the thread that brings it, without a thread switch; what other threads bring meanwhile is sent by the same
/// thread, so that no lock is held over the sending and messages that are there together leave together.
/// </summary>
/// <param name="channel">Where messages go.</param>
/// <param name="onSending">Told before a thread begins to send: from here on, something may be on its way.</param>
/// <param name="onRefused">Told of a message that the channel refuses with an <see cref="ArgumentException"/>, for instance since it is too large: the channel is still good.</param>
/// <param name="onFailure">Told once of any other failure: nothing is sent any more.</param>
internal sealed class OutputQueue(IMessageChannel channel, Action onSending, Action<OutgoingMessage, ArgumentException> onRefused, Action<Exception> onFailure)
{
    private readonly Lock _gate = new();

    /// <summary>Messages in the order in which they leave. Guarded by the lock.</summary>
    private readonly Queue<OutgoingMessage> _messages = new();

    /// <summary>Whether a thread is sending. Guarded by the lock.</summary>
    private bool _sending;

    /// <summary>Whether the channel has failed: nothing is sent any more. Guarded by the lock.</summary>
    private bool _failed;

    /// <summary>Completed when nothing is being sent any more; <see langword="null"/> where nobody waits for that. Guarded by the lock.</summary>
    private TaskCompletionSource? _idle;

    /// <summary>Counted by the thread that is sending; read by any.</summary>
    private long _sent;

    /// <summary>How many messages have been given to the channel.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>Whether a thread is sending, or is blocked in it.</summary>
    public bool IsSending
    {
        get
        {
            lock (_gate)
                return _sending;
        }
    }

    /// <summary>Puts a message in line. Nothing is sent until the next <see cref="Send()"/>.</summary>
    public void Enqueue(OutgoingMessage message)
    {
        lock (_gate)
            _messages.Enqueue(message);
    }

    /// <summary>Puts a message in line and sends what is in line, unless another thread is at it.</summary>
    public void Send(OutgoingMessage message)
    {
        lock (_gate)
        {
            if (_failed)
                return;
            _messages.Enqueue(message);
            if (_sending)
                return;
            _sending = true;
        }
        SendAll();
    }

    /// <summary>Sends what is in line, unless another thread is at it.</summary>
    public void Send()
    {
        lock (_gate)
        {
            if (_sending || _failed)
                return;
            _sending = true;
        }
        SendAll();
    }

    /// <summary>Completes when no thread is sending: all that was in line has left, or nothing can be sent any more.</summary>
    public Task WhenIdle()
    {
        lock (_gate)
        {
            if (!_sending || _failed)
                return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    private void SendAll()
    {
        onSending();
        try
        {
            while (true)
            {
                while (TryTake(out var message))
                {
                    SendOne(message);
                }
                channel.Flush();
                lock (_gate)
                {
                    if (_messages.Count > 0)
                        continue;
                    _sending = false;
                    _idle?.SetResult();
                    _idle = null;
                    return;
                }
            }
        }
        // Whatever the channel throws ends the connection; the callers whose messages were in line learn it from their calls.
        catch (Exception exception)
        {
            lock (_gate)
            {
                _failed = true;
                _messages.Clear();
                _idle?.SetResult();
                _idle = null;
            }
            onFailure(exception);
        }
    }

    private void SendOne(OutgoingMessage message)
    {
        try
        {
            channel.Send(message.Wire);
        }
        catch (ArgumentException refusal)
        {
            onRefused(message, refusal);
            return;
        }
        message.References?.Sent();
        Interlocked.Increment(ref _sent);
    }

    private bool TryTake(out OutgoingMessage message)
    {
        lock (_gate)
            return _messages.TryDequeue(out message!);
    }
}
