using System.Collections.Immutable;
using DynRemote.Accounting;
using DynRemote.Exchange;
using DynRemote.Liveness;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Performing;
using DynRemote.References;
using DynRemote.Steps;

namespace DynRemote.Conversation;

/// <summary>
/// One connection from this side: what it has exported and imported, which calls wait, and the way out. Ties the parts together; each of them guards its
/// own state.
/// </summary>
internal sealed partial class Session : IConversation, IReceiver
{
    private const int MaxReleasesAMessage = 1000;

    private readonly IMessageChannel _channel;
    private readonly RemoteOptions _options;
    private readonly CallLimits _limits;
    private readonly ExportTable _exports;
    private readonly ImportTable<RemoteObject> _imports;
    private readonly CallTable _calls = new();
    private readonly Encoders _encoders;
    private readonly OutgoingAnswers _outgoingAnswers;
    private readonly IncomingValues _incoming;
    private readonly IncomingRequests _requests;
    private readonly AnswerTable _answers;
    private readonly Departures _departures;
    private readonly StepRoom _stepRoom = new();
    private readonly OwnSteps _ownSteps;
    private readonly PeerSteps _peerSteps;
    private readonly OutputQueue _output;
    private readonly ConnectionReader _reader;
    private readonly Performer _performer;
    private readonly Lingering _lingering;
    private readonly RoundTripLedger _ledger;
    private readonly Vigil _vigil;

    /// <summary>Counted by the thread that has the reader's role; read by any.</summary>
    private long _received;

    private readonly RoundTripCount _roundTrips = new();

    public Session(RemoteConnection connection, IMessageChannel channel, IDictionary<string, object> names, RemoteOptions options)
    {
        Connection = connection;
        _ledger = new RoundTripLedger(connection);
        _channel = channel;
        _options = options;
        _limits = new CallLimits(options.CallTimeout, CancellationToken.None);
        _exports = new ExportTable(options.Limits);
        _imports = new ImportTable<RemoteObject>(SendReleases);
        _answers = new AnswerTable(options.Limits);
        _encoders = new Encoders(this, _exports, options.SendStackTraces);
        _outgoingAnswers = new OutgoingAnswers(_encoders);
        _lingering = new Lingering(options.Logger);
        _performer = Performer.Create(options, _lingering, () => HasEnded || _requests!.IsAbandoned(IncomingRequest.IdOn(this)));
        _incoming = new IncomingValues(this, new ExportedNames(names), _exports, _imports, _answers, _encoders.Tokens, _performer.Plans, options.Limits);
        _requests = new IncomingRequests(_incoming, options.Limits);
        _output = new OutputQueue(channel, () => _vigil!.Begin(), OnRefused, OnSendFailed);
        _vigil = new Vigil(channel, options, () => _calls.Count, () => Interlocked.Read(ref _received), _output, reason => End(reason, null));
        _reader = new ConnectionReader(channel, this, options.Dispatcher);
        var cork = new Cork(_output, _calls, _stepRoom, _roundTrips);
        _departures = new Departures(cork, _output, () => HasEnded);
        _ownSteps = new OwnSteps(this, WaitUntilReady, _reader.LeadIfUnread, _encoders, _calls, cork, _departures, _stepRoom, _ledger, _roundTrips, _limits);
        _peerSteps = new PeerSteps(this, options, _answers, _calls, _requests, _performer, _outgoingAnswers, _output, _departures.LeaveSoon);
    }

    /// <inheritdoc/>
    public RemoteConnection Connection { get; }

    /// <inheritdoc/>
    public IPipeline Pipeline => _ownSteps;

    /// <inheritdoc/>
    public object? Perform(long target, in Operation operation) => Perform(target, operation, _limits);

    /// <inheritdoc/>
    public Task<object?> PerformAsync(long target, in Operation operation) => PerformAsync(target, operation, _limits);

    /// <summary>Does an operation without holding a thread while it waits, within limits.</summary>
    public Task<object?> PerformAsync(long target, in Operation operation, CallLimits limits)
    {
        WaitForHandshake();
        var trip = _ledger.Begin(operation);
        var call = _calls.OpenAsync(IsChunked(operation.Kind), out var task);
        try
        {
            SendRequest(call, target, operation);
        }
        catch
        {
            _calls.Close(call);
            throw;
        }
        _reader.LeadIfUnread();
        trip.EndWith(task);
        return limits.CanGiveUp ? WithinAsync(limits, task, call, operation.Kind) : task;
    }

