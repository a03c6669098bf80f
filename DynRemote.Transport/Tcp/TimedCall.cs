namespace DynRemote.Transport.Tcp;

/// <summary>Gives a time limit to a system call that has none.</summary>
internal static class TimedCall
{
    /// <summary>
    /// Runs the call on a thread of its own: the pool may have none to spare just when many clients connect. A call that takes too long is abandoned;
    /// its thread ends when the system lets go of it.
    /// </summary>
    /// <exception cref="TimeoutException">The time is over. What the call throws is thrown as it is.</exception>
    public static T Run<T>(Func<T> call, TimeSpan timeout)
    {
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                outcome.SetResult(call());
            }
            catch (Exception exception)
            {
                outcome.SetException(exception);
            }
        })
        {
            IsBackground = true,
            Name = "DynRemote connect",
        };
        thread.Start();
        if (timeout != Timeout.InfiniteTimeSpan && timeout <= TimeSpan.Zero)
            timeout = TimeSpan.Zero;
        if (((IAsyncResult)outcome.Task).AsyncWaitHandle.WaitOne(timeout))
            return outcome.Task.GetAwaiter().GetResult();
        Forget(outcome.Task);
        throw new TimeoutException($"No answer within {timeout.TotalSeconds:0.###} s.");
    }

    // The failure of an abandoned call is that it was abandoned, which the caller has been told; nobody else is to hear of it.
    private static void Forget(Task task) =>
        task.ContinueWith(static finished => _ = finished.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
