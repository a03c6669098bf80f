using System.Runtime.CompilerServices;
using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Proxies;

namespace DynRemote.Performing;

/// <summary>The owner's side of <c>await</c>.</summary>
internal static class Awaiting
{
    /// <summary>A task that ends as an awaitable ends, with its result; <see langword="null"/> where it has none.</summary>
    public static Task<object?> Of(object awaitable, MemberBinder binder)
    {
        // Through the gate, as the compiler's await would go; a task then needs no awaiter of its own.
        var awaiter = binder.InvokeMember(awaitable, nameof(Task.GetAwaiter), CallArguments.None)
            ?? throw new InvalidOperationException($"GetAwaiter() of {awaitable.GetType()} returned null.");
        return awaitable switch
        {
            Task task => ResultOf(task),
            _ when ValueTasks.Is(awaitable.GetType()) => ResultOf(ValueTasks.TaskOf(awaitable)),
            _ => OfPattern(awaiter, binder),
        };
    }

    /// <summary>The same for what a call has returned: <see langword="null"/> has nothing to wait for.</summary>
    public static Task<object?> OfResult(object? awaitable, MemberBinder binder) => awaitable switch
    {
        null => Task.FromResult<object?>(null),
        RemoteObject foreign => ProxyTasks.Await(foreign),
        _ => Of(awaitable, binder),
    };

    /// <summary>A task that ends when what <c>await using</c> holds has been disposed of; of <see langword="null"/>, as in C#, there is nothing to dispose.</summary>
    public static async Task<object?> OfDisposal(object? held, MemberBinder binder)
    {
        if (held is not null)
            await binder.DisposeAsync(held).ConfigureAwait(false);
        return null;
    }

    /// <summary>The result of a task; <see langword="null"/> where it has none.</summary>
    public static Task<object?> ResultOf(Task task) => EndAsync(task).Unwrap();

    private static async Task<Task<object?>> EndAsync(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        LateChanges.Bring(task);
        return task.IsCompletedSuccessfully ? Task.FromResult(ResultIn(task)) : Failure.Of(task).AsTask<object?>();
    }

    private static object? ResultIn(Task task)
    {
        for (var type = task.GetType(); type is not null; type = type.BaseType)
        {
            if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Task<>))
                continue;
            var result = type.GetProperty(nameof(Task<object>.Result))!.GetValue(task);
            // The framework's own marker for "no result" is an internal struct.
            return result?.GetType().FullName == "System.Threading.Tasks.VoidTaskResult" ? null : result;
        }
        return null;
    }

    // What the compiler makes of await, through the binder: IsCompleted, OnCompleted, GetResult.
    private static async Task<object?> OfPattern(object awaiter, MemberBinder binder)
    {
        if (binder.Get(awaiter, nameof(TaskAwaiter.IsCompleted)) is not true)
        {
            var completed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ((INotifyCompletion)awaiter).OnCompleted(completed.SetResult);
            await completed.Task.ConfigureAwait(false);
        }
        return binder.InvokeMember(awaiter, nameof(TaskAwaiter.GetResult), CallArguments.None);
    }
}
