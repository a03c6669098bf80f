using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Shapes;

namespace DynRemote.Proxies;

/// <summary>A remote <see cref="Lazy{T}"/> as one of this side: it asks for the value when that is needed, and so the owner makes it no sooner.</summary>
internal static class RemoteLazy
{
    private static readonly string NamePrefix = typeof(Lazy<>).FullName + "[";

    /// <summary>Whether a remote object is a lazy one, and the type asked for, too.</summary>
    public static bool CanMake(TypeShape shape, Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Lazy<>) && shape.Name.StartsWith(NamePrefix, StringComparison.Ordinal);

    /// <summary>The lazy object; the same each time.</summary>
    public static object Of(RemoteObject proxy, Type type) => TypedViews.Get(proxy, type, static (key, type) =>
    {
        var maker = (IMaker)Activator.CreateInstance(typeof(Maker<>).MakeGenericType(type.GetGenericArguments()[0]))!;
        return maker.Make((RemoteObject)key);
    });

    private interface IMaker
    {
        object Make(RemoteObject proxy);
    }

    private sealed class Maker<T> : IMaker
    {
        public object Make(RemoteObject proxy) =>
            new Lazy<T>(() => (T)ProxyConversion.ToType(proxy.Perform(new Operation(OperationKind.Get, nameof(Lazy<T>.Value))), typeof(T))!);
    }
}
