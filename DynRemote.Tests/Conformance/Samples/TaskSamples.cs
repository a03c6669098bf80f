using System.Runtime.CompilerServices;

namespace DynRemote.Tests.Conformance.Samples;

/// <summary>Things to wait for.</summary>
public sealed class Kitchen
{
    public TaskCompletionSource<int> Oven { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<int> Baked => Oven.Task;

    public async Task<string> CookAsync(string dish)
    {
        await Task.Yield();
        return "hot " + dish;
    }

    public async Task BurnAsync()
    {
        await Task.Yield();
        throw new FormatException("burnt");
    }

    public Task CleanAsync() => Task.CompletedTask;

    public ValueTask<int> CountAsync(int value) => ValueTask.FromResult(value);

    public Task<int> CanceledAsync() => Task.FromCanceled<int>(new CancellationToken(canceled: true));

    public Task<Slot> SlotAsync(object value) => Task.FromResult(new Slot { Value = value });

    public CustomAwaitable Custom() => new();

    public async Task<int> UseAsync(Func<int, Task<int>> callback) => 1 + await callback(41);

    public async Task<int> AwaitAsync(Task<int> task) => 1 + await task;
}

/// <summary>Can be awaited for no other reason than its members.</summary>
public sealed class CustomAwaitable
{
    public CustomAwaiter GetAwaiter() => new();

    public sealed class CustomAwaiter : INotifyCompletion
    {
        public bool IsCompleted => false;

        public void OnCompleted(Action continuation) => ThreadPool.QueueUserWorkItem(_ => continuation());

        public string GetResult() => "custom";
    }
}
