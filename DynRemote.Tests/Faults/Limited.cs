namespace DynRemote.Tests.Faults;

/// <summary>Waits that have a limit: what hangs is a failed test, not a test run that never ends.</summary>
internal static class Limited
{
    /// <summary>Far more than anything here takes on a machine that is busy with other things.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>How long until a waiting caller must know of a failure: a second is promised, a busy machine gets more.</summary>
    public static readonly TimeSpan NoticeLimit = TimeSpan.FromSeconds(10);

    /// <summary>Runs something on a thread of its own, and gives up on it after the limit.</summary>
    public static T Run<T>(Func<T> action, TimeSpan? limit = null)
    {
        var task = Start(action);
        if (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(limit ?? Limit))
            Assert.Fail($"Not done within {limit ?? Limit}: it hangs.");
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Runs something on a thread of its own, and gives up on it after the limit.</summary>
    public static void Run(Action action, TimeSpan? limit = null) => Run<object?>(
        () =>
        {
            action();
            return null;
        },
        limit);

    /// <summary>Starts something on a thread of its own.</summary>
    public static Task<T> Start<T>(Func<T> action)
    {
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                outcome.SetResult(action());
            }
            catch (Exception exception)
            {
                outcome.SetException(exception);
            }
        })
        {
            IsBackground = true,
            Name = "test",
        };
        thread.Start();
        return outcome.Task;
    }

    /// <summary>Starts something on a thread of its own.</summary>
    public static Task Start(Action action) => Start<object?>(() =>
    {
        action();
        return null;
    });

    /// <summary>The exception that a task ends with; fails if it ends with none, or not in time.</summary>
    public static Exception FailureOf(Task task, TimeSpan? limit = null)
    {
        if (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(limit ?? NoticeLimit))
            Assert.Fail($"Not told within {limit ?? NoticeLimit}: it hangs.");
        Assert.That(task.IsFaulted, Is.True, "it should have failed");
        return task.Exception!.InnerException!;
    }

    /// <summary>Waits for something to become true.</summary>
    public static void Until(Func<bool> condition, string what, TimeSpan? limit = null) =>
        Assert.That(SpinWait.SpinUntil(condition, limit ?? Limit), Is.True, $"it never came true that {what}");

    /// <summary>Waits for something to become true that the garbage collector decides.</summary>
    public static void UntilCollected(Func<bool> condition, string what) => Until(
        () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return condition();
        },
        what);

    /// <summary>Waits for a task.</summary>
    public static T Get<T>(Task<T> task, TimeSpan? limit = null)
    {
        Wait(task, limit);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Waits for a task, whatever its end.</summary>
    public static void Wait(Task task, TimeSpan? limit = null) =>
        Assert.That(((IAsyncResult)task).AsyncWaitHandle.WaitOne(limit ?? Limit), Is.True, "it hangs");
}
