using System.Runtime.CompilerServices;

namespace DynRemote;

/// <content>
/// The two functions in the other shapes that queues, pipes and channels have them in. Where a lambda fits several, the shapes of the main part win.
/// </content>
public static partial class MessageChannel
{
    /// <summary>Makes a channel of two functions that can be cancelled: the token is cancelled when the channel is disposed.</summary>
    /// <inheritdoc cref="FromFunctions(Func{object[], Task}, Func{Task{object[]}}, Action)"/>
    [OverloadResolutionPriority(-1)]
    public static IMessageChannel FromFunctions(
        Func<object?[], CancellationToken, ValueTask> send, Func<CancellationToken, ValueTask<object?[]?>> receive, Action? close = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(receive);
        var closing = new CancellationTokenSource();
        return FromFunctions(
            message => send(message, closing.Token).AsTask(),
            () => receive(closing.Token).AsTask(),
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
            });
    }

    /// <inheritdoc cref="FromFunctions(Func{object[], Task}, Func{Task{object[]}}, Action)"/>
    [OverloadResolutionPriority(-1)]
    public static IMessageChannel FromFunctions(Func<object?[], ValueTask> send, Func<ValueTask<object?[]?>> receive, Action? close = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(receive);
        return FromFunctions(message => send(message).AsTask(), () => receive().AsTask(), close);
    }

    /// <summary>Makes a channel of two functions that block, for queues of any objects.</summary>
    /// <inheritdoc cref="FromFunctions(Action{object[]}, Func{object[]}, Action)"/>
    [OverloadResolutionPriority(-2)]
    public static IMessageChannel FromFunctions(Action<object> send, Func<object?> receive, Action? close = null)
    {
        ArgumentNullException.ThrowIfNull(send);
        ArgumentNullException.ThrowIfNull(receive);
        return FromFunctions((object?[] message) => send(message), () => Message(receive()), close);
    }

    private static object?[]? Message(object? received) => received switch
    {
        null => null,
        object?[] message => message,
        _ => throw new RemoteProtocolException($"A channel's receive function returned a {received.GetType()}; messages are object arrays."),
    };
}
