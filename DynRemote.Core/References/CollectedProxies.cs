using System.Runtime.InteropServices;

namespace DynRemote.References;

/// <summary>Proxies that live and die with the garbage collector, by way of short weak handles.</summary>
/// <remarks>
/// Handles and not <see cref="WeakReference{T}"/>: they cost neither an object nor a second finalizer for each proxy. Short ones: a proxy must count
/// as dead before its finalizer can run, or the hint of that finalizer would be taken for one of a proxy that lives on.
/// </remarks>
internal sealed class CollectedProxies<TProxy> : IProxyLiveness<TProxy>
    where TProxy : class
{
    /// <summary>The only one that is needed: all state is in the entries.</summary>
    public static CollectedProxies<TProxy> Instance { get; } = new();

    /// <inheritdoc/>
    public TProxy? Get(ImportEntry entry) =>
        entry.Proxy.IsAllocated && entry.Proxy.TryGetTarget(out var proxy) ? (TProxy)proxy : null;

    /// <inheritdoc/>
    public void Set(ImportEntry entry, TProxy proxy)
    {
        if (entry.Proxy.IsAllocated)
            entry.Proxy.SetTarget(proxy);
        else
            entry.Proxy = new WeakGCHandle<object>(proxy);
    }

    /// <inheritdoc/>
    public void Free(ImportEntry entry)
    {
        var handle = entry.Proxy;
        entry.Proxy = default;
        handle.Dispose();
    }
}
