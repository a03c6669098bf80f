using System.Diagnostics;
using System.Dynamic;
using System.Linq.Expressions;

namespace DynRemote.Proxies;

/// <summary>
/// A remote event's arguments for handlers that are declared with <see cref="EventArgs"/>: as <c>dynamic</c>, it is the remote object.
/// </summary>
[DebuggerDisplay("{ProxyDebugView.TextOf(this),nq}")]
[DebuggerTypeProxy(typeof(ProxyDebugView))]
internal sealed class RemoteEventArgs(RemoteObject proxy) : EventArgs, IDynamicMetaObjectProvider, IProxyBacked
{
    /// <summary>The proxy of the arguments.</summary>
    public RemoteObject Proxy { get; } = proxy;

    /// <inheritdoc/>
    public object Origin => Proxy;

    /// <inheritdoc/>
    public DynamicMetaObject GetMetaObject(Expression parameter) => new RemoteMetaObject(
        parameter,
        BindingRestrictions.Empty,
        this,
        Proxy,
        self: Expression.Property(Expression.Convert(parameter, typeof(RemoteEventArgs)), nameof(Proxy)));

    /// <inheritdoc/>
    public override string ToString() => Proxy.ToString();
}
