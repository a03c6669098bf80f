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
    public async Task<object?> WithinAsync(Task<object?> value)
    {
        try
        {
            return await value.WaitAsync(Timeout, Token).ConfigureAwait(false);
        }
        finally
        {
            // What comes of it now is nobody's: a failure must not count as an exception that nobody has looked at.
            if (!value.IsCompleted)
                _ = value.ContinueWith(
                    static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
