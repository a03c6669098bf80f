using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace DynRemote.Tests.Conformance.Samples;

/// <summary>Produces one after another, and tells how far it got and whether it was ended.</summary>
public sealed class AsyncProducer
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Produced { get; private set; }

    public Task Ended => _ended.Task;

    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async IAsyncEnumerable<int> Endless(bool yields, [EnumeratorCancellation] CancellationToken token = default)
    {
        try
        {
            while (true)
            {
                if (yields)
                    await Task.Yield();
                token.ThrowIfCancellationRequested();
                yield return Produced++;
            }
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    public async IAsyncEnumerable<int> Echo(IAsyncEnumerable<int> numbers)
    {
        await foreach (var number in numbers.ConfigureAwait(false))
            yield return number;
    }

    /// <summary>Gives one element, and has no other until its token is canceled.</summary>
    public async IAsyncEnumerable<int> OneAndThenNone(int count, [EnumeratorCancellation] CancellationToken token = default)
    {
        try
        {
            for (var i = 0; i < count; i++)
                yield return i;
            Asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    public async IAsyncEnumerable<string> FailingAfter(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return $"{i}";
        }
        throw new FormatException("no more");
    }

    public async IAsyncEnumerable<Slot> Slots(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return new Slot { Value = i };
        }
    }

    public async Task<int> TakeAsync(IAsyncEnumerable<int> numbers, int count)
    {
        var sum = 0;
        await foreach (var number in numbers)
        {
            sum += number;
            if (--count == 0)
                break;
        }
        return sum;
    }

    public async Task<string> WalkAsync(IAsyncEnumerable<int> numbers, CancellationToken token)
    {
        try
        {
            await foreach (var number in numbers.WithCancellation(token))
                Asked.TrySetResult();
            return "ended";
        }
        catch (OperationCanceledException)
        {
            return "canceled";
        }
    }
}

/// <summary>Reads and writes texts, in the formats that it is given.</summary>
public sealed class Scribe
{
    public TextReader Open(string text) => new StringReader(text);

    public StringWriter Written { get; } = new() { NewLine = "\n" };

    public TextWriter Writer => Written;

    public string ReadAll(TextReader reader) => $"{(char)reader.Peek()}{(char)reader.Read()}|{reader.ReadLine()}|{reader.ReadToEnd()}";

    public async Task<string> ReadAllAsync(TextReader reader)
    {
        var buffer = new char[3];
        var count = await reader.ReadBlockAsync(buffer, 0, 3);
        return $"{new string(buffer, 0, count)}|{await reader.ReadLineAsync()}|{await reader.ReadToEndAsync()}";
    }

    public void WriteTo(TextWriter writer)
    {
        writer.Write('a');
        writer.Write(1.5);
        writer.WriteLine("line");
        writer.Write("{0}-{1}", 1, 2);
        writer.Write(['x', 'y']);
        writer.Flush();
    }

    public async Task WriteToAsync(TextWriter writer)
    {
        await writer.WriteAsync("b");
        await writer.WriteLineAsync("line");
        await writer.WriteAsync("rest".AsMemory());
        await writer.FlushAsync();
    }

    public string Format(double value, IFormatProvider provider) => value.ToString("N1", provider);

    public string In(CultureInfo culture) => culture.Name;

    public byte[] Encode(string text, Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

    public string Sort(StringComparer comparer) => SortBy(comparer);

    public string SortBy(IComparer<string> comparer) => string.Join(' ', new[] { "c", "a", "B" }.Order(comparer));

    public string Find(Dictionary<string, int> map, HashSet<string> set, SortedDictionary<string, int> sorted, string key) =>
        $"{map.ContainsKey(key)} {set.Contains(key)} {sorted.ContainsKey(key)}";

    public int Lengths(Lazy<string> text) => text.Value.Length;

    public bool WasMade(Lazy<string> text) => text.IsValueCreated;

    public Lazy<Slot> Later { get; } = new(() => new Slot { Value = "made" });

    public string Copy(Stream from, Stream to, CancellationToken token)
    {
        from.CopyTo(to);
        to.Position = 0;
        to.SetLength(to.Length - 1);
        return $"{from.Length} {to.Length} {to.Seek(-1, SeekOrigin.End)}";
    }

    public long Drain(Stream from, Stream to)
    {
        var total = 0L;
        var buffer = new byte[64 * 1024];
        while (from.Read(buffer) is > 0 and var count)
        {
            to.Write(buffer, 0, count);
            total += count;
        }
        return total;
    }

    public async Task<long> CopyAsync(Stream from, Stream to, CancellationToken token)
    {
        await from.CopyToAsync(to, 10_000, token);
        await to.FlushAsync(token);
        return to.Position;
    }
}

/// <summary>A stream that has nothing to read until it is canceled.</summary>
public sealed class SilentStream : MemoryStream
{
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Asked.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}

/// <summary>So many bytes, which are nowhere.</summary>
public sealed class Noise(long length) : MemoryStream
{
    private long _left = length;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = (int)Math.Min(count, _left);
        _left -= read;
        return read;
    }
}

/// <summary>Forgets what is written to it, and looks at the process's memory now and then.</summary>
public sealed class Sink : MemoryStream
{
    public long Written { get; private set; }

    public long FirstMemory { get; private set; }

    public long MostMemory { get; private set; }

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (Written % (8 << 20) == 0)
        {
            MostMemory = Math.Max(MostMemory, GC.GetTotalMemory(forceFullCollection: true));
            FirstMemory = FirstMemory == 0 ? MostMemory : FirstMemory;
        }
        Written += count;
    }
}

/// <summary>A provider of formats of the program's own.</summary>
public sealed class Shouting : IFormatProvider, ICustomFormatter
{
    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => $"{arg}!";
}
