namespace DynRemote.Operations;

/// <summary>How long a call waits for its answer.</summary>
/// <param name="Timeout">At most so long; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.</param>
/// <param name="Token">At most until this is cancelled.</param>
internal readonly record struct CallLimits(TimeSpan Timeout, CancellationToken Token)
{
    /// <summary>Whether the wait can end before the answer or the connection's end.</summary>
    public bool CanGiveUp => Timeout != System.Threading.Timeout.InfiniteTimeSpan || Token.CanBeCanceled;

    /// <summary>Waits for a value only so long.</summary>
    /// <exception cref="TimeoutException">It has not come in time.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before.</exception>
    public Task<object?> WithinAsync(Task<object?> value)
    {
        // What comes of it when it is waited for no longer is nobody's: a failure must not count as an exception that nobody has looked at.
        _ = value.ContinueWith(
            static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return value.WaitAsync(Timeout, Token);
    }
}
