using DynRemote.Operations;

namespace DynRemote.Conversation;

/// <summary>A request of the peer with its objects resolved, so that they stay alive until it has run.</summary>
/// <param name="Id">The peer's number of the call.</param>
/// <param name="Chain">The chain of the request, as this side numbers it: positive where a call of this side began it.</param>
/// <param name="Target">The object; <see langword="null"/> where the request could not be resolved.</param>
/// <param name="Operation">What to do.</param>
/// <param name="Error">Why the request could not be resolved: its answer.</param>
internal sealed record IncomingRequest(long Id, long Chain, object? Target, Operation Operation, Exception? Error);
