using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// A remote text writer as one of this side. Nothing is buffered here: each text that is written is a round trip. Numbers and formatted texts are made into text
/// on this side, in the culture of the remote writer.
/// </summary>
[DebuggerDisplay("{ProxyDebugView.TextOf(this),nq}")]
[DebuggerTypeProxy(typeof(ProxyDebugView))]
internal sealed class RemoteTextWriter(RemoteObject proxy) : TextWriter, IProxyBacked
{
    /// <summary>As many characters as one message carries.</summary>
    private const int PartSize = 64 * 1024;

    /// <inheritdoc/>
    public object Origin => proxy;

    /// <inheritdoc/>
    public override Encoding Encoding => (Encoding)ProxyConversion.ToType(Get(nameof(Encoding)), typeof(Encoding))!;

    /// <inheritdoc/>
    public override IFormatProvider FormatProvider => (IFormatProvider)ProxyConversion.ToType(Get(nameof(FormatProvider)), typeof(IFormatProvider))!;

    /// <inheritdoc/>
    [AllowNull]
    public override string NewLine
    {
        get => (string)Get(nameof(NewLine))!;
        set => proxy.Perform(new Operation(OperationKind.Set, nameof(NewLine), value));
    }

    /// <summary>The writer that stands for a remote one; the same each time.</summary>
    public static object Of(RemoteObject proxy) => TypedViews.Get(proxy, typeof(TextWriter), static (key, _) => new RemoteTextWriter((RemoteObject)key));

    /// <inheritdoc/>
    public override void Write(char value) => Call(nameof(Write), value);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        foreach (var part in PartsOf(value))
            Call(nameof(Write), part);
    }

    /// <inheritdoc/>
    public override void WriteLine() => Call(nameof(WriteLine));

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        if (value is null or { Length: <= PartSize })
        {
            Call(nameof(WriteLine), value);
            return;
        }
        Write(value);
        WriteLine();
    }

    /// <inheritdoc/>
    public override void Flush() => Call(nameof(Flush));

    /// <inheritdoc/>
    public override Task WriteAsync(char value) => CallAsync(nameof(WriteAsync), value);

    /// <inheritdoc/>
    public override Task WriteAsync(char[] buffer, int index, int count) => WriteAsync(new string(buffer, index, count));

    /// <inheritdoc/>
    public override async Task WriteAsync(string? value)
    {
        foreach (var part in PartsOf(value))
            await CallAsync(nameof(WriteAsync), part).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        foreach (var part in PartsOf(buffer.ToString()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await CallAsync(nameof(WriteAsync), part).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override Task WriteLineAsync() => CallAsync(nameof(WriteLineAsync));

    /// <inheritdoc/>
    public override Task WriteLineAsync(char value) => WriteLineAsync(value.ToString());

    /// <inheritdoc/>
    public override Task WriteLineAsync(char[] buffer, int index, int count) => WriteLineAsync(new string(buffer, index, count));

    /// <inheritdoc/>
    public override async Task WriteLineAsync(string? value)
    {
        await WriteAsync(value).ConfigureAwait(false);
        await WriteLineAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        await WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        await WriteLineAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task FlushAsync() => CallAsync(nameof(FlushAsync));

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => cancellationToken.CanBeCanceled ? CallAsync(nameof(FlushAsync), cancellationToken) : FlushAsync();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            proxy.Perform(new Operation(OperationKind.Dispose));
        base.Dispose(disposing);
    }

    private static IEnumerable<string> PartsOf(string? text)
    {
        for (var start = 0; start < text?.Length; start += PartSize)
            yield return text.Substring(start, Math.Min(PartSize, text.Length - start));
    }

    private object? Get(string name) => proxy.Perform(new Operation(OperationKind.Get, name));

    private void Call(string name, params object?[] arguments) => proxy.Perform(new Operation(OperationKind.InvokeMember, name, arguments));

    private Task<object?> CallAsync(string name, params object?[] arguments) => proxy.PerformAsync(new Operation(OperationKind.InvokeMemberAsync, name, arguments));
}
