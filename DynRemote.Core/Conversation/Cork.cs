using System.Collections.Concurrent;
using DynRemote.Operations;

namespace DynRemote.Conversation;

/// <summary>
/// What is to leave with the next flush: outcomes to ask for, answers to drop and, while a batch is open, the steps themselves. All fields but one are
/// guarded by the lock.
/// </summary>
internal sealed class Cork
{
    private readonly Lock _gate = new();

    /// <summary>Outcomes of steps since the last flush that no later step has used: somebody is likely to ask for them, and need not wait then.</summary>
    private readonly Dictionary<long, IStepOutcome> _leaves = [];

    private readonly List<IStepOutcome> _asked = [];

    /// <summary>Not guarded: finalizers put answers in, and take no lock.</summary>
    private readonly ConcurrentQueue<long> _dropped = new();
    private readonly List<OutgoingMessage> _held = [];

    /// <summary>Whom the held steps name: alive until the message is in the output queue (rule 4 of the lifetime rules).</summary>
    private readonly List<object> _keptAlive = [];

    private int _batches;
    private int _steps;

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

    /// <summary>Whether a batch is open.</summary>
    public bool IsInBatch
    {
        get
        {
            lock (_gate)
                return _batches > 0;
        }
    }

    /// <summary>A step is about to be put in line. Returns whether it was held back instead.</summary>
    public bool TryHold(OutgoingMessage message, object named)
    {
        lock (_gate)
        {
            if (_batches == 0)
                return false;
            _held.Add(message);
            _keptAlive.Add(named);
            return true;
        }
    }

    /// <summary>A step has been put in line.</summary>
    /// <param name="used">The answers that it uses.</param>
    /// <param name="outcome">What becomes of it.</param>
    /// <returns>How many steps there are since the last flush.</returns>
    public int Add(IEnumerable<long> used, IStepOutcome? outcome)
    {
        lock (_gate)
        {
            foreach (var answer in used)
                _leaves.Remove(answer);
            if (outcome is { IsAsked: false })
                _leaves[outcome.Answer] = outcome;
            return ++_steps;
        }
    }

    /// <summary>Somebody waits for an outcome. Returns whether it has not been asked for yet.</summary>
    public bool Ask(IStepOutcome outcome)
    {
        lock (_gate)
        {
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

    /// <summary>Takes all that is to leave now.</summary>
    public Flush Take()
    {
        lock (_gate)
        {
            foreach (var leaf in _leaves.Values)
            {
                leaf.IsAsked = true;
                _asked.Add(leaf);
            }
            var dropped = new List<long>();
            while (_dropped.TryDequeue(out var answer))
                dropped.Add(answer);
            var flush = new Flush([.. _held], [.. _asked], [.. dropped], [.. _keptAlive]);
            _leaves.Clear();
            _asked.Clear();
            _held.Clear();
            _keptAlive.Clear();
            _steps = 0;
            return flush;
        }
    }

    /// <summary>What leaves with one flush.</summary>
    /// <param name="Held">Steps of a batch, not in line yet.</param>
    /// <param name="Asked">Outcomes to ask for.</param>
    /// <param name="Dropped">Answers to drop.</param>
    /// <param name="KeptAlive">Whom the held steps name.</param>
    public sealed record Flush(OutgoingMessage[] Held, IStepOutcome[] Asked, long[] Dropped, object[] KeptAlive);
}
