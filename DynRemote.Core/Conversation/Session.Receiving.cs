using DynRemote.Exchange;
using DynRemote.Messages;
using DynRemote.Operations;
using Microsoft.Extensions.Logging;

namespace DynRemote.Conversation;

/// <content>What comes from the peer. Everything here runs with the reader's role, on one thread at a time.</content>
internal sealed partial class Session
{
    /// <summary>Touched only with the reader's role.</summary>
    private readonly PeerNames _peerNames = new();

    /// <inheritdoc/>
    public Received Receive(IMessageChannel channel)
    {
        try
        {
            if (channel.Receive() is not { } wire)
            {
                End("The peer has closed the connection without a goodbye.", null);
                return default;
            }
            Interlocked.Increment(ref _received);
            return TakeIn(Message.FromWire(wire, _peerNames));
        }
        // Whatever a channel or a broken peer makes of it, the connection is over, and every waiting caller is to know why.
        catch (Exception exception)
        {
            End(exception is RemoteProtocolException ? exception.Message : $"The connection was lost: {exception.Message}", exception);
            return default;
        }
    }

    private Received TakeIn(Message message)
    {
        if (!_handshakeDone && message is not (HelloMessage or GoodbyeMessage))
            throw new RemoteProtocolException("The peer sent a message before its hello.");
        switch (message)
        {
            case RequestMessage request:
                return Route(_requests.Resolve(request));
            case ReplyMessage reply:
                return new Received(null, TakeReply(reply));
            case FaultMessage fault:
                return new Received(null, TakeFault(fault));
            case ReleaseMessage release:
                foreach (var (id, count) in release.Releases)
                {
                    if (_exports.Release(id, count) is { } dropped)
                        _performer.Dropped(dropped);
                }
                return default;
            case StepMessage step:
                _peerSteps.Take(step);
                return default;
            case PullMessage pull:
                _peerSteps.Take(pull);
                return default;
            case DropMessage drop:
                _peerSteps.Take(drop);
                return default;
            case BatchMessage batch:
                return TakeBatch(batch);
            case SignMessage sign:
                _vigil.Take(sign);
                return default;
            case HelloMessage hello:
                TakeHello(hello);
                return default;
            case GoodbyeMessage goodbye:
                End($"The peer has ended the connection: {goodbye.Reason}", null, isOrderly: true);
                return default;
            default:
                throw new RemoteProtocolException($"A {message.GetType().Name} was not expected.");
        }
    }

    // A request of a chain that waits here runs on the waiting thread; all others on the thread that has read them, or where the dispatcher says.
    private Received Route(IncomingRequest request) =>
        _calls.FindWaiting(request.Chain)?.TryNest(request) == true ? default : new Received(request, false);

    // Where no thread is to answer for it, what it wakes runs on others.
    private Received TakeBatch(BatchMessage batch)
    {
        var answered = false;
        _peerSteps.BeginBatch();
        foreach (var wire in batch.Messages)
        {
            var received = TakeIn(Message.FromWire(wire, _peerNames));
            if (received.Request is not null)
                throw new RemoteProtocolException("A batch holds steps, what belongs to them, releases and answers; no requests.");
            answered |= received.Answered;
        }
        _peerSteps.EndBatch();
        return new Received(null, answered);
    }

    private void CountAnswer(PendingCall call, bool isOutOfTurn)
    {
        if (call.Outcome is null)
            _roundTrips.Add();
        if (call.IsStep)
            _ownSteps.Answered(call, isOutOfTurn);
    }

    private bool TakeReply(ReplyMessage reply)
    {
        // The value is decoded even where nobody waits for it any more, for what it refers to has to be given back.
        object? value;
        (int, object?)[] writtenBack;
        var waits = _calls.TryTake(reply.Id, out var call, out var isChunked);
        try
        {
            value = isChunked ? _incoming.DecodeChunk(reply.Value) : _incoming.Decode(reply.Value);
            writtenBack = _incoming.DecodeWrittenBack(reply.WrittenBack);
        }
        catch (Exception exception)
        {
            // The call stands in the table no longer, so the end of the connection would not tell its caller.
            if (waits)
                call!.Fail(exception);
            if (exception is not RemoteException)
                throw;
            return waits;
        }
        if (!waits)
            return false;
        CountAnswer(call!, reply.IsOutOfTurn);
        call!.Complete(value, writtenBack);
        return call.IsSynchronous;
    }

    private bool TakeFault(FaultMessage fault)
    {
        var waits = _calls.TryTake(fault.Id, out var call, out _);
        Failure failure;
        var writtenBack = Array.Empty<(int, object?)>();
        try
        {
            failure = _incoming.DecodeFailure(fault);
            writtenBack = _incoming.DecodeWrittenBack(fault.WrittenBack);
        }
        catch (RemoteException malformed)
        {
            failure = malformed;
        }
        catch (Exception malformed)
        {
            // As in a reply: nobody else would tell the caller.
            if (waits)
                call!.Fail(malformed);
            throw;
        }
        if (!waits)
        {
            _options.Logger.LogDebug(failure.Exception, "An answer came after its caller had given up");
            return false;
        }
        CountAnswer(call!, fault.IsOutOfTurn);
        call!.Fail(failure, writtenBack);
        return call.IsSynchronous;
    }
}
