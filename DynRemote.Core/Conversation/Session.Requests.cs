using System.Runtime.CompilerServices;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Proxies;

namespace DynRemote.Conversation;

/// <content>What the peer asks for: a request runs, and its answer leaves.</content>
internal sealed partial class Session
{
    /// <inheritdoc/>
    public void Run(IncomingRequest request)
    {
        if (request.Answer is not { } answer)
        {
            RunNow(request);
            return;
        }
        RunInto(answer, request);
        // The thread waits for a call: nobody else would send the answer before that ends.
        _output.Send();
    }

    private void RunNow(IncomingRequest request)
    {
        request.Enter(this);
        try
        {
            var result = Perform(request);
            if (result is LateAnswer late)
                AnswerLater(request, late.Task);
            else
                Answer(request, result);
        }
        // Whatever the program's code throws is the caller's to know.
        catch (Exception exception)
        {
            AnswerFault(request, exception);
        }
        finally
        {
            request.Leave();
        }
    }

    private object? Perform(IncomingRequest request)
    {
        // A stack overflow would kill the process: endless ping-pong must end in an exception before that.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _performer.Perform(request.Target, request.Operation);
    }

    // Holds no thread while it waits.
    private void AnswerLater(IncomingRequest request, Task<object?> awaited) => awaited.ContinueWith(
        task =>
        {
            if (task.IsCompletedSuccessfully)
                Answer(request, task.Result);
            else
                AnswerFault(request, task.Exception?.InnerException ?? new TaskCanceledException(task));
        },
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private void Answer(IncomingRequest request, object? result)
    {
        try
        {
            _output.Send(EncodeReply(request, result));
        }
        // A result that cannot cross must become an error, never silence.
        catch (Exception exception)
        {
            AnswerFault(request, exception);
            return;
        }
        Interlocked.Decrement(ref _requestsRunning);
        // The result's proxies are alive until the message that names them stands in the output queue (rule 4 of the lifetime rules).
        GC.KeepAlive(result);
    }

    private OutgoingMessage EncodeReply(IncomingRequest request, object? result)
    {
        var encoder = RentEncoder();
        try
        {
            var value = result is Chunk chunk ? encoder.EncodeChunk(chunk) : encoder.Encode(result);
            return encoder.Finish(new ReplyMessage(request.Id, value, WrittenBack(request.Operation.Arguments, encoder)).ToWire());
        }
        catch
        {
            encoder.Rollback();
            throw;
        }
        finally
        {
            ReturnEncoder(encoder);
        }
    }

    private static object?[]? WrittenBack(CallArguments arguments, OutgoingValues encoder)
    {
        if (arguments.ByReference == 0)
            return null;
        var pairs = new List<object?>();
        for (var i = 0; i < arguments.Values.Length; i++)
        {
            if (!arguments.IsByReference(i))
                continue;
            pairs.Add(Wire.Number(i));
            pairs.Add(encoder.Encode(arguments.Values[i]));
        }
        return [.. pairs];
    }

    private void AnswerFault(IncomingRequest request, Exception exception)
    {
        SendFault(request.Id, exception);
        Interlocked.Decrement(ref _requestsRunning);
    }

    private void SendFault(long id, Exception exception, bool isSubstitute = false)
    {
        _output.Send(EncodeFault(id, exception) with { IsSubstitute = isSubstitute });
        GC.KeepAlive(exception);
    }

    private OutgoingMessage EncodeFault(long id, Exception exception)
    {
        var encoder = RentEncoder();
        var message = encoder.Finish(new FaultMessage(id, encoder.EncodeException(exception)).ToWire());
        ReturnEncoder(encoder);
        return message;
    }
}
