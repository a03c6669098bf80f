namespace DynRemote.Conversation;

/// <summary>
/// Runs the steps of the peer, one after another, in the order in which they came. A step that needs an answer that is not settled yet waits aside, and the
/// steps on the same target behind it; the others go on.
/// </summary>
/// <param name="post">Brings the running to the place where it happens; never runs it on the calling thread.</param>
/// <param name="run">Runs a step that has all that it needs.</param>
/// <param name="send">Sends what the work has put in line.</param>
internal sealed class Lane(Action<Action> post, Action<IncomingStep> run, Action send)
{
    /// <summary>After so many pieces of work, what they have answered is sent before the next.</summary>
    private const int LongestSilence = 64;

    private readonly Lock _gate = new();

    /// <summary>What is to be done, in order. Guarded by the lock.</summary>
    private readonly Queue<Action> _work = new();

    /// <summary>Whether a thread is at it, or on its way. Guarded by the lock.</summary>
    private bool _isRunning;

    /// <summary>Steps that wait for an answer, with those behind them, by their key. Touched only by the thread that runs the lane.</summary>
    private readonly Dictionary<object, Queue<IncomingStep>> _aside = new(ReferenceEqualityComparer.Instance);

    /// <summary>The thread that is at it. Written by that thread, which is the only one to find itself there.</summary>
    private volatile Thread? _runner;

    /// <summary>Whether this thread runs the lane.</summary>
    public bool IsRunningHere => ReferenceEquals(_runner, Thread.CurrentThread);

    /// <summary>Puts a step in line.</summary>
    public void Add(IncomingStep step) => Add(() => Start(step));

    /// <summary>Puts pieces of work in line.</summary>
    public void Add(params ReadOnlySpan<Action> work)
    {
        lock (_gate)
        {
            foreach (var piece in work)
                _work.Enqueue(piece);
            if (_isRunning)
                return;
            _isRunning = true;
        }
        post(RunAll);
    }

    private void RunAll()
    {
        _runner = Thread.CurrentThread;
        for (var done = 1; TryTake(out var work); done++)
        {
            work();
            if (done % LongestSilence == 0)
                send();
        }
        send();
    }

    private bool TryTake(out Action work)
    {
        lock (_gate)
        {
            if (_work.TryDequeue(out work!))
                return true;
            _isRunning = false;
            _runner = null;
            return false;
        }
    }

    /// <summary>Starts a step, or sets it aside. On the thread that runs the lane.</summary>
    public void Start(IncomingStep step)
    {
        if (step.Key is { } key && _aside.TryGetValue(key, out var line))
            line.Enqueue(step);
        else if (step.Missing.FirstOrDefault() is { } missing)
            SetAside(step, missing);
        else
            run(step);
    }

    private void SetAside(IncomingStep step, StepAnswer missing)
    {
        var line = new Queue<IncomingStep>([step]);
        if (step.Key is { } key)
            _aside.Add(key, line);
        missing.WhenSettled(() => Add(() => Resume(step.Key, line)));
    }

    private void Resume(object? key, Queue<IncomingStep> line)
    {
        while (line.TryPeek(out var step))
        {
            if (step.Missing.FirstOrDefault() is { } missing)
            {
                missing.WhenSettled(() => Add(() => Resume(key, line)));
                return;
            }
            line.Dequeue();
            run(step);
        }
        if (key is not null)
            _aside.Remove(key);
    }
}
