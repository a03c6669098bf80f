using System.Collections.Concurrent;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Conversation;

/// <summary>
/// Where steps come into line: gives each its place, and keeps what is to leave with the next flush: outcomes to ask for, answers to drop and, while a batch is
/// open, the steps themselves. All fields but one are guarded by the lock.
/// </summary>
/// <remarks>
/// A step's place and its coming into line are one, and so are taking what is kept and putting it into line: else a step could count as started that is not
/// even in line, or one flush overtake another. So the locks of the queue and of the calls are taken inside of this one, which is taken inside of none.
/// </remarks>
internal sealed class Cork(OutputQueue output, CallTable calls)
{
    /// <summary>So many steps leave together at the latest.</summary>
    private const int StepsAFlush = 64;

    private readonly Lock _gate = new();

    /// <summary>Outcomes of steps since the last flush that no later step has used: somebody is likely to ask for them, and need not wait then.</summary>
    private readonly Dictionary<long, IStepOutcome> _leaves = [];

    private readonly List<IStepOutcome> _asked = [];
    private readonly List<OutgoingMessage> _held = [];

    /// <summary>Whom the held steps name: alive until the message is in the output queue (rule 4 of the lifetime rules).</summary>
    private readonly List<object> _keptAlive = [];

    /// <summary>Not guarded: finalizers put answers in, and take no lock.</summary>
    private readonly ConcurrentQueue<long> _dropped = new();

    private int _batches;
    private int _steps;

    /// <summary>Written under the lock, read without.</summary>
    private long _sent;

    /// <summary>How many steps have come into line.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Whether a batch is open.</summary>
    public bool IsInBatch
    {
        get
        {
            lock (_gate)
                return _batches > 0;
        }
    }

    /// <summary>Opens a batch: steps are held back until it is closed or somebody waits.</summary>
    public void OpenBatch()
    {
        lock (_gate)
            _batches++;
    }

    /// <summary>Closes a batch. Returns whether it was the last.</summary>
    public bool CloseBatch()
    {
        lock (_gate)
            return --_batches == 0;
    }

    /// <summary>Puts a step in line.</summary>
    /// <param name="message">The step.</param>
    /// <param name="named">Whom it names.</param>
    /// <param name="used">The answers that it uses.</param>
    /// <param name="answer">The number of its own answer.</param>
    /// <param name="outcome">What becomes of it; <see langword="null"/> where nobody will ask.</param>
    /// <param name="isFull">Whether it is time to flush.</param>
    /// <returns>Its place among the steps of the connection.</returns>
    public long Append(OutgoingMessage message, object named, long[] used, long answer, IStepOutcome? outcome, out bool isFull)
    {
        lock (_gate)
        {
            var sequence = ++_sent;
            outcome?.Sent(answer, sequence);
            if (_batches > 0)
            {
                _held.Add(message);
                _keptAlive.Add(named);
            }
            else
            {
                output.Enqueue(message);
            }
            foreach (var other in used)
                _leaves.Remove(other);
            if (outcome is not null)
                _leaves.Add(answer, outcome);
            isFull = ++_steps >= StepsAFlush && _batches == 0;
            return sequence;
        }
    }

    /// <summary>Puts a call in line behind all steps, and asks for its answer.</summary>
    /// <param name="step">The call as a step.</param>
    /// <param name="call">The call.</param>
    /// <param name="waits">How often the connection has waited so far.</param>
    public void AppendCall(OutgoingMessage step, PendingCall call, long waits)
    {
        List<IStepOutcome> refused;
        lock (_gate)
        {
            refused = FlushLocked(waits);
            call.Sequence = ++_sent;
            output.Enqueue(step);
            output.Enqueue(new PullMessage([call.Id]).ToWire());
        }
        Refuse(refused);
    }

    /// <summary>Somebody waits for an outcome. Returns whether it has not been asked for yet.</summary>
    public bool Ask(IStepOutcome outcome)
    {
        lock (_gate)
        {
            outcome.IsAwaited = true;
            if (outcome.IsAsked)
                return false;
            outcome.IsAsked = true;
            _leaves.Remove(outcome.Answer);
            _asked.Add(outcome);
            return true;
        }
    }

    /// <summary>An answer will not be named again.</summary>
    public void Drop(long answer) => _dropped.Enqueue(answer);

    /// <summary>Puts in line what is to leave now.</summary>
    /// <param name="waits">How often the connection has waited so far.</param>
    public void Flush(long waits)
    {
        List<IStepOutcome> refused;
        lock (_gate)
            refused = FlushLocked(waits);
        Refuse(refused);
    }

    private List<IStepOutcome> FlushLocked(long waits)
    {
        foreach (var leaf in _leaves.Values)
        {
            leaf.IsAsked = true;
            _asked.Add(leaf);
        }
        List<IStepOutcome> refused = [];
        var messages = new List<OutgoingMessage>(_held);
        // Open before anybody can send the question, for the answer may be fast.
        foreach (var outcome in _asked)
        {
            outcome.WaitsBefore = waits;
            // What a batch brings back is waited for as a whole.
            outcome.IsAwaited |= _held.Count > 0;
            if (!calls.TryOpenOutcome(outcome))
                refused.Add(outcome);
        }
        if (_asked.Count > 0)
            messages.Add(new PullMessage([.. _asked.Select(outcome => outcome.Answer)]).ToWire());
        List<long> dropped = [];
        while (_dropped.TryDequeue(out var answer))
            dropped.Add(answer);
        if (dropped.Count > 0)
            messages.Add(new DropMessage(dropped).ToWire());
        if (_held.Count > 0)
            output.Enqueue(OutgoingMessage.Batch(messages));
        else
            messages.ForEach(output.Enqueue);
        _leaves.Clear();
        _asked.Clear();
        _held.Clear();
        _keptAlive.Clear();
        _steps = 0;
        return refused;
    }

    // The connection has ended. Without the lock: an outcome tells others.
    private void Refuse(List<IStepOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
            outcome.Fail(calls.Ended());
    }
}