    private Task<object?> WithinAsync(CallLimits limits, Task<object?> answer, PendingCall call, OperationKind kind)
    {
        var within = limits.WithinAsync(answer);
        within.ContinueWith(
            _ =>
            {
                if (!answer.IsCompleted)
                    TellGivenUp(call, kind);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return within;
    }

    // What the peer keeps for the answer it may forget, and a plan need not go on.
    private void TellGivenUp(PendingCall call, OperationKind kind)
    {
        if (call.IsStep || IncomingRequests.CanBeAbandoned(kind))
            _ownSteps.GiveUp(call.Id);
    }

    /// <summary>What the peer exports under a name.</summary>
    public object? Lookup(string name) => Perform(RequestMessage.TheConnection, new Operation(OperationKind.Lookup, name));

    /// <summary>The names that the peer exports.</summary>
    public IReadOnlyList<string> Names() => (ImmutableArray<string>)Perform(RequestMessage.TheConnection, new Operation(OperationKind.Names))!;

    /// <summary>The peer's token of a type that both sides know.</summary>
    public RemoteType TypeOf(Type type) => (RemoteType)Perform(RequestMessage.TheConnection, new Operation(OperationKind.TypeOf, null, type))!;

    /// <summary>Gives a reference back now.</summary>
    public void Release(ImportEntry entry)
    {
        var count = _imports.ReleaseNow(entry);
        if (count > 0 && !HasEnded)
            _output.Send(new ReleaseMessage([(entry.Id, count)]).ToWire());
    }

    /// <inheritdoc/>
    public bool HasOneWayEvents => _options.OneWayEvents;

    /// <inheritdoc/>
    public void WhenEnded(IDisposable item) => _lingering.Add(item);

    /// <summary>What has happened so far.</summary>
    public RemoteStatistics Statistics() => new()
    {
        RoundTrips = _roundTrips.Total(),
        MessagesSent = _output.Sent,
        MessagesReceived = Interlocked.Read(ref _received),
        BytesSent = _channel.BytesSent,
        BytesReceived = _channel.BytesReceived,
        Exports = _exports.Count,
        Imports = _imports.Count,
        CallsWaiting = _calls.Count,
        Answers = _answers.Count,
        RequestsRunning = _requests.Running,
        ExportsByType = _exports.Snapshot(),
    };

    /// <summary>Ends when all steps sent so far have ended at the peer.</summary>
    /// <exception cref="AggregateException">Steps have failed whose outcome nobody has looked at.</exception>
    public Task FlushAsync() => _ownSteps.FlushAsync();

    /// <summary>Holds back the steps sent from here on until the result is disposed; then they leave as one message.</summary>
    public IDisposable OpenBatch() => _ownSteps.OpenBatch();

    /// <summary>Begins to record what each line of the program costs.</summary>
    public RemoteExplanation Explain()
    {
        DrawLine();
        return _ledger.Explain();
    }

    /// <summary>Round trips are counted anew: what is made from here on is not one with what has come so far.</summary>
    public void DrawLine() => _roundTrips.DrawLine();

    /// <inheritdoc/>
    public IConversation With(CallLimits limits) => new LimitedConversation(this, limits);

    /// <summary>Does an operation within limits.</summary>
    public object? Perform(long target, in Operation operation, CallLimits limits)
    {
        WaitForHandshake();
        var trip = _ledger.Begin(operation);
        var chain = IncomingRequest.ChainOn(this);
        var call = _calls.Open(chain, IsChunked(operation.Kind));
        try
        {
            SendRequest(call, target, operation);
            _reader.WaitFor(call, limits);
        }
        finally
        {
            if (_calls.Close(call))
                TellGivenUp(call, operation.Kind);
        }
        trip.End();
        return call.GetResult(operation.Arguments);
    }

    private static bool IsChunked(OperationKind kind) => kind is
        OperationKind.Enumerate or OperationKind.Next or OperationKind.EnumerateAsync or OperationKind.NextAsync or OperationKind.Query;

    private void SendRequest(PendingCall call, long target, in Operation operation)
    {
        var arguments = operation.Arguments;
        var encoder = _encoders.Rent();
        try
        {
            var request = encoder.EncodeRequest(call.Id, target, operation, call.Chain == call.Id ? 0 : call.Chain);
            if (_ownSteps.GoBefore(operation.Kind) || encoder.NamesAnswers)
                _ownSteps.SendBehind(call, request, operation.Arguments, encoder);
            else
                _output.Send(encoder.Finish(request.ToWire()));
        }
        catch
        {
            encoder.Rollback();
            throw;
        }
        finally
        {
            _encoders.Return(encoder);
        }
        // The arguments' proxies are alive until here, where the message that names them stands in the output queue (rule 4 of the lifetime rules).
        GC.KeepAlive(arguments);
    }

    // A message that the channel cannot take costs its call, not the connection.
    private void OnRefused(OutgoingMessage message, ArgumentException refusal)
    {
        message.References?.Rollback();
        OnRefused(Message.FromWire(message.Wire, names: null), message.IsSubstitute, refusal);
    }

    private void OnRefused(Message message, bool isSubstitute, ArgumentException refusal)
    {
        switch (message)
        {
            case RequestMessage request when _calls.TryTake(request.Id, out var call, out _):
                call.Fail(refusal);
                break;
            case StepMessage { Request.Id: var id }:
                if (_calls.TryTake(id, out var asked, out _))
                    asked.Fail(refusal);
                else
                    _ownSteps.Report(refusal);
                break;
            case PullMessage pull:
                foreach (var id in pull.Answers)
                {
                    if (_calls.TryTake(id, out var pulled, out _))
                        pulled.Fail(refusal);
                }
                break;
            case BatchMessage batch:
                foreach (var part in batch.Messages)
                    OnRefused(Message.FromWire(part, names: null), isSubstitute, refusal);
                break;
            case DropMessage:
                break;
            case ReplyMessage reply:
                SendFault(reply.Id, refusal, CallArguments.None);
                break;
            case FaultMessage fault when !isSubstitute:
                SendFault(fault.Id, new RemoteException($"The call failed, and so did sending its exception: {refusal.Message}"), CallArguments.None, isSubstitute: true);
                break;
            case var other:
                throw new InvalidOperationException($"A {other.GetType().Name} was refused by the channel.", refusal);
        }
    }

    // On a pool thread, after proxies were finalized. What dies while this is sent comes with the next round. It rides on what else leaves within a short time.
    private void SendReleases()
    {
        var releases = new List<(long Id, long Count)>();
        _imports.Drain(releases);
        if (releases.Count == 0 || HasEnded)
            return;
        // However many there are, no message grows beyond what the peer accepts.
        for (var start = 0; start < releases.Count; start += MaxReleasesAMessage)
            _output.Enqueue(new ReleaseMessage(releases.GetRange(start, Math.Min(MaxReleasesAMessage, releases.Count - start))).ToWire());
        _departures.LeaveLate();
    }
}
