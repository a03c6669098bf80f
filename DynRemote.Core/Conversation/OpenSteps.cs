namespace DynRemote.Conversation;

/// <summary>The steps of the peer that have not ended: those in line, those that wait, and those whose tasks run. All fields are guarded by the lock.</summary>
internal sealed class OpenSteps
{
    private readonly Lock _gate = new();
    private readonly HashSet<StepAnswer> _open = new(ReferenceEqualityComparer.Instance);

    /// <summary>A step has come.</summary>
    public void Add(StepAnswer answer)
    {
        lock (_gate)
            _open.Add(answer);
        answer.WhenSettled(() => Remove(answer));
    }

    /// <summary>Runs the action once all steps that are open now have ended; on the thread that ends the last of them.</summary>
    public void WhenAllEnded(Action action)
    {
        StepAnswer[] open;
        lock (_gate)
            open = [.. _open];
        var left = open.Length + 1;
        foreach (var answer in open)
            answer.WhenSettled(EndOne);
        EndOne();

        void EndOne()
        {
            if (Interlocked.Decrement(ref left) == 0)
                action();
        }
    }

    private void Remove(StepAnswer answer)
    {
        lock (_gate)
            _open.Remove(answer);
    }
}
