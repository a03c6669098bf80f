using System.Collections.Concurrent;
using DynRemote.Accounting;
using DynRemote.Exchange;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Steps;

/// <summary>
/// Where steps come into line: gives each its place, and keeps what is to leave with the next flush: outcomes to ask for, answers to drop. A batch keeps its steps
/// until it is closed, or until somebody needs what is in it. All fields but one are guarded by the lock.
/// </summary>
/// <remarks>
/// A step's place and its coming into line are one, and so are taking what is kept and putting it into line: else a step could count as started that is not
/// even in line, or one flush overtake another. So the locks of the queue and of the calls are taken inside of this one, which is taken inside of none.
/// </remarks>
internal sealed class Cork(OutputQueue output, CallTable calls, StepRoom room, RoundTripCount trips)
{
    /// <summary>So many steps leave together at the latest.</summary>
    private const int StepsAFlush = 64;

    /// <summary>As soon as they are about so many bytes, they leave.</summary>
    private const long BytesAFlush = 16 * 1024;

    private readonly Lock _gate = new();

    /// <summary>Outcomes of steps since the last flush that no later step has used: somebody is likely to ask for them, and need not wait then.</summary>
    private readonly Dictionary<long, IStepOutcome> _leaves = [];

    private readonly List<IStepOutcome> _asked = [];

    /// <summary>Not guarded: finalizers put answers in, and take no lock.</summary>
    private readonly ConcurrentQueue<long> _dropped = new();

    private int _steps;
    private long _bytes;

    /// <summary>Written under the lock, read without.</summary>
    private long _sent;

    /// <summary>The last step that was in line when a flush was made: it has left, and what is asked of it from here on is a question of its own.</summary>
    private long _left;

    /// <summary>How many steps have come into line.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Whether steps are in line that have not left.</summary>
    public bool HasSteps
    {
        get
        {
            lock (_gate)
                return _steps > 0;
        }
    }

    /// <summary>Opens a batch inside of another, which is that one, or where there is none or none any more, a new one.</summary>
    public StepBatch OpenBatch(StepBatch? outer)
    {
        lock (_gate)
        {
            if (outer is not { IsOpen: true })
                return new StepBatch();
            outer.Open();
            return outer;
        }
    }

    /// <summary>Closes a batch. What is in it is in line then, if it was closed as often as opened.</summary>
    public void CloseBatch(StepBatch batch)
    {
        List<IStepOutcome>? refused = null;
        lock (_gate)
        {
            if (batch.Close())
                PutInLine(batch, ref refused);
        }
        Refuse(refused);
    }

    /// <summary>Whether a batch is about to be closed and nothing will come back for it.</summary>
    public bool IsWithoutAnswer(StepBatch batch)
    {
        lock (_gate)
            return batch is { IsLast: true, IsEmpty: false, Wanted.Count: 0 };
    }

    /// <summary>Whether a batch holds steps.</summary>
    public bool Holds(StepBatch batch)
    {
        lock (_gate)
            return !batch.IsEmpty;
    }

    /// <summary>Puts a step in line, or into a batch.</summary>
    /// <param name="batch">The batch of the caller; <see langword="null"/> where it has none.</param>
    /// <param name="message">The step.</param>
    /// <param name="named">Whom it names.</param>
    /// <param name="used">The promises that it names.</param>
    /// <param name="answer">The number of its own answer.</param>
    /// <param name="outcome">What becomes of it; <see langword="null"/> where nobody will ask.</param>
    /// <param name="isFull">Whether it is time to send what is in line.</param>
    /// <returns>Its place among the steps of the connection; in a batch, one behind all others, for it has none yet.</returns>
    public long Append(StepBatch? batch, OutgoingMessage message, object named, IStepOutcome[] used, long answer, IStepOutcome? outcome, out bool isFull)
    {
        List<IStepOutcome>? refused = null;
        var place = long.MaxValue;
        lock (_gate)
        {
            if (batch is { IsOpen: false })
                batch = null;
            // Steps between which nobody waited are one round trip together, whenever they happen to leave.
            if (outcome is not null)
                outcome.WaitsBefore = trips.Waits;
            foreach (var other in used)
            {
                // What a step names must be on its way before it.
                if (other.Batch is StepBatch held && held != batch)
                    PutInLine(held, ref refused);
                ((other.Batch as StepBatch)?.Wanted ?? _leaves).Remove(other.Answer);
            }
            if (batch is not null)
            {
                outcome?.Sent(answer, 0, batch);
                batch.Add(message, named, answer, outcome);
                isFull = batch.IsFull(room.Batch);
                if (isFull)
                    PutInLine(batch, ref refused);
            }
            else
            {
                place = ++_sent;
                outcome?.Sent(answer, place, null);
                output.Enqueue(message);
                if (outcome is not null)
                    _leaves.Add(answer, outcome);
                _bytes += Wire.RoughSize(message.Wire);
                isFull = ++_steps >= StepsAFlush || _bytes >= BytesAFlush;
            }
        }
        Refuse(refused);
        return place;
    }

