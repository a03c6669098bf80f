using System.Diagnostics;

namespace DynRemote.Proxies;

/// <summary>What a debugger shows of a proxy: only what is known here. A call to the peer, with all other threads frozen, would hang it.</summary>
internal sealed class ProxyDebugView(RemoteObject proxy)
{
    /// <summary>Shows what stands for a proxy as that.</summary>
    public ProxyDebugView(IProxyBacked backed)
        : this((RemoteObject)backed.Origin)
    {
    }

    /// <summary>The one line for what stands for a proxy.</summary>
    public static string TextOf(IProxyBacked backed) => ((RemoteObject)backed.Origin).DebugText;

    /// <summary>The remote type's name.</summary>
    public string TypeName => proxy.Shape.Name;

    /// <summary>The owner's id of the object.</summary>
    public long Id => proxy.Id;

    /// <summary>What the object can do.</summary>
    public string Capabilities => proxy.Shape.Capabilities.ToString();

    /// <summary>The interfaces of the remote type that this process knows.</summary>
    public IEnumerable<string> Interfaces => [.. (ProxyKind.Of(proxy)?.Interfaces ?? []).Select(static face => face.ToString())];

    /// <summary>Whether the reference has been released.</summary>
    public bool IsReleased => proxy.Entry.IsReleased;

    /// <summary>The connection.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Collapsed)]
    public RemoteConnection Connection => proxy.Conversation.Connection;
}
