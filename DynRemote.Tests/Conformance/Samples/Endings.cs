namespace DynRemote.Tests.Conformance.Samples;

/// <summary>Tasks that end in every way.</summary>
public sealed class Endings
{
    public Task<int> Succeeds() => Task.FromResult(5);

    public async Task<int> FailsAsync()
    {
        await Task.Yield();
        throw new FormatException("failed");
    }

    public async Task<int> CanceledAsync()
    {
        await Task.Yield();
        throw new OperationCanceledException();
    }

    public async Task<int> CanceledWithMessageAsync()
    {
        await Task.Yield();
        throw new TaskCanceledException("given up");
    }

    public Task<int> CanceledBySource()
    {
        var source = new TaskCompletionSource<int>();
        source.SetCanceled();
        return source.Task;
    }

    public Task<int> FaultedByCancellation() => Task.FromException<int>(new OperationCanceledException("faulted"));

    public Task<int> FaultedByCancellationAndMore()
    {
        var source = new TaskCompletionSource<int>();
        source.SetException([new OperationCanceledException("faulted"), new FormatException("and more")]);
        return source.Task;
    }

    public Task<int> BothFailAsync()
    {
        var source = new TaskCompletionSource<int>();
        source.SetException([new FormatException("first"), new InvalidOperationException("second")]);
        return source.Task;
    }

    public Task AllFailAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(FailAsync));

    /// <summary>How what a callback gives ends, as this side sees it.</summary>
    public async Task<string> EndOfAsync(Func<Task> callback) => await EndOf(callback());

    public static async Task<string> EndOf(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var errors = task.Exception?.InnerExceptions.ToList() ?? [];
        try
        {
            await task;
        }
        catch (OperationCanceledException canceled) when (task.IsCanceled)
        {
            errors.Add(canceled);
        }
        catch (Exception first)
        {
            if (!ReferenceEquals(first, errors[0]))
                errors.Insert(0, first);
        }
        return string.Join(' ', [task.Status.ToString(), string.Join(", ", errors.Select(error => $"{error.GetType().Name} {error.Message}"))]).TrimEnd();
    }

    // At once: what fails first comes first in the list.
    private static async Task FailAsync(int number)
    {
        await Task.CompletedTask;
        throw new FormatException($"{number}");
    }
}
