using DynRemote.Tests.Peer.Counter;
using DynRemote.Tests.Peer.Guests;
using DynRemote.Tests.Peer.Shop;

namespace DynRemote.Tests.Peer;

/// <summary>What the other process offers: one member a topic, each in a folder of its own.</summary>
public sealed class PeerRoot
{
    /// <summary>A small world of types that the tests do not have.</summary>
    public OrderDesk Shop { get; } = new();

    /// <summary>What is done with objects of the tests.</summary>
    public GuestBook Guests { get; } = new();

    /// <summary>Streams, tokens, sequences and the like, in typed code.</summary>
    public Workshop Workshop { get; } = new();

    /// <summary>Views of one object; a counter of its own each time.</summary>
    public TillCounter OpenCounter() => new();

    /// <summary>What only a peer that may do everything reaches.</summary>
    public Workings Workings { get; } = new();

    /// <summary>The one member that stays open when only marked members are.</summary>
    [RemoteVisible]
    public string Sign => "open";

    public int ProcessId => Environment.ProcessId;
}
