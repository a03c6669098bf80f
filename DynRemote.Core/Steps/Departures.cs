using DynRemote.Channels;
using DynRemote.Exchange;
using DynRemote.Operations;

namespace DynRemote.Steps;

/// <summary>When what has come into line leaves: at once, soon, or with something else. Used by any thread.</summary>
internal sealed class Departures
{
    /// <summary>Steps that nobody waits for leave after this time at the latest.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1);

    /// <summary>What nobody waits for, as releases and answers to be dropped, rides on what else leaves within this time.</summary>
    private static readonly TimeSpan PatienceOfNobody = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Where a task was made of a promise in a batch, the batch leaves after this time at the latest: somebody may wait for the task before the batch is closed.
    /// </summary>
    private static readonly TimeSpan PatienceWithBatch = TimeSpan.FromMilliseconds(100);

    private readonly Cork _cork;
    private readonly OutputQueue _output;
    private readonly Func<bool> _hasEnded;
    private readonly Departure _soon;
    private readonly Departure _late;
    private readonly Departure _elsewhere;

    /// <summary>Makes those of one connection.</summary>
    /// <param name="cork">Where steps come into line.</param>
    /// <param name="output">The way out.</param>
    /// <param name="hasEnded">Whether the connection has ended: then nothing leaves any more.</param>
    public Departures(Cork cork, OutputQueue output, Func<bool> hasEnded)
    {
        _cork = cork;
        _output = output;
        _hasEnded = hasEnded;
        _soon = new Departure(static run => After(Patience, run), LeaveUnlessEnded);
        _late = new Departure(static run => After(PatienceOfNobody, run), LeaveWithWhatIsDropped);
        _elsewhere = new Departure(static run => WorkerThread.Run(run), Leave);
    }

    /// <summary>Sends what is in line.</summary>
    public void Send() => _output.Send();

    /// <summary>Sends what is in line, with the questions and the drops that have been kept for it.</summary>
    public void Leave()
    {
        _cork.Flush();
        _output.Send();
    }

    /// <summary>The same soon, if nobody does before.</summary>
    public void LeaveSoon() => _soon.Set();

    /// <summary>The same at once, by another thread.</summary>
    public void LeaveOnOtherThread() => _elsewhere.Set();

    /// <summary>Sends what is in line, and what is to be dropped, after some time if nothing else leaves before.</summary>
    public void LeaveLate() => _late.Set();

    /// <summary>Sends a batch after some time, if it has not been closed before.</summary>
    /// <param name="outcome">Of a step in it, for which somebody may wait.</param>
    public void ReleaseLater(IStepOutcome outcome) => After(PatienceWithBatch, () =>
    {
        _cork.Release(outcome);
        _output.Send();
    });

    private static void After(TimeSpan patience, Action run) =>
        Task.Delay(patience).ContinueWith(_ => run(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    private void LeaveUnlessEnded()
    {
        if (!_hasEnded())
            Leave();
    }

    private void LeaveWithWhatIsDropped()
    {
        if (_cork.HasDropped)
            LeaveUnlessEnded();
        else if (!_hasEnded())
            _output.Send();
    }

    /// <summary>One way to leave later: until it has come about, setting it again changes nothing.</summary>
    /// <param name="schedule">Runs it later.</param>
    /// <param name="leave">What is done then.</param>
    private sealed class Departure(Action<Action> schedule, Action leave)
    {
        /// <summary>1 while it is set. Changed atomically.</summary>
        private int _isSet;

        public void Set()
        {
            if (Interlocked.Exchange(ref _isSet, 1) == 0)
                schedule(Run);
        }

        // What is put in line from here on needs a departure of its own.
        private void Run()
        {
            Volatile.Write(ref _isSet, 0);
            leave();
        }
    }
}
