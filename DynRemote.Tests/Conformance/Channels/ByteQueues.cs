using System.Collections.Concurrent;
using DynRemote.Transport;

namespace DynRemote.Tests.Conformance.Channels;

/// <summary>A channel of one's own at the lower level: two functions that move bytes, here through queues.</summary>
public sealed class ByteQueues : IChannelPair
{
    public (IMessageChannel First, IMessageChannel Second) Create()
    {
        var forth = new BlockingCollection<byte[]>();
        var back = new BlockingCollection<byte[]>();
        return (Channel(forth, back), Channel(back, forth));
    }

    private static IMessageChannel Channel(BlockingCollection<byte[]> outgoing, BlockingCollection<byte[]> incoming) =>
        FrameChannel.FromFunctions(
            send: outgoing.Add,
            receive: () => incoming.TryTake(out var frame, Timeout.Infinite) ? frame : null,
            close: () =>
            {
                outgoing.CompleteAdding();
                incoming.CompleteAdding();
            });
}
