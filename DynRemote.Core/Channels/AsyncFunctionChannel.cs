namespace DynRemote.Channels;

/// <summary>A channel made of two asynchronous functions. The caller's thread waits for them; where nothing has come yet, none has to.</summary>
internal sealed class AsyncFunctionChannel(Func<object?[], Task> send, Func<Task<object?[]?>> receive, Action? close) : IWaitableChannel
{
    private readonly CancellationTokenSource _disposal = new();

    /// <summary>A receive that has been begun to see when something comes. Written only by the thread that reads; <see cref="Dispose"/> looks at it.</summary>
    private Task<object?[]?>? _receiving;

    /// <summary>1 once disposed. Changed atomically.</summary>
    private int _isDisposed;

    /// <inheritdoc/>
    public void Send(object?[] message)
    {
        ObjectDisposedException.ThrowIf(_disposal.IsCancellationRequested, typeof(IMessageChannel));
        ArgumentNullException.ThrowIfNull(message);
        Task? sending = null;
        try
        {
            sending = Start(() => send(message));
            sending.WaitAsync(_disposal.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken == _disposal.Token)
        {
            Abandon(sending);
            throw new ObjectDisposedException(nameof(IMessageChannel));
        }
    }

    /// <inheritdoc/>
    public object?[]? Receive()
    {
        if (_disposal.IsCancellationRequested)
            return null;
        var receiving = _receiving ?? Start(receive);
        _receiving = null;
        try
        {
            return receiving.WaitAsync(_disposal.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken == _disposal.Token)
        {
            Abandon(receiving);
            return null;
        }
    }

    /// <inheritdoc/>
    public Task WaitToReceiveAsync()
    {
        if (_disposal.IsCancellationRequested)
            return Task.CompletedTask;
        _receiving ??= Start(receive);
        return WaitFor(_receiving);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        Abandon(Volatile.Read(ref _receiving));
        _disposal.Cancel();
        close?.Invoke();
    }

    // How a function ends that disposal has left behind is no news to anybody, so it is not to be reported as an unobserved exception.
    private static void Abandon(Task? task) =>
        task?.ContinueWith(static left => _ = left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    // An error stays in the task, for Receive to throw.
    private async Task WaitFor(Task receiving) =>
        await receiving.WaitAsync(_disposal.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    // The thread waits for what it starts, so the functions must not want to continue on it: a user interface's thread would wait for itself. Nor on a
    // thread of the pool: those may all be waiting for an answer that this function is about to bring.
    private static T Start<T>(Func<T> function)
        where T : Task
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(WorkerContext.Instance);
        try
        {
            return function();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
