using System.Diagnostics;
using System.Text;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// A remote text reader as one of this side. Nothing is buffered here, so that others may read from the same one: each read is a round trip, of a character, a
/// line, or as many characters as are asked for.
/// </summary>
[DebuggerDisplay("{ProxyDebugView.TextOf(this),nq}")]
[DebuggerTypeProxy(typeof(ProxyDebugView))]
internal sealed class RemoteTextReader(RemoteObject proxy) : TextReader, IProxyBacked
{
    /// <summary>As many characters as one message carries.</summary>
    private const int PartSize = 64 * 1024;

    /// <inheritdoc/>
    public object Origin => proxy;

    /// <summary>The reader that stands for a remote one; the same each time.</summary>
    public static object Of(RemoteObject proxy) => TypedViews.Get(proxy, typeof(TextReader), static (key, _) => new RemoteTextReader((RemoteObject)key));

    /// <inheritdoc/>
    public override int Peek() => (int)Call(nameof(Peek))!;

    /// <inheritdoc/>
    public override int Read() => (int)Call(nameof(Read))!;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(Range(buffer, index, count).Span);

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        var part = (string)proxy.Perform(Reading(OperationKind.ReadPart, buffer.Length, default))!;
        part.CopyTo(buffer);
        return part.Length;
    }

    /// <inheritdoc/>
    public override string? ReadLine() => (string?)Call(nameof(ReadLine));

    /// <inheritdoc/>
    public override string ReadToEnd()
    {
        var text = new StringBuilder();
        while ((string)proxy.Perform(Reading(OperationKind.ReadPart, PartSize, default))! is { Length: > 0 } part)
            text.Append(part);
        return text.ToString();
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(char[] buffer, int index, int count) => ReadAsync(Range(buffer, index, count)).AsTask();

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var part = (string)(await proxy.PerformAsync(Reading(OperationKind.ReadPartAsync, buffer.Length, cancellationToken)).ConfigureAwait(false))!;
        part.CopyTo(buffer.Span);
        return part.Length;
    }

    /// <inheritdoc/>
    public override Task<int> ReadBlockAsync(char[] buffer, int index, int count) => ReadBlockAsync(Range(buffer, index, count)).AsTask();

    /// <inheritdoc/>
    public override async ValueTask<int> ReadBlockAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        var total = 0;
        while (total < buffer.Length && await ReadAsync(buffer[total..], cancellationToken).ConfigureAwait(false) is > 0 and var count)
            total += count;
        return total;
    }

    /// <inheritdoc/>
    public override Task<string?> ReadLineAsync() => ReadLineAsync(default).AsTask();

    /// <inheritdoc/>
    public override async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        object?[] arguments = cancellationToken.CanBeCanceled ? [cancellationToken] : [];
        return (string?)await proxy.PerformAsync(new Operation(OperationKind.InvokeMemberAsync, nameof(ReadLineAsync), arguments)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task<string> ReadToEndAsync() => ReadToEndAsync(default);

    /// <inheritdoc/>
    public override async Task<string> ReadToEndAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        while ((string)(await proxy.PerformAsync(Reading(OperationKind.ReadPartAsync, PartSize, cancellationToken)).ConfigureAwait(false))! is { Length: > 0 } part)
        {
            text.Append(part);
            cancellationToken.ThrowIfCancellationRequested();
        }
        return text.ToString();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            proxy.Perform(new Operation(OperationKind.Dispose));
        base.Dispose(disposing);
    }

    private static Operation Reading(OperationKind kind, int count, CancellationToken token) =>
        new(kind, null, token.CanBeCanceled ? [Math.Min(count, PartSize), token] : [Math.Min(count, PartSize)]);

    private static Memory<char> Range(char[] buffer, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return buffer.AsMemory(index, count);
    }

    private object? Call(string name) => proxy.Perform(new Operation(OperationKind.InvokeMember, name));
}
