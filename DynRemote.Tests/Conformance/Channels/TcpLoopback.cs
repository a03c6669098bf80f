using DynRemote.Tests.Tcp;
using DynRemote.Transport.Tcp;

namespace DynRemote.Tests.Conformance.Channels;

/// <summary>TCP, both ends in this process.</summary>
public sealed class TcpLoopback : IChannelPair
{
    public (IMessageChannel First, IMessageChannel Second) Create()
    {
        var (first, second) = LoopbackPair.Create();
        return (new TcpMessageChannel(first), new TcpMessageChannel(second));
    }
}
