using DynRemote.Channels;
using DynRemote.Exchange;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Performing;
using Microsoft.Extensions.Logging;

namespace DynRemote.Steps;

/// <summary>The peer's steps: they run in their order, and their answers stay here until the peer asks for them or drops them.</summary>
internal sealed class PeerSteps
{
    private readonly object _conversation;
    private readonly RemoteOptions _options;
    private readonly AnswerTable _answers;
    private readonly CallTable _calls;
    private readonly IncomingRequests _requests;
    private readonly Action _endRequest;
    private readonly Performer _performer;
    private readonly OutgoingAnswers _outgoing;
    private readonly OutputQueue _output;
    private readonly Action _sendSoon;
    private readonly OpenSteps _openSteps;

    /// <summary>Numbers the failures. Counted atomically.</summary>
    private long _stepsFailed;

    private readonly UnseenFailures _unseenFailures = new();
    private readonly Lane _lane;
    private readonly StepLines _lines;

    /// <summary>
    /// What the batch that is being taken in brings for the lane: it begins when all of it is there, so that its answers find out that they are asked for.
    /// Touched only with the reader's role.
    /// </summary>
    private List<Action>? _batchWork;

    /// <summary>The answers of the batch that runs, which leave together. Touched only by the thread that runs the lane.</summary>
    private List<OutgoingMessage>? _batchAnswers;

    /// <summary>Makes those of one connection.</summary>
    /// <param name="conversation">The connection, as calls that are made below a step know it.</param>
    /// <param name="options">How this side behaves.</param>
    /// <param name="answers">The answers that the peer may name.</param>
    /// <param name="calls">The calls of this side, whose threads run what belongs to their chain.</param>
    /// <param name="requests">Resolves steps.</param>
    /// <param name="performer">Does what steps say.</param>
    /// <param name="outgoing">Makes messages of what comes of them.</param>
    /// <param name="output">The way out.</param>
    /// <param name="sendSoon">Sends what is in line soon, if nobody does before.</param>
    public PeerSteps(
        object conversation, RemoteOptions options, AnswerTable answers, CallTable calls, IncomingRequests requests, Performer performer, OutgoingAnswers outgoing,
        OutputQueue output, Action sendSoon)
    {
        _conversation = conversation;
        _options = options;
        _answers = answers;
        _calls = calls;
        _requests = requests;
        _endRequest = requests.End;
        _performer = performer;
        _outgoing = outgoing;
        _output = output;
        _sendSoon = sendSoon;
        _openSteps = new OpenSteps(StepRoom.Of(options.Limits.MaxCallsInFlight));
        _lane = new Lane(PostLane, output.Send);
        _lines = new StepLines(Dispatch);
    }

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

    /// <summary>Takes a step in. With the reader's role.</summary>
    public void Take(StepMessage message)
    {
        var answer = _answers.Open(message.Request.Id, message.Request.Chain, message.IsCall);
        answer.WhenSettled(_endRequest);
        var step = _requests.Resolve(message, answer);
        switch (step)
        {
            case { Kind: OperationKind.Flush, Target: null }:
                TakeFlush(step);
                return;
            case { Kind: OperationKind.Fence, Target: StepAnswer fenced }:
                answer.TellsOfOthers = false;
                fenced.WhenUnused(() => answer.Settle(null));
                return;
        }
        if (step.Kind != OperationKind.Fence)
            _openSteps.Add(answer);
        (step.Target as StepAnswer)?.Use();
        // Most steps belong to no chain, and need nothing made for that.
        if (step.Chain != 0 && TryNest(step, () => StartNested(step)))
            return;
        if (_batchWork is { } work)
            work.Add(() => Start(step));
        else
            _lane.Add(() => Start(step));
    }

    // All steps before it are known to those who know of open steps, wherever they stand.
    private void TakeFlush(IncomingStep flush)
    {
        flush.Answer.TellsOfOthers = flush.Chain == 0;
        if (flush.Chain == 0)
        {
            WaitFor(_openSteps.All());
            return;
        }
        // What runs below the call that waits for this flush can only end after it.
        var open = _openSteps.OfChain(flush.Answer.Chain);
        if (!TryNest(flush, () => WaitFor([.. open.Except(IncomingRequest.AnswersOn(_conversation))])))
            WaitFor(open);

        void WaitFor(StepAnswer[] steps) => OpenSteps.WhenEnded(steps, () => TellFailures(flush.Answer));
    }

