using DynRemote.Channels;
using DynRemote.Exchange;
using DynRemote.Messages;

namespace DynRemote.Liveness;

/// <summary>
/// Looks after one connection while calls wait or something is on its way: asks the peer for signs of life where it is quiet, and ends the connection when
/// the peer is gone without a word. <see cref="Silence"/> decides.
/// </summary>
internal sealed class Vigil : ILookedAfter
{
    private static readonly object?[] Question = new SignMessage(WantsAnswer: true).ToWire();
    private static readonly object?[] Reply = new SignMessage(WantsAnswer: false).ToWire();

    private readonly IMessageChannel _channel;
    private readonly IAcknowledgedChannel? _acknowledged;
    private readonly RemoteOptions _options;
    private readonly Func<int> _callsWaiting;
    private readonly Func<long> _received;
    private readonly OutputQueue _output;
    private readonly Action<string> _end;
    private readonly Silence _silence;

    /// <summary>1 while the <see cref="Lookout"/> looks at this connection. Changed atomically by whoever adds it, and by the lookout.</summary>
    private int _lookedAfter;

    /// <summary>Set when the peer is asked, cleared by the reader when it answers.</summary>
    private volatile bool _signUnanswered;

    /// <summary>1 while an answer to a sign is about to leave: however many a peer asks for, one thread answers. Changed atomically.</summary>
    private int _answering;

    /// <summary>Whether the connection has ended. Set once.</summary>
    private volatile bool _ended;

    /// <summary>Makes the vigil of a connection.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="options">The limits of silence.</param>
    /// <param name="callsWaiting">How many calls wait.</param>
    /// <param name="received">How many messages have come.</param>
    /// <param name="output">The way out.</param>
    /// <param name="end">Ends the connection for a reason.</param>
    public Vigil(IMessageChannel channel, RemoteOptions options, Func<int> callsWaiting, Func<long> received, OutputQueue output, Action<string> end)
    {
        _channel = channel;
        _options = options;
        _callsWaiting = callsWaiting;
        _received = received;
        _output = output;
        _end = end;
        _acknowledged = channel is IAcknowledgedChannel { Delivery: not null } acknowledged ? acknowledged : null;
        _silence = new Silence(options.LinkSilenceLimit, options.SilenceLimit);
        // A channel that knows nothing, and a program that may be silent: there is nothing to look for.
        _ended = (_acknowledged is null || options.LinkSilenceLimit == Timeout.InfiniteTimeSpan) && options.SilenceLimit == Timeout.InfiniteTimeSpan;
    }

    /// <summary>Something is sent, and a call may wait: looks after the connection from now on, for as long as there is a need to.</summary>
    public void Begin()
    {
        if (Volatile.Read(ref _lookedAfter) == 0 && !_ended && Interlocked.Exchange(ref _lookedAfter, 1) == 0)
            Lookout.Add(this);
    }

    /// <summary>The connection has ended.</summary>
    public void End() => _ended = true;

    /// <summary>A sign of life has come. Called with the reader's role, which never sends; so another thread answers.</summary>
    public void Take(SignMessage sign)
    {
        if (!sign.WantsAnswer)
            _signUnanswered = false;
        else if (Interlocked.Exchange(ref _answering, 1) == 0)
            WorkerThread.Run(Answer);
    }

    /// <inheritdoc/>
    public bool Look(TimeSpan now)
    {
        if (_ended)
            return false;
        switch (_silence.Judge(See(now)))
        {
            case Finding.AskForASign:
                _signUnanswered = true;
                // Not on this thread: a peer that does not read may block whoever sends.
                WorkerThread.Run(() => _output.Send(Question));
                return true;
            case Finding.MachineIsGone:
                WorkerThread.Run(() => _end($"The peer's machine has acknowledged nothing for {_options.LinkSilenceLimit.TotalSeconds} seconds: it is gone, or the way to it is cut."));
                return false;
            case Finding.ProgramIsSilent:
                WorkerThread.Run(() => _end($"The peer has sent nothing for {_options.SilenceLimit} while calls waited for it."));
                return false;
            case Finding.NothingToSee:
                return StaysLookedAfter();
            default:
                return true;
        }
    }

    private Sighting See(TimeSpan now) =>
        new(now, _callsWaiting() > 0, _output.IsSending, _received() + _channel.BytesReceived, _signUnanswered, _acknowledged?.Delivery);

    // Whoever has sent something just before saw that the connection was still looked after.
    private bool StaysLookedAfter()
    {
        Interlocked.Exchange(ref _lookedAfter, 0);
        var isBusy = _output.IsSending || _callsWaiting() > 0 || _acknowledged?.Delivery is { IsDue: true };
        return isBusy && Interlocked.Exchange(ref _lookedAfter, 1) == 0;
    }

    private void Answer()
    {
        // Before it leaves: a sign that comes meanwhile is answered anew.
        Volatile.Write(ref _answering, 0);
        _output.Send(Reply);
    }
}
