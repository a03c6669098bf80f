using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>Which token of a peer a token of this side stands for.</summary>
/// <param name="Conversation">The connection to the peer.</param>
/// <param name="Number">The peer's number for it.</param>
/// <param name="Proxy">
/// The proxy that it was made from. Not held: the peer's token would hold what was made for it, and this the peer's token, for as long as the connection lives.
/// </param>
internal sealed record TokenOrigin(IConversation Conversation, long Number, WeakReference<RemoteObject> Proxy);
