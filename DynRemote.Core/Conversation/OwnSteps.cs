using DynRemote.Channels;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Promises;
using DynRemote.Values;

namespace DynRemote.Conversation;

/// <summary>Steps of this side: sent in order, without waiting. Used by any thread.</summary>
/// <param name="conversation">The connection: where this side waits for fences and flushes.</param>
/// <param name="whenReady">Waits for the peer's hello; throws where the connection has ended.</param>
/// <param name="encoders">The connection's encoders.</param>
/// <param name="calls">Where calls and outcomes wait for their answers.</param>
/// <param name="output">The way out.</param>
/// <param name="ledger">Where round trips are charged.</param>
/// <param name="trips">Where round trips are counted.</param>
internal sealed class OwnSteps(
    IConversation conversation, Action whenReady, Encoders encoders, CallTable calls, OutputQueue output, RoundTripLedger ledger, RoundTripCount trips) : IPipeline
{
    /// <summary>How many steps may be under way that the peer is not known to have started: who would send more waits. Well below what a peer accepts.</summary>
    private const int Window = 1024;

    /// <summary>Steps that nobody waits for leave after this time at the latest, and what is to be dropped with them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1);

    private readonly Cork _cork = new(output, calls);

    /// <summary>Failures of steps of this side that have come here and that nobody has looked at.</summary>
    private readonly UnseenFailures _unseen = new();

    /// <summary>How many steps are known to have started at the peer. Changed atomically; it only grows.</summary>
    private long _stepsConfirmed;

    /// <summary>1 while a flush is on its way. Changed atomically.</summary>
    private int _flushSet;

    /// <summary>1 while another thread has been asked to flush at once. Changed atomically.</summary>
    private int _flushOnItsWay;

    /// <summary>Whether a call must go behind the steps: for as long as those before it may not have started, and where it is about steps.</summary>
    public bool GoBefore(OperationKind kind) =>
        kind is OperationKind.Flush or OperationKind.Fence || Interlocked.Read(ref _stepsConfirmed) < _cork.Sent;

    /// <inheritdoc/>
    public long Send(object? target, in Operation operation, IStepOutcome? outcome)
    {
        whenReady();
        if (_cork.Sent - Interlocked.Read(ref _stepsConfirmed) >= Window)
            conversation.Perform(RequestMessage.TheConnection, new Operation(OperationKind.Fence));
        var answer = outcome is null ? 0 : calls.NextId();
        var chain = IncomingRequest.ChainOn(conversation);
        var arguments = operation.Arguments;
        var encoder = encoders.Rent();
        long sequence;
        bool isFull;
        try
        {
            var (id, value) = TargetOf(target, encoder);
            var request = encoder.EncodeRequest(answer, id, operation, chain);
            var message = encoder.Finish(new StepMessage(request, value).ToWire());
            sequence = _cork.Append(message, (target, arguments), UsedBy(target, arguments), answer, outcome, out isFull);
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
            FlushCork();
        else
            FlushSoon();
        return sequence;
    }

    /// <inheritdoc/>
    public void Ask(IStepOutcome outcome)
    {
        if (!_cork.Ask(outcome))
            return;
        var trip = ledger.Begin(new Operation(OperationKind.Await));
        FlushCork();
        trip.End();
    }

    /// <inheritdoc/>
    public void AskSoon(IStepOutcome outcome)
    {
        if (!_cork.Ask(outcome))
            return;
        var trip = ledger.Begin(new Operation(OperationKind.Await));
        if (Interlocked.Exchange(ref _flushOnItsWay, 1) == 0)
            WorkerThread.Run(FlushOnOtherThread);
        trip.End();
    }

    /// <inheritdoc/>
    public void Took(IStepOutcome outcome) => trips.AddWait(outcome.WaitsBefore);

    /// <inheritdoc/>
    public void Drop(long answer)
    {
        _cork.Drop(answer);
        FlushSoon();
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

    /// <summary>Ends when all steps sent so far have ended at the peer.</summary>
    /// <exception cref="AggregateException">Steps have failed whose outcome nobody has looked at.</exception>
    public async Task FlushAsync()
    {
        List<Exception> failures = [];
        try
        {
            await conversation.PerformAsync(RequestMessage.TheConnection, new Operation(OperationKind.Flush)).ConfigureAwait(false);
        }
        catch (AggregateException atThePeer)
        {
            failures.AddRange(atThePeer.InnerExceptions);
        }
        failures.AddRange(_unseen.TakeAll());
        if (failures.Count > 0)
            throw new AggregateException("Steps have failed whose outcome nobody has asked for.", failures);
    }

    /// <summary>Holds back the steps sent from here on until the result is disposed; then they leave as one message.</summary>
    public IDisposable OpenBatch()
    {
        _cork.OpenBatch();
        return new OpenedBatch(this);
    }

    private static long[] UsedBy(object? target, CallArguments arguments) =>
        [.. arguments.Values.Append(target).SelectMany(PromiseValues.PromisesIn).Select(promise => ((IStepOutcome)promise).Answer)];

    private (long Id, object?[]? Value) TargetOf(object? target, OutgoingValues encoder) =>
        ReferenceEquals(target, conversation.Connection) ? (RequestMessage.TheConnection, null)
        : encoder.Encode(target) is var wire && wire is object?[] { Length: 2 } reference && reference[0] is (int)ValueTag.ReceiverObject
        ? (Wire.Number(reference, 1, "object id"), null)
        : (RequestMessage.TheConnection, [wire]);

    /// <summary>Sends what is in line soon, if nobody does before.</summary>
    public void FlushSoon()
    {
        if (Interlocked.Exchange(ref _flushSet, 1) == 0)
            Task.Delay(Patience).ContinueWith(_ => FlushNow(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void FlushOnOtherThread()
    {
        Volatile.Write(ref _flushOnItsWay, 0);
        FlushCork();
    }

    private void FlushNow()
    {
        Volatile.Write(ref _flushSet, 0);
        // A batch ends when its owner says so.
        if (!_cork.IsInBatch && !conversation.HasEnded)
            FlushCork();
    }

    /// <summary>The connection has ended, and its calls with it: what is still to be asked for fails.</summary>
    public void End() => _cork.Flush(trips.Waits);

    private void FlushCork()
    {
        _cork.Flush(trips.Waits);
        output.Send();
    }

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
            trips.AddWait(outcome.WaitsBefore);
    }

    // The steps before it have started, for it has been answered.
    private void Confirm(long sequence)
    {
        for (var known = Interlocked.Read(ref _stepsConfirmed); known < sequence;)
            known = Interlocked.CompareExchange(ref _stepsConfirmed, sequence, known);
    }

    /// <summary>Sends a request that must not overtake the steps before it: as a step, which is asked for at once.</summary>
    public void SendBehind(PendingCall call, RequestMessage request, OutgoingValues encoder)
    {
        _cork.AppendCall(encoder.Finish(new StepMessage(request, null).ToWire()), call, trips.Waits);
        output.Send();
    }

    private void CloseBatch()
    {
        if (_cork.CloseBatch())
            FlushCork();
    }

    private sealed class OpenedBatch(OwnSteps steps) : IDisposable
    {
        /// <summary>1 once it is closed. Changed atomically.</summary>
        private int _closed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _closed, 1) == 0)
                steps.CloseBatch();
        }
    }
}
