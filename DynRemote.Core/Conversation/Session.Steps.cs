using DynRemote.Channels;
using DynRemote.Messages;
using DynRemote.Operations;
using Microsoft.Extensions.Logging;

namespace DynRemote.Conversation;

/// <content>The peer's steps: they run in their order, and their answers stay here until the peer asks for them or drops them.</content>
internal sealed partial class Session
{
    private readonly AnswerTable _answers;
    private readonly OpenSteps _openSteps = new();

    /// <summary>Numbers the failures. Counted atomically.</summary>
    private long _stepsFailed;

    private readonly UnseenFailures _unseenFailures = new();
    private readonly Lane _lane;

    /// <summary>
    /// What the batch that is being taken in brings for the lane: it begins when all of it is there, so that its answers find out that they are asked for.
    /// Touched only with the reader's role.
    /// </summary>
    private List<Action>? _batchWork;

    /// <summary>The answers of the batch that runs, which leave together. Touched only by the thread that runs the lane.</summary>
    private List<OutgoingMessage>? _batchAnswers;

    // A user interface that has been closed, a scheduler that has been stopped: the steps run all the same, for their senders wait.
    private void PostLane(Action run)
    {
        try
        {
            _options.Dispatcher.Post(run);
        }
        catch (Exception exception)
        {
            _options.Logger.LogWarning(exception, "The dispatcher takes no steps");
            WorkerThread.Run(run);
        }
    }

    // With the reader's role.
    private void TakeStep(StepMessage message)
    {
        var answer = _answers.Open(message.Request.Id);
        _openSteps.Add(answer);
        answer.WhenSettled(() => Interlocked.Decrement(ref _requestsRunning));
        Exception? error = null;
        var arguments = ResolveArguments(message.Request, ref error);
        var target = message.TargetValue is { } value ? _incoming.DecodeAll(value, ref error)[0] : _incoming.Target(message.Request.Target, ref error);
        var step = new IncomingStep(message.Request, target, arguments, error, answer);

        // A step that is made while this side waits for a call of the same chain runs on the thread that waits, as requests do.
        var isNested = step.Chain != 0 && error is null && !step.Missing.Any() && step.Obstacle is null
            && _calls.FindWaiting(step.Chain) is { } waiting && waiting.TryNest(step.ToRequest());
        if (isNested)
            return;
        if (_batchWork is { } work)
            work.Add(() => _lane.Start(step));
        else
            _lane.Add(step);
    }

    // With the reader's role: a drop that comes behind must not make the answers unknown. What is there already is sent by another thread, for the reader
    // never sends, and not by the lane's, which may be in a step that waits for this very answer to reach the peer.
    private void TakePull(PullMessage pull)
    {
        List<Func<OutgoingMessage>>? ready = null;
        foreach (var id in pull.Answers)
        {
            var answer = _answers.Find(id);
            if (answer is null)
            {
                (ready ??= []).Add(() => EncodeFault(id, new RemoteProtocolException($"There is no answer {id} here, or no longer: no step has it, or it has been dropped.")));
                continue;
            }
            if (answer.IsSettled)
                (ready ??= []).Add(() => EncodeOutcome(answer));
            else
                answer.WhenSettled(() => SendOutcome(answer));
        }
        if (ready is not null)
            WorkerThread.Run(() => SendAll(ready));
    }

    // With the reader's role. Where no thread is to answer for it, what it wakes runs on others.
    private Received TakeBatch(BatchMessage batch)
    {
        var answered = false;
        _batchWork = [() => _batchAnswers = []];
        foreach (var wire in batch.Messages)
        {
            var received = TakeIn(Message.FromWire(wire));
            if (received.Request is not null)
                throw new RemoteProtocolException("A batch holds steps, what belongs to them, releases and answers; no requests.");
            answered |= received.Answered;
        }
        _lane.Add([.. _batchWork, SendBatchAnswers]);
        _batchWork = null;
        return new Received(null, answered);
    }

    private void RunStep(IncomingStep step)
    {
        if (step.Obstacle is not { } obstacle)
            RunInto(step.Answer, step.ToRequest());
        else if (step.IsBrokenByAnother)
            step.Answer.Break(obstacle);
        else
            Break(step.Answer, obstacle, step.Describe());
    }

    // On the thread that runs the lane, or on one that waits for a call of the same chain.
    private void RunInto(StepAnswer answer, IncomingRequest request)
    {
        answer.Request = request;
        request.Enter(this);
        try
        {
            switch (request.Operation.Kind)
            {
                case OperationKind.Flush:
                    _openSteps.WhenAllEnded(answer, () => TellFailures(answer));
                    break;
                case OperationKind.Fence:
                    answer.Settle(null);
                    break;
                default:
                    Settle(answer, request, Perform(request));
                    break;
            }
        }
        // Whatever the program's code throws is for those to know who ask for the answer, or flush.
        catch (Exception exception)
        {
            Break(answer, exception, OperationText.Of(request.Operation));
        }
        finally
        {
            request.Leave();
        }
    }

    // A task is what it will be: its result is the answer, and no thread waits for it.
    private void Settle(StepAnswer answer, IncomingRequest request, object? result)
    {
        if (_performer.AsTask(result) is not { } task)
        {
            answer.Settle(result);
            return;
        }
        task.ContinueWith(
            ended =>
            {
                if (ended.IsCompletedSuccessfully)
                    answer.Settle(ended.Result);
                else
                    Break(answer, ended.Exception?.InnerException ?? new TaskCanceledException(ended), OperationText.Of(request.Operation));
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private void Break(StepAnswer answer, Exception exception, string step)
    {
        if (!exception.Data.IsReadOnly && !exception.Data.Contains(UnseenFailures.FailedStep))
            exception.Data[UnseenFailures.FailedStep] = $"{step}, failure {Interlocked.Increment(ref _stepsFailed)} of the connection";
        // In this order: whoever has asked for the answer gets it now, and has seen the failure then.
        _unseenFailures.Add(exception);
        answer.Break(exception);
    }

    private void TellFailures(StepAnswer answer)
    {
        if (_unseenFailures.TakeAll() is { Count: > 0 } failures)
            answer.Break(new AggregateException("Steps have failed whose outcome nobody has asked for.", failures));
        else
            answer.Settle(null);
    }

    // On the thread that has settled it. The lane sends what is in line when it has nothing more to do, or soon, if its next step is slow.
    private void SendOutcome(StepAnswer answer)
    {
        var message = EncodeOutcome(answer);
        if (!_lane.IsRunningHere)
        {
            _output.Send(message);
        }
        else if (_batchAnswers is { } answers)
        {
            answers.Add(message);
        }
        else
        {
            _output.Enqueue(message);
            FlushSoon();
        }
    }

    private void SendAll(List<Func<OutgoingMessage>> messages)
    {
        foreach (var encode in messages)
            _output.Enqueue(encode());
        _output.Send();
    }

    private void SendBatchAnswers()
    {
        var answers = _batchAnswers!;
        _batchAnswers = null;
        if (answers.Count > 0)
            _output.Send(OutgoingMessage.Batch(answers));
    }

    private OutgoingMessage EncodeOutcome(StepAnswer answer)
    {
        try
        {
            if (answer.Failure is not { } failure)
                return EncodeReply(answer.Request!, answer.Value);
            _unseenFailures.Seen(failure);
            return EncodeFault(answer.Id, failure);
        }
        // A result that cannot cross must become an error, never silence.
        catch (Exception exception)
        {
            return EncodeFault(answer.Id, exception);
        }
    }
}
