using System.Runtime.CompilerServices;

namespace DynRemote.Tests.Conformance.Samples;

/// <summary>Takes and gives what the framework has for work that goes on: tokens, progress, streams, sequences of many kinds.</summary>
public sealed class Plant
{
    /// <summary>Completed when a wait has begun.</summary>
    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationTokenSource Alarm { get; } = new();

    public CancellationToken AlarmToken => Alarm.Token;

    public async Task<string> WaitAsync(CancellationToken token)
    {
        Waiting.TrySetResult();
        await Task.Delay(Timeout.Infinite, token);
        return "never";
    }

    public bool IsCanceled(CancellationToken token) => token.IsCancellationRequested;

    public bool CanBeCanceled(CancellationToken token = default) => token.CanBeCanceled;

    public void Work(int steps, IProgress<int> progress)
    {
        for (var i = 1; i <= steps; i++)
            progress.Report(i);
    }

    public Stream Open(byte[] content) => new MemoryStream(content);

    public int ReadAll(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray().Sum(b => b);
    }

    public void WriteTo(Stream stream, string text) => stream.Write(System.Text.Encoding.UTF8.GetBytes(text));

    public async IAsyncEnumerable<int> CountAsync(int count, [EnumeratorCancellation] CancellationToken token = default)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            yield return i;
        }
    }

    public async Task<int> SumAsync(IAsyncEnumerable<int> numbers)
    {
        var sum = 0;
        await foreach (var number in numbers)
            sum += number;
        return sum;
    }

    public IDisposable Observe(IObservable<string> source, IObserver<string> target) => source.Subscribe(target);

    public int First(IEnumerable<int> numbers) => numbers.First();

    public int SumOf(IReadOnlyList<int> numbers) => numbers.Sum();

    public int Lookup(IDictionary<string, int> map, string key) => map.TryGetValue(key, out var value) ? value : -1;

    public string Compare(IComparable first, object second) => first.CompareTo(second) < 0 ? "less" : "not less";

    public async ValueTask CloseAsync(IAsyncDisposable resource) => await resource.DisposeAsync();
}

/// <summary>Tells whoever listens.</summary>
public sealed class Broadcast : IObservable<string>
{
    private readonly List<IObserver<string>> _observers = [];

    public int Count => _observers.Count;

    public IDisposable Subscribe(IObserver<string> observer)
    {
        _observers.Add(observer);
        return new Subscription(() => _observers.Remove(observer));
    }

    public void Send(string text) => _observers.ToList().ForEach(observer => observer.OnNext(text));

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

public sealed class Collector<T> : IObserver<T>, IProgress<T>
{
    public List<T> Items { get; } = [];

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void OnNext(T value) => Items.Add(value);

    public void Report(T value) => Items.Add(value);
}

public sealed class AsyncResource : IAsyncDisposable
{
    public bool IsDisposed { get; private set; }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
