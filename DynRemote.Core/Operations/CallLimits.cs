namespace DynRemote.Operations;

/// <summary>How long a call waits for its answer.</summary>
/// <param name="Timeout">At most so long; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.</param>
/// <param name="Token">At most until this is cancelled.</param>
internal readonly record struct CallLimits(TimeSpan Timeout, CancellationToken Token)
{
    /// <summary>Whether the wait can end before the answer or the connection's end.</summary>
    public bool CanGiveUp => Timeout != System.Threading.Timeout.InfiniteTimeSpan || Token.CanBeCanceled;
}
