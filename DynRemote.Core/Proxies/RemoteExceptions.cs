using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Shapes;

namespace DynRemote.Proxies;

/// <summary>
/// The peer's exceptions where a parameter or variable is an <see cref="Exception"/>, as that of <see cref="IObserver{T}.OnError"/> is: what a throw of them would arrive as.
/// </summary>
internal static class RemoteExceptions
{
    /// <summary>Whether a remote object is an exception, and a type one that can stand for it here. Costs no round trip.</summary>
    public static bool CanMake(RemoteObject proxy, Type type) =>
        proxy.Shape.Can(Capabilities.Exception) && type != typeof(object) && type.IsAssignableFrom(typeof(RemoteException)) && type.IsClass;

    /// <summary>The exception; the same each time, and at home again it is the original.</summary>
    public static object Of(RemoteObject proxy) => TypedViews.Get(proxy, typeof(Exception), static (key, _) =>
    {
        var remote = (RemoteObject)key;
        var inner = remote.Perform(new Operation(OperationKind.Get, nameof(Exception.InnerException))) switch
        {
            RemoteObject wrapped when CanMake(wrapped, typeof(Exception)) => (Exception)Of(wrapped),
            Exception known => known,
            _ => null,
        };
        var exception = new RemoteException(
            remote.Perform(new Operation(OperationKind.Get, nameof(Exception.Message))) as string, [remote.Shape.Name, .. Remote.TypeOf(remote).Bases], remote, inner);
        ProxyOrigin.Note(exception, remote);
        return exception;
    });
}
