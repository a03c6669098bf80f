using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// A second way to a proxy whose calls wait only so long. It is the same reference: it goes home as the object, and equals the proxy.
/// The classes of those with interfaces are derived from it.
/// </summary>
internal class LimitedProxy : RemoteObject, IProxyBacked
{
    private readonly RemoteObject _origin;

    /// <summary>Makes one for a proxy.</summary>
    public LimitedProxy(RemoteObject origin, IConversation limited)
        : base(limited, origin.Entry, origin.Shape)
    {
        _origin = origin;
#pragma warning disable CA1816 // Nothing is disposed: the reference is the origin's to give back.
        GC.SuppressFinalize(this);
#pragma warning restore CA1816
    }

    /// <inheritdoc/>
    public object Origin => _origin;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => _origin.Equals(obj);

    /// <inheritdoc/>
    public override int GetHashCode() => _origin.GetHashCode();

    // The limit that somebody has chosen is the limit.
    private protected override string TextWithin(TimeSpan patience) =>
        Perform(new Operation(OperationKind.InvokeMember, nameof(ToString))) as string ?? "";
}
