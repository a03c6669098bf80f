using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace DynRemote.Proxies;

/// <summary>
/// The typed views of a proxy, one a type for as long as the proxy lives: the same delegate passed twice is the same delegate, so that <c>-=</c> finds what
/// <c>+=</c> added.
/// </summary>
internal static class TypedViews
{
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<Type, object>> Views = [];

    /// <summary>The view of a proxy as a type, made on first use.</summary>
    public static object Get(object proxy, Type type, Func<object, Type, object> make)
    {
        var views = Views.GetOrCreateValue(proxy);
        return views.TryGetValue(type, out var view) ? view : views.GetOrAdd(type, make(proxy, type));
    }
}
