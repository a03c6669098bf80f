namespace DynRemote.Performing;

/// <summary>A handler that was added through a view: disposing removes it, unless that has been done.</summary>
/// <param name="Lingering">What the connection cleans up at its end, the handler among it.</param>
/// <param name="Subscription">The handler.</param>
internal sealed record HandlerOfView(Lingering Lingering, Subscription Subscription) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        if (Lingering.Remove(Subscription))
            Subscription.Dispose();
    }
}
