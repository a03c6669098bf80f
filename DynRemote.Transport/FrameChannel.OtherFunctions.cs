using System.Runtime.CompilerServices;

namespace DynRemote.Transport;

/// <content>
/// The two functions in the other shapes that queues, pipes and sockets have them in. Where a lambda fits several, the shapes of the main part win.
/// </content>
public static partial class FrameChannel
{
    /// <summary>Makes a channel of two functions that block; an empty frame says that the peer has closed the channel.</summary>
    /// <inheritdoc cref="FromFunctions(Action{byte[]}, Func{byte[]}, Action, RemoteLimits)"/>
    [OverloadResolutionPriority(-1)]
    public static IMessageChannel FromFunctions(
        Action<ReadOnlyMemory<byte>> send, Func<ReadOnlyMemory<byte>> receive, Action? close = null, RemoteLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(receive);
        return FromFunctions((byte[] frame) => send(frame), () => Frame(receive()), close, limits);
    }

    /// <inheritdoc cref="FromFunctions(Func{byte[], Task}, Func{Task{byte[]}}, Action, RemoteLimits)"/>
    [OverloadResolutionPriority(-1)]
    public static IMessageChannel FromFunctions(
        Func<byte[], ValueTask> send, Func<ValueTask<byte[]?>> receive, Action? close = null, RemoteLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(receive);
        return FromFunctions((byte[] frame) => send(frame).AsTask(), () => receive().AsTask(), close, limits);
    }

    /// <summary>
    /// Makes a channel of two functions that can be cancelled: the token is cancelled when the channel is disposed. An empty frame says that the peer has
    /// closed the channel.
    /// </summary>
    /// <inheritdoc cref="FromFunctions(Func{byte[], Task}, Func{Task{byte[]}}, Action, RemoteLimits)"/>
    [OverloadResolutionPriority(-2)]
    public static IMessageChannel FromFunctions(
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> send,
        Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> receive,
        Action? close = null,
        RemoteLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(receive);
        var closing = new CancellationTokenSource();
        return FromFunctions(
            (byte[] frame) => send(frame, closing.Token).AsTask(),
            async () => Frame(await receive(closing.Token).ConfigureAwait(false)),
            () =>
            {
                try
                {
                    closing.Cancel();
                }
                finally
                {
                    close?.Invoke();
                }
            },
            limits);
    }

    private static byte[]? Frame(ReadOnlyMemory<byte> received) => received.IsEmpty ? null : received.ToArray();
}