    /// <summary>The peer asks for answers. With the reader's role: a drop that comes behind must not make the answers unknown.</summary>
    public void Take(PullMessage pull)
    {
        // What is there already is sent by another thread, for the reader never sends, and not by the lane's, which may be in a step that waits for this very
        // answer to reach the peer.
        List<Func<OutgoingMessage>>? ready = null;
        foreach (var id in pull.Answers)
        {
            var answer = _answers.Find(id);
            if (answer is null)
            {
                (ready ??= []).Add(() => _outgoing.Fault(id, new RemoteProtocolException($"There is no answer {id} here, or no longer: no step has it, or it has been dropped."), CallArguments.None));
                continue;
            }
            if (!answer.TellWhenSettled(() => SendOutcome(answer)))
                (ready ??= []).Add(() => EncodeOutcome(answer));
        }
        if (ready is not null)
            WorkerThread.Run(() => SendAll(ready));
    }

    /// <summary>The peer will not name answers again, or does not wait for them any more. With the reader's role.</summary>
    public void Take(DropMessage drop)
    {
        foreach (var id in drop.Answers)
        {
            _answers.Drop(id);
            _requests.Abandon(id);
        }
    }

    /// <summary>The messages of a batch come now. With the reader's role.</summary>
    public void BeginBatch() => _batchWork = [() => _batchAnswers = []];

    /// <summary>They have come. With the reader's role.</summary>
    public void EndBatch()
    {
        _lane.Add([.. _batchWork!, SendBatchAnswers]);
        _batchWork = null;
    }

    // A step that is made while this side waits for a call of the same chain runs on the thread that waits, as requests do.
    private bool TryNest(IncomingStep step, Action work) =>
        step.Chain != 0 && _calls.FindWaiting(step.Chain) is { } waiting && waiting.TryNest(step.ToNested(work));

    // It is its turn, in the lane or on the thread that waits for its chain.
    private void Start(IncomingStep step)
    {
        if (!_lines.SetAside(step))
            Run(step);
    }

    private void StartNested(IncomingStep step)
    {
        step.Answer.TellsOfOthers = false;
        Start(step);
    }

    // On the thread that has settled what the line was waiting for.
    private void Dispatch(StepLines.Line line)
    {
        if (!TryNest(line.First, Continue))
            _lane.Add(Continue);

        void Continue() => _lines.Continue(line, Run);
    }

    private void Run(IncomingStep step)
    {
        if (step.Obstacle is not { } obstacle)
            RunInto(step.Answer, step.ToRequest());
        else if (step.IsBrokenByAnother)
            step.Answer.Break(obstacle);
        else
            Break(step.Answer, obstacle, step.Describe());
        (step.Target as StepAnswer)?.EndUse();
    }

    private void RunInto(StepAnswer answer, IncomingRequest request)
    {
        answer.Arguments = request.Operation.Arguments;
        request.Enter(_conversation);
        try
        {
            if (request.Operation.Kind == OperationKind.Fence)
                _openSteps.WhenFew(() => answer.Settle(null));
            else
                Settle(answer, request, _performer.Perform(request.Target, request.Operation));
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

    // To a step a task is what it will be: its result is the answer, and no thread waits for it. To a call it is what it is.
    private void Settle(StepAnswer answer, IncomingRequest request, object? result)
    {
        if ((answer.IsOfCall ? Performer.AsLater(result) : _performer.AsTask(result)) is not { } task)
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
                    Break(answer, Failure.Of(ended), OperationText.Of(request.Operation));
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private void Break(StepAnswer answer, Failure failure, string step)
    {
        if (answer.IsOfCall)
        {
            answer.Break(failure);
            return;
        }
        var exception = failure.Exception;
        if (!exception.Data.IsReadOnly && !exception.Data.Contains(UnseenFailures.FailedStep))
            exception.Data[UnseenFailures.FailedStep] = $"{step}, failure {Interlocked.Increment(ref _stepsFailed)} of the connection";
        // In this order: whoever has asked for the answer gets it now, and has seen the failure then.
        _unseenFailures.Add(exception);
        answer.Break(failure);
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
            _sendSoon();
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
        var isOutOfTurn = !(answer.TellsOfOthers ?? !_lines.IsAnyoneWaiting);
        try
        {
            if (answer.Failure is not { } failure)
                return _outgoing.Reply(answer.Id, answer.Arguments, answer.Value, isOutOfTurn);
            _unseenFailures.Seen(failure);
            return _outgoing.Fault(answer.Id, new Failure(failure, answer.FurtherFailures), answer.Arguments, isOutOfTurn);
        }
        // A result that cannot cross must become an error, never silence.
        catch (Exception exception)
        {
            return _outgoing.Fault(answer.Id, exception, CallArguments.None, isOutOfTurn);
        }
    }
}
