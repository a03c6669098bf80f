using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// A peer's handler on an event of this side. When its connection is lost, it is removed; an event that is raised before that must not fail for it, for
/// the one who raises it does not know who listens.
/// </summary>
internal sealed class RemoteHandler(ICallable callable, IConversation conversation) : ICallable, IProxyBacked
{
    /// <inheritdoc/>
    public object Origin => callable;

    /// <summary>The handler that stands for a delegate or method of a peer; the same one each time, so that what was added can be removed. Anything else as it is.</summary>
    public static object Of(object handler) => handler switch
    {
        RemoteObject proxy => View(proxy, proxy.Conversation),
        RemoteMethod method => View(method, method.Target.Conversation),
        _ => handler,
    };

    /// <inheritdoc/>
    public object? Call(object?[] arguments, uint byReference)
    {
        try
        {
            return callable.Call(arguments, byReference);
        }
        // Its own connection only: what a handler's code throws for another one is an error like any other.
        catch (ConnectionLostException) when (conversation.HasEnded)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Send(object?[] arguments)
    {
        try
        {
            callable.Send(arguments);
        }
        catch (ConnectionLostException) when (conversation.HasEnded)
        {
            // As above: the handler is silent until it is removed.
        }
    }

    /// <inheritdoc/>
    public void Raise(object?[] arguments)
    {
        if (conversation.HasOneWayEvents)
            Send(arguments);
        else
            Call(arguments, 0);
    }

    private static object View(ICallable callable, IConversation conversation) =>
        TypedViews.Get(callable, typeof(RemoteHandler), (key, _) => new RemoteHandler((ICallable)key, conversation));
}
