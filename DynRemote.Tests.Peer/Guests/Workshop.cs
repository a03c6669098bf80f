using System.Runtime.CompilerServices;
using System.Text;

namespace DynRemote.Tests.Peer.Guests;

/// <summary>Code of the other process that declares the framework's own abstractions, and gives its own.</summary>
public sealed class Workshop
{
    public event EventHandler<ClosingEventArgs>? Closing;

    public bool TryClose(string reason)
    {
        var args = new ClosingEventArgs(reason);
        Closing?.Invoke(this, args);
        return !args.Cancel;
    }

    public string ReadAll(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public async Task WriteAsync(Stream stream, string text, CancellationToken token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token);

    public Stream Open(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public string FirstLine(TextReader reader) => reader.ReadLine() ?? "";

    public void WriteLines(TextWriter writer, int count)
    {
        for (var i = 0; i < count; i++)
            writer.WriteLine(i);
    }

    public async Task<string> WaitAsync(CancellationToken token)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, token);
            return "never";
        }
        catch (OperationCanceledException)
        {
            return "canceled";
        }
    }

    public async Task WorkAsync(IProgress<Step> progress, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            progress.Report(new Step(i, $"step {i}"));
        }
    }

    public async IAsyncEnumerable<Step> Steps(int count, [EnumeratorCancellation] CancellationToken token = default)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            yield return new Step(i, $"step {i}");
        }
    }

    public async Task<int> SumAsync(IAsyncEnumerable<int> numbers)
    {
        var sum = 0;
        await foreach (var number in numbers)
            sum += number;
        return sum;
    }

    public IObservable<Step> Observe(int count) => new Observable(count);

    public Step Current => new(7, "step 7");

    public List<Step> AllSteps => [new(1, "one"), new(2, "two")];

    public string Describe(dynamic data) => $"{data.Name} of {data.Inner.Count}";

    public Transform Twice { get; } = (ref int value, out string text) => text = $"{value *= 2}";

    public string Apply(Transform transform)
    {
        var value = 20;
        transform(ref value, out var text);
        return $"{value} {text}";
    }

    private sealed class Observable(int count) : IObservable<Step>
    {
        public IDisposable Subscribe(IObserver<Step> observer)
        {
            for (var i = 0; i < count; i++)
                observer.OnNext(new Step(i, ""));
            observer.OnError(new InvalidDataException("no more steps"));
            return new MemoryStream();
        }
    }
}

public delegate void Transform(ref int value, out string text);

public sealed record Step(int Number, string Text);

public sealed class ClosingEventArgs(string reason) : EventArgs
{
    public string Reason { get; } = reason;

    public bool Cancel { get; set; }
}
