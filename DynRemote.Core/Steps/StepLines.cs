using DynRemote.Exchange;

namespace DynRemote.Steps;

/// <summary>
/// The steps of the peer that wait for answers, and behind each those that came later, are done to the same target and belong to the same chain: these start in
/// their order, while the others go on.
/// </summary>
/// <param name="dispatch">Brings the next step of a line to the place where it runs; there, <see cref="Continue"/> is called.</param>
internal sealed class StepLines(Action<StepLines.Line> dispatch)
{
    private readonly Lock _gate = new();

    /// <summary>By the answer or the object that is the target; where an answer has become an object, by the object. Guarded by the lock.</summary>
    private readonly Dictionary<Key, Line> _lines = [];

    /// <summary>Changed atomically.</summary>
    private int _waiting;

    /// <summary>Whether a step waits in one of them.</summary>
    public bool IsAnyoneWaiting => Volatile.Read(ref _waiting) > 0;

    /// <summary>Sets a step aside where it has to wait. It is its turn otherwise.</summary>
    /// <returns>Whether it waits.</returns>
    public bool SetAside(IncomingStep step)
    {
        Line line;
        StepAnswer? missing;
        lock (_gate)
        {
            missing = step.FirstMissing();
            if (Find(step) is { } behind)
            {
                Interlocked.Increment(ref _waiting);
                behind.Steps.Enqueue(step);
                return true;
            }
            if (missing is null)
                return false;
            Interlocked.Increment(ref _waiting);
            line = new Line(step);
            if (line.Key is { } key)
                _lines[key] = line;
        }
        if (step.Target is StepAnswer target)
            target.WhenSettled(() => JoinLineOfValue(line));
        Await(line, missing);
        return true;
    }

    /// <summary>Runs the steps of a line until one has to wait.</summary>
    /// <param name="line">The line.</param>
    /// <param name="run">Runs a step.</param>
    public void Continue(Line line, Action<IncomingStep> run)
    {
        while (true)
        {
            IncomingStep? step;
            StepAnswer? missing = null;
            lock (_gate)
            {
                line.IsRunning = line.Steps.TryPeek(out step) && (missing = step.FirstMissing()) is null;
                if (line.IsRunning)
                    line.Steps.Dequeue();
                // Nobody is to stand behind a step that runs: what that step causes would wait for it, and it for that.
                if (line.Steps.Count == 0 && line.Key is { } key)
                    _lines.Remove(key);
            }
            if (missing is not null)
                Await(line, missing);
            if (!line.IsRunning)
                return;
            run(step!);
            Interlocked.Decrement(ref _waiting);
        }
    }

    private void Await(Line line, StepAnswer missing) => missing.WhenSettled(() => dispatch(line));

    // From here on, steps that name the object stand behind those that named the answer.
    private void JoinLineOfValue(Line line)
    {
        lock (_gate)
        {
            if (line.Key is not { Target: StepAnswer { Failure: null, Value: { } value } } key)
                return;
            _lines.Remove(key);
            line.Key = key with { Target = value };
            if (_lines.TryAdd(line.Key.Value, line))
                return;
            // What stands in line already came first.
            var first = _lines[line.Key.Value];
            while (line.Steps.TryDequeue(out var step))
                first.Steps.Enqueue(step);
            line.Key = null;
        }
    }

    private Line? Find(IncomingStep step)
    {
        if (step.Target is not { } target)
            return null;
        if (!_lines.TryGetValue(new Key(target, step.Chain), out var line) && target is StepAnswer { IsSettled: true, Failure: null, Value: { } value })
            _lines.TryGetValue(new Key(value, step.Chain), out line);
        // What is made inside of a step that runs belongs to the same chain, and that step waits for it.
        return line is { IsRunning: true } && step.Chain != 0 ? null : line;
    }

    /// <summary>One of them. Fields are guarded by the lock of all.</summary>
    internal sealed class Line(IncomingStep first)
    {
        /// <summary>The steps, in order.</summary>
        public Queue<IncomingStep> Steps { get; } = new([first]);

        /// <summary>By what later steps find it; <see langword="null"/> where none can.</summary>
        public Key? Key { get; set; } = first.Target switch
        {
            null => null,
            StepAnswer { IsSettled: true, Failure: null, Value: { } value } => new Key(value, first.Chain),
            var target => new Key(target, first.Chain),
        };

        /// <summary>Whether a step that stood in it runs now.</summary>
        public bool IsRunning { get; set; }

        /// <summary>The chain of its steps.</summary>
        public long Chain => first.Chain;

        /// <summary>A step of it, for whoever asks where it belongs.</summary>
        public IncomingStep First => first;
    }

    /// <summary>A target and a chain. Objects are told apart by identity.</summary>
    internal readonly record struct Key(object Target, long Chain)
    {
        /// <inheritdoc/>
        public bool Equals(Key other) => ReferenceEquals(Target, other.Target) && Chain == other.Chain;

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Target), Chain);
    }
}