    /// <summary>Puts a call in line behind all steps, and asks for its answer.</summary>
    /// <param name="batch">The batch of the caller, which leaves before; <see langword="null"/> where it has none.</param>
    /// <param name="step">The call as a step.</param>
    /// <param name="used">The promises that it names.</param>
    /// <param name="call">The call.</param>
    public void AppendCall(StepBatch? batch, OutgoingMessage step, IStepOutcome[] used, PendingCall call)
    {
        List<IStepOutcome>? refused = null;
        lock (_gate)
        {
            foreach (var other in used)
            {
                if (other.Batch is StepBatch held)
                    PutInLine(held, ref refused);
            }
            if (batch is not null)
                PutInLine(batch, ref refused);
            FlushLocked(ref refused);
            call.Sequence = ++_sent;
            output.Enqueue(step);
            output.Enqueue(new PullMessage([call.Id]).ToWire());
        }
        Refuse(refused);
    }

    /// <summary>Somebody waits for an outcome, or will soon. What is in a batch is to leave for it: at once where somebody waits.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="isSoon">Whether nobody waits yet.</param>
    /// <param name="isHeld">Whether it is in a batch still.</param>
    /// <returns>Whether there is something to do: it is asked for only now, or has only now come into line.</returns>
    public bool Ask(IStepOutcome outcome, bool isSoon, out bool isHeld)
    {
        List<IStepOutcome>? refused = null;
        bool isNew;
        bool wasHeld;
        lock (_gate)
        {
            isNew = !outcome.IsAsked;
            outcome.IsAwaited = outcome.IsAsked = true;
            wasHeld = outcome.Batch is not null;
            isHeld = wasHeld && isSoon;
            if (outcome.Batch is StepBatch batch)
            {
                batch.Wanted.TryAdd(outcome.Answer, outcome);
                if (!isSoon)
                    PutInLine(batch, ref refused);
            }
            else if (isNew)
            {
                _leaves.Remove(outcome.Answer);
                _asked.Add(outcome);
                if (outcome.Sequence <= _left)
                    outcome.WaitsBefore = trips.Waits;
            }
        }
        Refuse(refused);
        return isNew || (wasHeld && !isSoon);
    }

    /// <summary>An outcome that is in a batch still is to leave now.</summary>
    public void Release(IStepOutcome outcome)
    {
        List<IStepOutcome>? refused = null;
        lock (_gate)
        {
            if (outcome.Batch is StepBatch batch)
                PutInLine(batch, ref refused);
        }
        Refuse(refused);
    }

    /// <summary>An answer will not be named again.</summary>
    public void Drop(long answer) => _dropped.Enqueue(answer);

    /// <summary>Whether answers are to be dropped.</summary>
    public bool HasDropped => !_dropped.IsEmpty;

    /// <summary>Puts in line what is to leave now; batches stay.</summary>
    public void Flush()
    {
        List<IStepOutcome>? refused = null;
        lock (_gate)
            FlushLocked(ref refused);
        Refuse(refused);
    }

    private void FlushLocked(ref List<IStepOutcome>? refused)
    {
        foreach (var leaf in _leaves.Values)
        {
            leaf.IsAsked = true;
            _asked.Add(leaf);
        }
        if (Pull(_asked, ref refused) is { } pull)
            output.Enqueue(pull.ToWire());
        List<long> dropped = [];
        while (_dropped.TryDequeue(out var answer))
            dropped.Add(answer);
        if (dropped.Count > 0)
            output.Enqueue(new DropMessage(dropped).ToWire());
        _leaves.Clear();
        _asked.Clear();
        (_steps, _bytes, _left) = (0, 0, _sent);
    }

    // As one message, in which the answers are asked for that somebody wants or is likely to want.
    private void PutInLine(StepBatch batch, ref List<IStepOutcome>? refused)
    {
        if (batch.IsEmpty)
            return;
        var messages = new List<OutgoingMessage>();
        foreach (var step in batch.TakeAll())
        {
            var place = ++_sent;
            step.Outcome?.Sent(step.Answer, place, null);
            messages.Add(step.Message);
        }
        foreach (var outcome in batch.Wanted.Values)
        {
            // What a batch brings back is waited for as a whole.
            (outcome.IsAsked, outcome.IsAwaited) = (true, true);
        }
        if (Pull(batch.Wanted.Values, ref refused) is { } pull)
            messages.Add(pull.ToWire());
        batch.Wanted.Clear();
        _left = _sent;
        output.Enqueue(OutgoingMessage.Batch(messages));
    }

    private PullMessage? Pull(IReadOnlyCollection<IStepOutcome> outcomes, ref List<IStepOutcome>? refused)
    {
        if (outcomes.Count == 0)
            return null;
        foreach (var outcome in outcomes)
        {
            if (outcome.Sequence <= _left)
                outcome.WaitsBefore = trips.Waits;
            // Open before anybody can send the question, for the answer may be fast.
            if (!calls.TryOpenOutcome(outcome))
                (refused ??= []).Add(outcome);
        }
        return new PullMessage([.. outcomes.Select(outcome => outcome.Answer)]);
    }

    // The connection has ended. Without the lock: an outcome tells others.
    private void Refuse(List<IStepOutcome>? outcomes)
    {
        foreach (var outcome in outcomes ?? [])
            outcome.Fail(calls.Ended());
    }
}
