using System.Collections.Concurrent;

namespace DynRemote.Tests.Conformance.Channels;

/// <summary>A channel of one's own: all that is needed is a function that sends a message and one that receives a message.</summary>
public sealed class TwoQueues : IChannelPair
{
    public (IMessageChannel First, IMessageChannel Second) Create()
    {
        var forth = new BlockingCollection<object?[]>();
        var back = new BlockingCollection<object?[]>();
        return (Channel(forth, back), Channel(back, forth));
    }

    private static IMessageChannel Channel(BlockingCollection<object?[]> outgoing, BlockingCollection<object?[]> incoming) =>
        MessageChannel.FromFunctions(
            send: outgoing.Add,
            receive: () => incoming.TryTake(out var message, Timeout.Infinite) ? message : null,
            close: () =>
            {
                outgoing.CompleteAdding();
                incoming.CompleteAdding();
            });
}
