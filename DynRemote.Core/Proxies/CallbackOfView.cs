namespace DynRemote.Proxies;

/// <summary>A callback of the peer that came through a view: where it is called with the object behind, it gets the view.</summary>
/// <param name="inner">The callback.</param>
/// <param name="view">The view.</param>
internal sealed class CallbackOfView(ICallable inner, RemoteView view) : ICallable, IProxyBacked
{
    /// <summary>The callback itself.</summary>
    public ICallable Inner => inner;

    /// <summary>The view.</summary>
    public RemoteView View => view;

    /// <inheritdoc/>
    public object Origin => inner is IProxyBacked backed ? backed.Origin : inner;

    /// <inheritdoc/>
    public object? Call(object?[] arguments, uint byReference)
    {
        var shown = Array.ConvertAll(arguments, view.Show);
        var result = inner.Call(shown, byReference);
        for (var i = 0; i < Math.Min(arguments.Length, 32); i++)
        {
            if ((byReference & (1u << i)) != 0)
                arguments[i] = shown[i];
        }
        return result;
    }
}
