using System.Runtime.CompilerServices;

namespace DynRemote.Operations;

/// <summary>How something has failed: with an exception, and as a task does: canceled, or faulted with any number of exceptions, of which the first one does not tell.</summary>
/// <param name="Exception">What is thrown where it is waited for.</param>
/// <param name="Further">
/// Of a faulted task all exceptions but the first; <see langword="null"/> where the first one tells all: an <see cref="OperationCanceledException"/> alone is a cancellation.
/// </param>
internal readonly record struct Failure(Exception Exception, Exception[]? Further = null)
{
    private bool IsCancellation => Further is null && Exception is OperationCanceledException;

    /// <summary>A failure of which the exception tells all.</summary>
    public static implicit operator Failure(Exception exception) => new(exception);

    /// <summary>How a task has failed.</summary>
    public static Failure Of(Task ended)
    {
        if (ended.Exception?.InnerExceptions is not { } all)
            return CancellationOf(ended);
        return all.Count == 1 && all[0] is not OperationCanceledException ? all[0] : new Failure(all[0], [.. all.Skip(1)]);
    }

    /// <summary>A task that has failed so.</summary>
    public Task<T> AsTask<T>()
    {
        if (IsCancellation)
        {
            // The one way to a canceled task whose exception is a given one.
            var canceled = AsyncTaskMethodBuilder<T>.Create();
            var task = canceled.Task;
            canceled.SetException(Exception);
            return task;
        }
        var faulted = new TaskCompletionSource<T>();
        faulted.SetException([Exception, .. Further ?? []]);
        return faulted.Task;
    }

    private static OperationCanceledException CancellationOf(Task canceled)
    {
        try
        {
            canceled.GetAwaiter().GetResult();
            throw new ArgumentException("The task has not failed.", nameof(canceled));
        }
        catch (OperationCanceledException exception)
        {
            return exception;
        }
    }
}
