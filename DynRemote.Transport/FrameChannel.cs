using DynRemote.Transport.Framing;

namespace DynRemote.Transport;

/// <summary>Makes channels of two functions that send and receive bytes, for whatever network, queue or pipe there is.</summary>
/// <remarks>
/// Each <c>byte[]</c> is one frame: one BSON document (<c>docs/protocol.md</c>). The functions must deliver frames whole, in order, and each once.
/// An array that was given to <c>send</c> belongs to it; an array that <c>receive</c> has returned must not be changed any more.
/// </remarks>
public static partial class FrameChannel
{
    /// <summary>Makes a channel of two functions that block.</summary>
    /// <param name="send">Sends a frame. Called by one thread at a time; may be called while <paramref name="receive"/> is.</param>
    /// <param name="receive">
    /// Waits for a frame; <see langword="null"/> says that the peer has closed the channel. Called by one thread at a time. An exception that it
    /// throws is the failure of the connection.
    /// </param>
    /// <param name="close">
    /// Called once when the channel is disposed. It should make a blocked <paramref name="send"/> and <paramref name="receive"/> return or throw: nothing else
    /// can. Without it, a thread that waits in one of them stays there until the function returns by itself.
    /// </param>
    /// <param name="limits">What to accept from the peer; <see langword="null"/> for the defaults.</param>
    public static IMessageChannel FromFunctions(Action<byte[]> send, Func<byte[]?> receive, Action? close = null, RemoteLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(receive);
        var codec = new FrameCodec(limits ?? new RemoteLimits());
        var inner = MessageChannel.FromFunctions(message => send(codec.Encode(message)), () => codec.Decode(receive()), close);
        return new FrameFunctionChannel(inner, codec);
    }

    /// <summary>Makes a channel of two asynchronous functions.</summary>
    /// <param name="send">Sends a frame. Not called again before its task has completed; may be called while <paramref name="receive"/> is at work.</param>
    /// <param name="receive">
    /// Waits for a frame; <see langword="null"/> says that the peer has closed the channel. Not called again before its task has completed. An
    /// exception that it throws is the failure of the connection.
    /// </param>
    /// <param name="close">
    /// Called once when the channel is disposed. What waits for the two functions is released even without it, but a task that is never completed stays alive.
    /// </param>
    /// <param name="limits">What to accept from the peer; <see langword="null"/> for the defaults.</param>
    /// <remarks>
    /// The functions do not run in the synchronization context of the thread that calls them, because it may wait for them: what follows an
    /// <see langword="await"/> runs on threads of DynRemote's own, so that an answer comes in even when all threads of the pool wait for one.
    /// </remarks>
    public static IMessageChannel FromFunctions(Func<byte[], Task> send, Func<Task<byte[]?>> receive, Action? close = null, RemoteLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(receive);
        var codec = new FrameCodec(limits ?? new RemoteLimits());
        var inner = MessageChannel.FromFunctions(
            message => send(codec.Encode(message)),
            // In the channel's context, which has threads of its own; else a thread of the pool would be needed.
            async () => codec.Decode(await receive().ConfigureAwait(true)),
            close);
        return new WaitableFrameFunctionChannel((IWaitableChannel)inner, codec);
    }
}
