using DynRemote.Exchange;
using DynRemote.Operations;
using DynRemote.Performing;

namespace DynRemote.Conversation;

/// <content>What the peer asks for: a request runs, and its answer leaves.</content>
internal sealed partial class Session
{
    /// <inheritdoc/>
    public void Run(IncomingRequest request)
    {
        if (request.Work is not { } work)
        {
            RunNow(request);
            return;
        }
        work();
        // The thread waits for a call: nobody else would send the answer before that ends.
        _output.Send();
    }

    private void RunNow(IncomingRequest request)
    {
        request.Enter(this);
        try
        {
            var result = _performer.Perform(request.Target, request.Operation);
            if (Performer.AsLater(result) is { } later)
                AnswerLater(request, later);
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
            _requests.EndPlan(request.Id, request.Operation.Kind);
        }
    }

    // Holds no thread while it waits.
    private void AnswerLater(IncomingRequest request, Task<object?> awaited) => awaited.ContinueWith(
        task =>
        {
            if (task.IsCompletedSuccessfully)
                Answer(request, task.Result);
            else
                AnswerFault(request, Failure.Of(task));
        },
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private void Answer(IncomingRequest request, object? result)
    {
        try
        {
            _output.Send(_outgoingAnswers.Reply(request.Id, request.Operation.Arguments, result));
        }
        // A result that cannot cross must become an error, never silence.
        catch (Exception exception)
        {
            AnswerFault(request, exception);
            return;
        }
        _requests.End();
        // The result's proxies are alive until the message that names them stands in the output queue (rule 4 of the lifetime rules).
        GC.KeepAlive(result);
    }

    private void AnswerFault(IncomingRequest request, Failure failure)
    {
        SendFault(request.Id, failure, request.Operation.Arguments);
        _requests.End();
    }

    private void SendFault(long id, Failure failure, CallArguments arguments, bool isSubstitute = false)
    {
        _output.Send(_outgoingAnswers.Fault(id, failure, arguments) with { IsSubstitute = isSubstitute });
        // As above.
        GC.KeepAlive(failure.Exception);
        GC.KeepAlive(failure.Further);
        GC.KeepAlive(arguments);
    }
}
