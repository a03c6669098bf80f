using System.Diagnostics;

namespace DynRemote.Proxies;

/// <summary>What a debugger shows of a proxy: only what is known here. A call to the peer, with all other threads frozen, would hang it.</summary>
internal sealed class ProxyDebugView(object shown)
{
    private readonly RemoteObject _proxy = ProxyOf(shown);

    /// <summary>The one line for what stands for a proxy.</summary>
    public static string TextOf(object shown) => ProxyOf(shown).DebugText;

    /// <summary>The remote type's name.</summary>
    public string TypeName => _proxy.Shape.Name;

    /// <summary>The owner's id of the object.</summary>
    public long Id => _proxy.Id;

    /// <summary>What the object can do.</summary>
    public string Capabilities => _proxy.Shape.Capabilities.ToString();

    /// <summary>The interfaces of the remote type that this process knows.</summary>
    public IEnumerable<string> Interfaces => [.. (ProxyKind.Of(_proxy)?.Interfaces ?? []).Select(static face => face.ToString())];

    /// <summary>Whether the reference has been released.</summary>
    public bool IsReleased => _proxy.Entry.IsReleased;

    /// <summary>The connection.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Collapsed)]
    public RemoteConnection Connection => _proxy.Conversation.Connection;

    private static RemoteObject ProxyOf(object shown) => shown as RemoteObject ?? (RemoteObject)((IProxyBacked)shown).Origin;
}
