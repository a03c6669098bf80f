namespace DynRemote.Steps;

/// <summary>Runs the steps of the peer, one after another, in the order in which they came.</summary>
/// <param name="post">Brings the running to the place where it happens; never runs it on the calling thread.</param>
/// <param name="send">Sends what the work has put in line.</param>
internal sealed class Lane(Action<Action> post, Action send)
{
    /// <summary>After so many pieces of work, what they have answered is sent before the next.</summary>
    private const int LongestSilence = 64;

    private readonly Lock _gate = new();

    /// <summary>What is to be done, in order. Guarded by the lock.</summary>
    private readonly Queue<Action> _work = new();

    /// <summary>Whether a thread is at it, or on its way. Guarded by the lock.</summary>
    private bool _isRunning;

    /// <summary>The thread that is at it. Written by that thread, which is the only one to find itself there.</summary>
    private volatile Thread? _runner;

    /// <summary>Whether this thread runs the lane.</summary>
    public bool IsRunningHere => ReferenceEquals(_runner, Thread.CurrentThread);

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
}
