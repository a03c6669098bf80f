using System.Runtime.CompilerServices;

namespace DynRemote.Proxies;

/// <summary>Finds the proxy behind what was made from one, so that it goes home as the object it came from.</summary>
internal static class ProxyOrigin
{
    /// <summary>The origins of the delegates made from proxies: a delegate has no room for one itself.</summary>
    private static readonly ConditionalWeakTable<Delegate, object> Delegates = [];

    /// <summary>The <see cref="RemoteObject"/>, <see cref="RemoteMethod"/> or <see cref="RemoteEvent"/> that a value is or was made from, else <see langword="null"/>.</summary>
    public static object? Of(object? value) => value switch
    {
        IProxyBacked backed => backed.Origin,
        RemoteObject or RemoteMethod or RemoteEvent => value,
        Delegate made => Delegates.TryGetValue(made, out var origin) ? origin : null,
        _ => null,
    };

    /// <summary>Notes what a delegate was made from.</summary>
    public static void Note(Delegate made, object origin) => Delegates.AddOrUpdate(made, origin);
}
