using DynRemote.Messages;
using DynRemote.Operations;
using Microsoft.Extensions.Logging;

namespace DynRemote.Conversation;

/// <content>What comes from the peer. Everything here runs with the reader's role, on one thread at a time.</content>
internal sealed partial class Session
{
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
            return TakeIn(Message.FromWire(wire));
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
                return Route(Resolve(request));
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
                TakeStep(step);
                return default;
            case PullMessage pull:
                TakePull(pull);
                return default;
            case DropMessage drop:
                foreach (var id in drop.Answers)
                    _answers.Drop(id);
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

    // One bad call costs an error reply, not the connection. Whatever is wrong with it, all of its references are taken in: the sender has counted them.
    private IncomingRequest Resolve(RequestMessage message)
    {
        Exception? error = null;
        var arguments = ResolveArguments(message, ref error);
        var target = _incoming.Target(message.Target, ref error);
        if (error is null && Array.Exists(arguments.Values, value => value is StepAnswer))
            error = new RemoteException("An answer that is not there yet is an argument of steps only. Await the promise first.");
        return error is null ? new IncomingRequest(message, target!, arguments) : new IncomingRequest(message, error);
    }

    private CallArguments ResolveArguments(RequestMessage message, ref Exception? error)
    {
        if (Interlocked.Increment(ref _requestsRunning) > _options.Limits.MaxCallsInFlight)
            error = new RemoteException($"More than {_options.Limits.MaxCallsInFlight} requests are running here already. Wait for answers before sending more.");
        return new CallArguments(_incoming.DecodeAll(message.Arguments, ref error))
        {
            Names = message.ArgumentNames,
            TypeArguments = message.TypeArguments.Length == 0 ? [] : DecodeTypes(message.TypeArguments, ref error),
            Constants = message.Constants,
            ByReference = message.ByReference,
            IsLoose = message.Operation == OperationKind.CallOrGet,
            IsCompound = message is { IsExplicit: true, Operation: OperationKind.Set or OperationKind.SetIndex },
            IsChecked = message.IsChecked,
        };
    }

    private object[] DecodeTypes(object?[] wire, ref Exception? error)
    {
        var types = _incoming.DecodeAll([.. wire], ref error);
        if (Array.IndexOf(types, null) >= 0)
            error ??= new RemoteProtocolException("A type argument is null.");
        return types!;
    }

    private bool TakeReply(ReplyMessage reply)
    {
        // The value is decoded even where nobody waits for it any more, for what it refers to has to be given back.
        object? value;
        var writtenBack = Array.Empty<(int, object?)>();
        var waits = _calls.TryTake(reply.Id, out var call, out var isChunked);
        try
        {
            value = isChunked ? _incoming.DecodeChunk(reply.Value) : _incoming.Decode(reply.Value);
            if (reply.WrittenBack is { } pairs)
            {
                writtenBack = new (int, object?)[pairs.Length / 2];
                for (var i = 0; i < writtenBack.Length; i++)
                    writtenBack[i] = (Wire.Int32(pairs, 2 * i, "index of a written-back argument"), _incoming.Decode(pairs[(2 * i) + 1]));
            }
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
        CountAnswer(call!);
        call!.Complete(value, writtenBack);
        return call.IsSynchronous;
    }

    private bool TakeFault(FaultMessage fault)
    {
        var waits = _calls.TryTake(fault.Id, out var call, out _);
        Exception exception;
        try
        {
            exception = _incoming.DecodeException(fault.Exception);
        }
        catch (RemoteException malformed)
        {
            exception = malformed;
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
            _options.Logger.LogDebug(exception, "An answer came after its caller had given up");
            return false;
        }
        CountAnswer(call!);
        call!.Fail(exception);
        return call.IsSynchronous;
    }
}
