using System.Diagnostics;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>A remote stream as a stream of this side. Nothing is buffered here: what is read or written goes over in parts, one round trip each.</summary>
[DebuggerDisplay("{ProxyDebugView.TextOf(this),nq}")]
[DebuggerTypeProxy(typeof(ProxyDebugView))]
internal sealed class RemoteStream(RemoteObject proxy) : Stream, IProxyBacked
{
    /// <summary>As much as one message carries.</summary>
    private const int PartSize = 1024 * 1024;

    /// <summary>As much as a copy asks for first; then more, for as long as the producer fills it.</summary>
    private const int FirstPart = 64 * 1024;

    /// <inheritdoc/>
    public object Origin => proxy;

    /// <inheritdoc/>
    public override bool CanRead => Get<bool>(nameof(CanRead));

    /// <inheritdoc/>
    public override bool CanSeek => Get<bool>(nameof(CanSeek));

    /// <inheritdoc/>
    public override bool CanWrite => Get<bool>(nameof(CanWrite));

    /// <inheritdoc/>
    public override long Length => Get<long>(nameof(Length));

    /// <inheritdoc/>
    public override long Position
    {
        get => Get<long>(nameof(Position));
        set => proxy.Perform(new Operation(OperationKind.Set, nameof(Position), value));
    }

    /// <summary>The stream that stands for a remote one; the same each time.</summary>
    public static object Of(RemoteObject proxy) => TypedViews.Get(proxy, typeof(Stream), static (key, _) => new RemoteStream((RemoteObject)key));

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var part = (ReadOnlyMemory<byte>)proxy.Perform(Reading(OperationKind.ReadPart, buffer.Length, default))!;
        part.Span.CopyTo(buffer);
        return part.Length;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var part = (ReadOnlyMemory<byte>)(await proxy.PerformAsync(Reading(OperationKind.ReadPartAsync, buffer.Length, cancellationToken)).ConfigureAwait(false))!;
        part.CopyTo(buffer);
        return part.Length;
    }

    /// <inheritdoc/>
    public override void CopyTo(Stream destination, int bufferSize)
    {
        ValidateCopyToArguments(destination, bufferSize);
        for (var size = FirstPart; ;)
        {
            var part = (ReadOnlyMemory<byte>)proxy.Perform(Reading(OperationKind.ReadPart, size, default))!;
            if (part.IsEmpty)
                return;
            destination.Write(part.Span);
            size = NextSize(size, part.Length);
        }
    }

    /// <inheritdoc/>
    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        ValidateCopyToArguments(destination, bufferSize);
        for (var size = FirstPart; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = (ReadOnlyMemory<byte>)(await proxy.PerformAsync(Reading(OperationKind.ReadPartAsync, size, cancellationToken)).ConfigureAwait(false))!;
            if (part.IsEmpty)
                return;
            await destination.WriteAsync(part, cancellationToken).ConfigureAwait(false);
            size = NextSize(size, part.Length);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        for (; buffer.Length > 0; buffer = buffer[Math.Min(PartSize, buffer.Length)..])
            proxy.Perform(Writing(OperationKind.WritePart, buffer[..Math.Min(PartSize, buffer.Length)].ToArray(), default));
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (; buffer.Length > 0; buffer = buffer[Math.Min(PartSize, buffer.Length)..])
        {
            cancellationToken.ThrowIfCancellationRequested();
            await proxy.PerformAsync(Writing(OperationKind.WritePartAsync, buffer[..Math.Min(PartSize, buffer.Length)].ToArray(), cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => (long)Call(nameof(Seek), offset, origin)!;

    /// <inheritdoc/>
    public override void SetLength(long value) => Call(nameof(SetLength), value);

    /// <inheritdoc/>
    public override void Flush() => Call(nameof(Flush));

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => proxy.PerformAsync(
        new Operation(OperationKind.InvokeMemberAsync, nameof(FlushAsync), cancellationToken.CanBeCanceled ? [cancellationToken] : []));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            proxy.Perform(new Operation(OperationKind.Dispose));
        base.Dispose(disposing);
    }

    // The owner makes room for as much as it is asked for: of a producer that gives little, little is asked.
    private static int NextSize(int size, int read) => read == size ? Math.Min(2 * size, PartSize) : Math.Max(size / 2, FirstPart);

    private static Operation Reading(OperationKind kind, int count, CancellationToken token) =>
        new(kind, null, token.CanBeCanceled ? [Math.Min(count, PartSize), token] : [Math.Min(count, PartSize)]);

    private static Operation Writing(OperationKind kind, ReadOnlyMemory<byte> part, CancellationToken token) =>
        new(kind, null, token.CanBeCanceled ? [part, token] : [part]);

    private T Get<T>(string name) => (T)proxy.Perform(new Operation(OperationKind.Get, name))!;

    private object? Call(string name, params object?[] arguments) => proxy.Perform(new Operation(OperationKind.InvokeMember, name, arguments));
}
