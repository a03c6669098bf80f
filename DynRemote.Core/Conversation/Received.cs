using DynRemote.Exchange;

namespace DynRemote.Conversation;

/// <summary>What has been read: a request to be run, and whether a waiting caller got its answer.</summary>
internal readonly record struct Received(IncomingRequest? Request, bool Answered);
