using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// The conversation of a peer's object that came through a view, as the code behind the view has it: where that hands out the object of the view, the peer gets the
/// view.
/// </summary>
/// <param name="inner">The conversation itself.</param>
/// <param name="view">The view.</param>
internal sealed class ConversationOfView(IConversation inner, RemoteView view) : IConversation
{
    /// <inheritdoc/>
    public RemoteConnection Connection => inner.Connection;

    /// <inheritdoc/>
    public bool HasEnded => inner.HasEnded;

    /// <inheritdoc/>
    public bool HasOneWayEvents => inner.HasOneWayEvents;

    /// <inheritdoc/>
    public void WhenEnded(IDisposable item) => inner.WhenEnded(item);

    /// <inheritdoc/>
    public IPipeline Pipeline => new PipelineOfView(this, inner.Pipeline, view);

    /// <inheritdoc/>
    public object? Perform(long target, in Operation operation)
    {
        var shown = view.Show(operation);
        try
        {
            return view.Seen(inner.Perform(target, shown));
        }
        finally
        {
            var (arguments, changed) = (operation.Arguments.Values, shown.Arguments.Values);
            for (var i = 0; operation.Arguments.ByReference != 0 && i < arguments.Length; i++)
            {
                // A variable that had the object and was left alone has the object still.
                if (operation.Arguments.IsByReference(i) && !ReferenceEquals(changed[i], view.Show(arguments[i])))
                    arguments[i] = changed[i];
            }
        }
    }

    /// <inheritdoc/>
    public Task<object?> PerformAsync(long target, in Operation operation) => TaskEnding.Of(inner.PerformAsync(target, view.Show(operation)), view.Seen);

    /// <inheritdoc/>
    public IConversation With(CallLimits limits) => new ConversationOfView(inner.With(limits), view);
}
