namespace DynRemote.Tests.Conformance.Channels;

/// <summary>A kind of channel that the conformance suites run over.</summary>
public interface IChannelPair
{
    /// <summary>Makes two connected ends.</summary>
    (IMessageChannel First, IMessageChannel Second) Create();
}
