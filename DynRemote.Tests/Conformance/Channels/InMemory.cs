namespace DynRemote.Tests.Conformance.Channels;

/// <summary>The pair that comes with the library: no bytes, no network.</summary>
public sealed class InMemory : IChannelPair
{
    public (IMessageChannel First, IMessageChannel Second) Create() => MessageChannel.CreatePair();
}
