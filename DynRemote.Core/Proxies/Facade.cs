using System.Diagnostics;
using System.Dynamic;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using DynRemote.Shapes;
using Newtonsoft.Json;

namespace DynRemote.Proxies;

/// <summary>
/// A proxy with a static type: implements an interface by doing each member's operation on the remote object. The remote type needs the members, not the
/// interface; of those that it lacks, the interface's default implementations are used. The classes derived from it are emitted, but for that of sequences.
/// </summary>
[DebuggerDisplay("{ProxyDebugView.TextOf(this),nq}")]
[DebuggerTypeProxy(typeof(ProxyDebugView))]
[JsonConverter(typeof(ProxyJson))]
[System.Text.Json.Serialization.JsonConverter(typeof(ProxyTextJson))]
internal abstract class Facade(RemoteObject proxy) : IDynamicMetaObjectProvider, IProxyBacked
{
    /// <summary>By interface, as long as it lives. Concurrent by itself; the program's own interfaces bound it.</summary>
    private static readonly ConditionalWeakTable<Type, Func<RemoteObject, Facade>> Factories = [];

    /// <summary>By interface, why there is no facade for it. As <see cref="Factories"/>.</summary>
    private static readonly ConditionalWeakTable<Type, StrongBox<string?>> Reasons = [];

    /// <summary>The proxy. Called by emitted code.</summary>
    internal RemoteObject Proxy { get; } = proxy;

    object IProxyBacked.Origin => Proxy;

    /// <summary>Why there is no facade for an interface, as part of a sentence; <see langword="null"/> where there is.</summary>
    public static string? ReasonAgainst(Type interfaceType) =>
        Reasons.GetValue(interfaceType, static face => new StrongBox<string?>(FakeableInterfaces.ReasonAgainstAny(face))).Value;

    /// <summary>The facade of a proxy for an interface; the same one each time.</summary>
    public static object Of(RemoteObject proxy, Type interfaceType) => TypedViews.Get(proxy, interfaceType, static (key, type) =>
        Factories.GetValue(type, static face => FakeClass.Emit<Func<RemoteObject, Facade>>(typeof(Facade), [face]))((RemoteObject)key));

    /// <summary>As <c>dynamic</c>, it is the remote object.</summary>
    public DynamicMetaObject GetMetaObject(Expression parameter) => new RemoteMetaObject(
        parameter, BindingRestrictions.Empty, this, Proxy, self: Expression.Property(Expression.Convert(parameter, typeof(Facade)), nameof(Proxy)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(ProxyOrigin.Of(obj), ProxyOrigin.Of(Proxy));

    /// <inheritdoc/>
    public override int GetHashCode() => Proxy.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Proxy.ToString();
}
