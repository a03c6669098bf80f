using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Proxies;

namespace DynRemote.Performing;

/// <summary>A handler of the peer on a cancellation token of this side. Disposing removes it; a peer that is gone need not be told.</summary>
/// <remarks>
/// Nothing but the token's source holds a watch, and with it the peer's handler: a source that nobody uses any more is collected, although a call had its
/// token once. Where the source lives on, the watch is removed with its connection.
/// </remarks>
internal sealed class CancellationWatch : IDisposable
{
    private readonly ICallable _handler;

    /// <summary>Set by the thread that adds the watch, before it is known to any other but the one that cancels.</summary>
    private IDisposable? _registration;

    private CancellationWatch(ICallable handler) => _handler = handler;

    /// <summary>Registers the peer's handler, through the gate; where the token is canceled already, it is called at once.</summary>
    public static CancellationWatch Add(MemberBinder binder, object? handler, CancellationToken token)
    {
        var callable = RemoteHandler.Of(handler!) as ICallable ?? throw new ArgumentException("A handler of a token's cancellation is a delegate.", nameof(handler));
        var watch = new CancellationWatch(callable);
        watch._registration = (IDisposable?)binder.InvokeMember(token, nameof(CancellationToken.Register), new CallArguments([(Action)watch.Tell]));
        return watch;
    }

    /// <inheritdoc/>
    public void Dispose() => _registration?.Dispose();

    private void Tell() => _handler.Call([]);
}
