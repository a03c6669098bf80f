using System.Runtime.CompilerServices;

namespace DynRemote.Proxies;

/// <summary>Finds the proxy behind what was made from one, so that it goes home as the object it came from.</summary>
internal static class ProxyOrigin
{
    /// <summary>The origins of what is of a class of the framework's and was made from a proxy: it has no room for one itself.</summary>
    private static readonly ConditionalWeakTable<object, object> Made = [];

    /// <summary>The <see cref="RemoteObject"/>, <see cref="RemoteMethod"/> or <see cref="RemoteEvent"/> that a value is or was made from, else <see langword="null"/>.</summary>
    public static object? Of(object? value) => value switch
    {
        IProxyBacked backed => backed.Origin,
        RemoteObject or RemoteMethod or RemoteEvent => value,
        Delegate or EventArgs or Task => Made.TryGetValue(value, out var origin) ? origin : null,
        _ => null,
    };

    /// <summary>Notes what a delegate, task or copy of event arguments was made from.</summary>
    public static void Note(object made, object origin) => Made.AddOrUpdate(made, origin);
}
