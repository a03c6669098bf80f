using DynRemote.Channels;

namespace DynRemote;

/// <summary>Makes channels that need no network: of two functions of one's own, or between two connections of one process.</summary>
/// <remarks>
/// This is the upper of two levels: its functions get messages (see <see cref="IMessageChannel"/> for what they are made of), to pass on as they are or
/// through a serializer of one's own. <c>DynRemote.Transport</c> has the lower level, <c>FrameChannel</c>, whose functions get bytes.
/// </remarks>
public static partial class MessageChannel
{
    // Enough that a burst of pipelined calls never waits, and little enough that a peer that does not read is noticed.
    private const int PairCapacity = 1024;

    /// <summary>Makes a channel of two functions that block.</summary>
    /// <param name="send">Sends a message. Called by one thread at a time; may be called while <paramref name="receive"/> is.</param>
    /// <param name="receive">
    /// Waits for a message; <see langword="null"/> says that the peer has closed the channel. Called by one thread at a time. An exception that
    /// it throws is the failure of the connection.
    /// </param>
    /// <param name="close">
    /// Called once when the channel is disposed. It should make a blocked <paramref name="send"/> and <paramref name="receive"/> return or throw: nothing else
    /// can. Without it, a thread that waits in one of them stays there until the function returns by itself.
    /// </param>
    public static IMessageChannel FromFunctions(Action<object?[]> send, Func<object?[]?> receive, Action? close = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(receive);
        return new FunctionChannel(send, receive, close);
    }

    /// <summary>Makes a channel of two asynchronous functions.</summary>
    /// <param name="send">Sends a message. Not called again before its task has completed; may be called while <paramref name="receive"/> is at work.</param>
    /// <param name="receive">
    /// Waits for a message; <see langword="null"/> says that the peer has closed the channel. Not called again before its task has completed.
    /// An exception that it throws is the failure of the connection.
    /// </param>
    /// <param name="close">
    /// Called once when the channel is disposed. What waits for the two functions is released even without it, but a task that is never completed stays alive.
    /// </param>
    /// <remarks>
    /// The functions do not run in the synchronization context of the thread that calls them, because it may wait for them: what follows an
    /// <see langword="await"/> runs on threads of DynRemote's own, so that an answer comes in even when all threads of the pool wait for one.
    /// </remarks>
    public static IMessageChannel FromFunctions(Func<object?[], Task> send, Func<Task<object?[]?>> receive, Action? close = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(receive);
        return new AsyncFunctionChannel(send, receive, close);
    }

    /// <summary>Makes two ends of one in-memory channel: what one sends, the other receives.</summary>
    /// <remarks>
    /// Disposing one end lets the other receive what was sent before, and then the end. Sending waits while 1,024 messages have not been received.
    /// </remarks>
    public static (IMessageChannel First, IMessageChannel Second) CreatePair()
    {
        var forth = new MessageQueue(PairCapacity);
        var back = new MessageQueue(PairCapacity);
        return (new QueueChannel(forth, back), new QueueChannel(back, forth));
    }
}
