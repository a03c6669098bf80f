using DynRemote.Exchange;

namespace DynRemote.Steps;

/// <summary>The steps of the peer that have not ended: those in line, those that wait, and those whose tasks run. All fields are guarded by the lock.</summary>
/// <param name="many">How many there may be before the peer is kept from sending more.</param>
internal sealed class OpenSteps(int many)
{
    private readonly Lock _gate = new();
    private readonly HashSet<StepAnswer> _open = new(ReferenceEqualityComparer.Instance);

    /// <summary>Who waits until there are fewer.</summary>
    private List<Action>? _waiting;

    /// <summary>A step has come.</summary>
    public void Add(StepAnswer answer)
    {
        lock (_gate)
            _open.Add(answer);
        answer.WhenTold(() => Remove(answer));
    }

    /// <summary>Those that are open now.</summary>
    public StepAnswer[] All()
    {
        lock (_gate)
            return [.. _open];
    }

    /// <summary>Those of one chain.</summary>
    public StepAnswer[] OfChain(long chain)
    {
        lock (_gate)
            return [.. _open.Where(answer => answer.Chain == chain)];
    }

    /// <summary>Runs the action once the steps have ended; on the thread that ends the last of them.</summary>
    public static void WhenEnded(StepAnswer[] steps, Action action)
    {
        var left = steps.Length + 1;
        foreach (var answer in steps)
            answer.WhenTold(EndOne);
        EndOne();

        void EndOne()
        {
            if (Interlocked.Decrement(ref left) == 0)
                action();
        }
    }

    /// <summary>Runs the action once there are not too many: at once where that is so, else on the thread that ends one of them.</summary>
    public void WhenFew(Action action)
    {
        lock (_gate)
        {
            if (_open.Count >= many)
            {
                (_waiting ??= []).Add(action);
                return;
            }
        }
        action();
    }

    private void Remove(StepAnswer answer)
    {
        List<Action>? actions = null;
        lock (_gate)
        {
            _open.Remove(answer);
            if (_open.Count < many)
                (actions, _waiting) = (_waiting, null);
        }
        foreach (var action in actions ?? [])
            action();
    }
}
