using DynRemote.Accounting;
using DynRemote.Exchange;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Performing;
using DynRemote.Promises;
using DynRemote.Values;

namespace DynRemote.Steps;

/// <summary>Steps of this side: sent in order, without waiting. Used by any thread.</summary>
/// <param name="conversation">The connection: where this side waits for fences and flushes.</param>
/// <param name="whenReady">Waits for the peer's hello; throws where the connection has ended.</param>
/// <param name="whenAwaited">Told when somebody waits for what was sent: an answer will come.</param>
/// <param name="encoders">The connection's encoders.</param>
/// <param name="calls">Where calls and outcomes wait for their answers.</param>
/// <param name="cork">Where steps come into line.</param>
/// <param name="departures">When they leave.</param>
/// <param name="room">How many steps the peer takes.</param>
/// <param name="ledger">Where round trips are charged.</param>
/// <param name="trips">Where round trips are counted.</param>
/// <param name="limits">How long values are waited for.</param>
internal sealed class OwnSteps(
    IConversation conversation,
    Action whenReady,
    Action whenAwaited,
    Encoders encoders,
    CallTable calls,
    Cork cork,
    Departures departures,
    StepRoom room,
    RoundTripLedger ledger,
    RoundTripCount trips,
    CallLimits limits) : IPipeline
{
    /// <inheritdoc/>
    public IConversation Conversation => conversation;

    /// <summary>Failures of steps of this side that have come here and that nobody has looked at.</summary>
    private readonly UnseenFailures _unseen = new();

    /// <summary>How many steps are known to have started at the peer. Changed atomically; it only grows.</summary>
    private long _stepsConfirmed;

    /// <summary>How many steps the peer is known to have room for. Changed atomically; it only grows.</summary>
    private long _stepsAdmitted;

    /// <summary>The batch of this flow of code, open or not.</summary>
    private readonly AsyncLocal<StepBatch?> _batch = new();

    /// <summary>How many batches are open, of all flows: where there is none, nobody looks for one. Changed atomically.</summary>
    private int _openBatches;

    private StepBatch? Batch => Volatile.Read(ref _openBatches) > 0 && _batch.Value is { IsOpen: true } batch ? batch : null;

    /// <summary>Whether a call must go behind the steps: for as long as those before it may not have started, and where it is about steps.</summary>
    public bool GoBefore(OperationKind kind) =>
        kind is OperationKind.Flush or OperationKind.Fence
        || Interlocked.Read(ref _stepsConfirmed) < cork.Sent
        || (Batch is { } batch && cork.Holds(batch));

    /// <inheritdoc/>
    public long Send(object? target, in Operation operation, IStepOutcome? outcome)
    {
        whenReady();
        var batch = Batch;
        if (batch is null)
            WaitForRoom();
        var sequence = Send(batch, target, operation, outcome, out var isFull);
        // What a batch holds takes no room; when it is full, it has left.
        if (batch is not null && isFull)
            WaitForRoom();
        return sequence;
    }

    private long Send(StepBatch? batch, object? target, in Operation operation, IStepOutcome? outcome, out bool isFull)
    {
        var answer = outcome is null ? 0 : calls.NextId();
        var chain = IncomingRequest.ChainOn(conversation);
        var arguments = operation.Arguments;
        var encoder = encoders.Rent();
        long sequence;
        try
        {
            var (id, value) = TargetOf(target, encoder);
            var request = encoder.EncodeRequest(answer, id, operation, chain);
            var message = encoder.Finish(new StepMessage(request, value).ToWire());
            sequence = cork.Append(batch, message, (target, arguments), UsedBy(target, arguments), answer, outcome, out isFull);
        }
        catch
        {
            encoder.Rollback();
            throw;
        }
        finally
        {
            encoders.Return(encoder);
        }
        GC.KeepAlive(target);
        GC.KeepAlive(arguments);
        if (isFull)
            departures.Leave();
        else if (batch is null)
            departures.LeaveSoon();
        return sequence;
    }

    // Back-pressure: the peer says so when it has started what it has, or set it aside, and not too much of it still runs.
    private void WaitForRoom()
    {
        var sent = cork.Sent;
        if (sent - Math.Max(Interlocked.Read(ref _stepsConfirmed), Interlocked.Read(ref _stepsAdmitted)) < room.Window)
            return;
        conversation.Perform(RequestMessage.TheConnection, new Operation(OperationKind.Fence));
        Raise(ref _stepsAdmitted, sent);
    }

    /// <inheritdoc/>
    public void Ask(IStepOutcome outcome) => Ask(outcome, OperationKind.Await);

    // The operation is what is charged with the round trip.
    private void Ask(IStepOutcome outcome, OperationKind operation)
    {
        // What is in line must not lie there while somebody waits, though it is for something that was asked for before.
        var isToLeave = cork.Ask(outcome, isSoon: false, out _) || cork.HasSteps;
        var trip = ledger.BeginWait(outcome.WaitsBefore, operation);
        if (isToLeave)
            departures.Leave();
        whenAwaited();
        trip.EndWith(outcome.Ended);
    }

    /// <inheritdoc/>
    public void AskSoon(IStepOutcome outcome)
    {
        var isToLeave = cork.Ask(outcome, isSoon: true, out var isHeld);
        var trip = ledger.BeginWait(outcome.WaitsBefore, OperationKind.Await);
        if (isToLeave && isHeld)
            departures.ReleaseLater(outcome);
        else if (isToLeave)
            departures.LeaveOnOtherThread();
        if (isToLeave)
            whenAwaited();
        trip.EndWith(outcome.Ended);
    }

    /// <inheritdoc/>
    public void Took(IStepOutcome outcome)
    {
        ledger.BeginWait(outcome.WaitsBefore, OperationKind.Await).End();
        trips.AddAnswer(outcome.WaitsBefore, outcome.IsWaitedFor);
    }

    /// <inheritdoc/>
    public Task<object?> Within(Task<object?> value) => limits.CanGiveUp && !value.IsCompleted ? limits.WithinAsync(value) : value;

    /// <inheritdoc/>
    public void Drop(long answer)
    {
        cork.Drop(answer);
        departures.LeaveLate();
    }

    /// <summary>Nobody waits for the answer of a call any more: tells the peer.</summary>
    public void GiveUp(long answer)
    {
        if (conversation.HasEnded)
            return;
        cork.Drop(answer);
        departures.Leave();
    }

    /// <inheritdoc/>
    public bool IsUnconfirmed(long sequence) => sequence > Interlocked.Read(ref _stepsConfirmed);

    /// <inheritdoc/>
    public Task<object?> PerformHere(object target, in Operation operation)
    {
        try
        {
            var result = Performer.OfOwnObjects.Perform(target, operation);
            return Performer.OfOwnObjects.AsTask(result) ?? Task.FromResult(result);
        }
        // As at the peer: for those to know who await it, or flush.
        catch (Exception exception)
        {
            return Task.FromException<object?>(exception);
        }
    }

    /// <inheritdoc/>
    public Task FenceAsync(IStepOutcome promise)
    {
        var fence = new StepTask(this);
        Send(promise, new Operation(OperationKind.Fence), fence);
        Ask(fence);
        return fence.Ended;
    }

    /// <inheritdoc/>
    public void Report(Exception failure) => _unseen.Add(failure);

    /// <inheritdoc/>
    public void Seen(Exception failure) => _unseen.Seen(failure);

    /// <summary>
    /// Ends when all steps sent so far have ended at the peer; inside of a request of the peer's, when those have that belong to its chain: the others may be waiting
    /// for that very request.
    /// </summary>
    /// <exception cref="AggregateException">Steps have failed whose outcome nobody has looked at.</exception>
    public async Task FlushAsync()
    {
        List<Exception> failures = [];
        var flush = new StepTask(this);
        Send(conversation.Connection, new Operation(OperationKind.Flush), flush);
        Ask(flush, OperationKind.Flush);
        try
        {
            await (limits.CanGiveUp ? flush.Ended.WaitAsync(limits.Timeout, limits.Token) : flush.Ended).ConfigureAwait(false);
        }
        catch (AggregateException atThePeer)
        {
            failures.AddRange(atThePeer.InnerExceptions);
        }
        // Of what has come here meanwhile, the peer may have told as well.
        failures.AddRange(_unseen.TakeAll().ExceptBy(failures.Select(UnseenFailures.SourceOf), UnseenFailures.SourceOf));
        if (failures.Count > 0)
            throw new AggregateException("Steps have failed whose outcome nobody has asked for.", failures);
    }

    /// <summary>Holds back the steps that this flow of code sends until the result is disposed; then they leave as one message.</summary>
    public IDisposable OpenBatch()
    {
        var batch = cork.OpenBatch(_batch.Value);
        _batch.Value = batch;
        Interlocked.Increment(ref _openBatches);
        return new OpenedBatch(this, batch);
    }

    private static IStepOutcome[] UsedBy(object? target, CallArguments arguments)
    {
        var used = PromiseValues.PromisesIn(arguments.Values);
        return target is IStepOutcome promise ? [.. used, promise] : used;
    }

    private (long Id, object?[]? Value) TargetOf(object? target, OutgoingValues encoder) =>
        ReferenceEquals(target, conversation.Connection) ? (RequestMessage.TheConnection, null)
        : encoder.Encode(target) is var wire && wire is object?[] { Length: 2 } reference && reference[0] is (int)ValueTag.ReceiverObject
        ? (Wire.Number(reference, 1, "object id"), null)
        : (RequestMessage.TheConnection, [wire]);

    /// <summary>The connection has ended, and its calls with it: what is still to be asked for fails.</summary>
    public void End() => cork.Flush();

    /// <summary>The answer of a step has come, or of a call that went behind the steps. With the reader's role.</summary>
    /// <param name="call">What was waiting for it.</param>
    /// <param name="isOutOfTurn">Whether steps before it may not have started.</param>
    public void Answered(PendingCall call, bool isOutOfTurn)
    {
        if (!isOutOfTurn)
            Confirm(call.Outcome?.Sequence ?? call.Sequence);
        if (call.Outcome is not { } outcome)
            Drop(call.Id);
        else if (outcome.IsAwaited)
            trips.AddAnswer(outcome.WaitsBefore, outcome.IsWaitedFor);
    }

    // The steps before it have started, for it has been answered.
    private void Confirm(long sequence) => Raise(ref _stepsConfirmed, sequence);

    private static void Raise(ref long place, long sequence)
    {
        for (var known = Interlocked.Read(ref place); known < sequence;)
            known = Interlocked.CompareExchange(ref place, sequence, known);
    }

    /// <summary>Sends a request that must not overtake the steps before it: in line with them, and asked for at once.</summary>
    public void SendBehind(PendingCall call, RequestMessage request, CallArguments arguments, OutgoingValues encoder)
    {
        cork.AppendCall(Batch, encoder.Finish(new StepMessage(request, null) { IsCall = true }.ToWire()), PromiseValues.PromisesIn(arguments.Values), call);
        departures.Send();
    }

    private void Close(StepBatch batch)
    {
        Interlocked.Decrement(ref _openBatches);
        if (conversation.HasEnded)
        {
            cork.CloseBatch(batch);
            return;
        }
        // One message goes, and one comes back.
        if (cork.IsWithoutAnswer(batch))
            Send(batch, conversation.Connection, new Operation(OperationKind.Fence), new StepTask(this), out _);
        cork.CloseBatch(batch);
        departures.Send();
        WaitForRoom();
    }

    private sealed class OpenedBatch(OwnSteps steps, StepBatch batch) : IDisposable
    {
        /// <summary>1 once it is closed. Changed atomically.</summary>
        private int _closed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _closed, 1) == 0)
                steps.Close(batch);
        }
    }
}
