using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Proxies;

namespace DynRemote.Conversation;

/// <summary>A handler of the peer on a cancellation token of this side. Disposing removes it; a peer that is gone need not be told.</summary>
internal sealed class CancellationWatch : IDisposable
{
    private readonly IDisposable _registration;

    private CancellationWatch(IDisposable registration) => _registration = registration;

    /// <summary>Registers the peer's handler, through the gate; where the token is canceled already, it is called at once.</summary>
    public static CancellationWatch Add(MemberBinder binder, object? handler, CancellationToken token)
    {
        var callable = RemoteHandler.Of(handler!) as ICallable ?? throw new ArgumentException("A handler of a token's cancellation is a delegate.", nameof(handler));
        var registration = binder.InvokeMember(token, nameof(CancellationToken.Register), new CallArguments([() => { callable.Call([]); }]));
        return new CancellationWatch((IDisposable)registration!);
    }

    /// <inheritdoc/>
    public void Dispose() => _registration.Dispose();
}
