using System.Runtime.CompilerServices;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Shapes;

namespace DynRemote.Proxies;

/// <summary>Remote cancellation tokens as tokens of this side: canceled when the remote one is, before the call that cancels returns.</summary>
internal static class RemoteCancellation
{
    private static readonly string TypeName = typeof(CancellationToken).ToString();

    /// <summary>The peer's numbers, boxed, of those tokens whose number is not the id of the proxy. Concurrent by itself.</summary>
    private static readonly ConditionalWeakTable<RemoteObject, object> Numbers = [];

    /// <summary>Whether objects of a remote type are cancellation tokens.</summary>
    public static bool IsToken(TypeShape shape) => shape.Name == TypeName;

    /// <summary>The token that stands for a remote one; the same each time.</summary>
    public static object TokenOf(RemoteObject proxy) => TypedViews.Get(proxy, typeof(CancellationToken), static (key, _) => Make((RemoteObject)key));

    /// <summary>The peer has numbered a token before this proxy of it was made.</summary>
    public static void Number(RemoteObject proxy, long number) => Numbers.AddOrUpdate(proxy, number);

    private static CancellationToken Make(RemoteObject proxy)
    {
        var known = (RemoteObject)ProxyOrigin.Of(proxy)!;
        var origin = new TokenOrigin(known.Conversation, Numbers.TryGetValue(known, out var number) ? (long)number : known.Id, new WeakReference<RemoteObject>(known));
        if (TokenViews.Find(origin.Conversation, origin.Number) is { } there)
            return there.Token;
        if (proxy.Perform(new Operation(OperationKind.Get, nameof(CancellationToken.CanBeCanceled))) is not true)
            return CancellationToken.None;
        // Lives as long as the peer holds the handler, which is as long as its token can be canceled. Nothing in it needs to be disposed.
        var source = new CancellationTokenSource();
        proxy.Perform(new Operation(OperationKind.Subscribe, nameof(CancellationToken.Register), (Action)source.Cancel));
        return TokenViews.Add(origin, source).Token;
    }
}
