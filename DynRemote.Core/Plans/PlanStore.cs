namespace DynRemote.Plans;

/// <summary>The plans of one connection that this side has been sent, by their names. Used by any thread.</summary>
internal sealed class PlanStore(RemoteLimits limits)
{
    private readonly Lock _gate = new();

    /// <summary>Guarded by the lock.</summary>
    private readonly Dictionary<Guid, (PlanBlock Plan, int Inputs)> _plans = [];

    /// <summary>Oldest first, each with the length of its code. Guarded by the lock.</summary>
    private readonly Queue<(Guid Name, int Length)> _order = [];

    /// <summary>How much code is kept. Guarded by the lock.</summary>
    private long _length;

    /// <summary>The plan that a message names or brings.</summary>
    /// <param name="nameOrCode">Its name, or its code.</param>
    /// <param name="inputs">How many inputs came with it.</param>
    /// <exception cref="UnknownPlanException">It is named, and not known, or no longer.</exception>
    /// <exception cref="RemoteProtocolException">It is malformed.</exception>
    public PlanBlock Find(object? nameOrCode, int inputs)
    {
        switch (nameOrCode)
        {
            case Guid name:
                lock (_gate)
                {
                    if (!_plans.TryGetValue(name, out var known))
                        throw new UnknownPlanException(name);
                    return known.Inputs == inputs ? known.Plan : throw PlanReader.Malformed($"it takes {known.Inputs} inputs, and {inputs} have come");
                }
            case ReadOnlyMemory<byte> code:
                var plan = PlanReader.Read(code.Span, inputs, limits);
                Keep(PlanCall.NameOf(code.Span), plan, inputs, code.Length);
                return plan;
            default:
                throw PlanReader.Malformed("neither its code nor its name is there");
        }
    }

    // Few large plans take as much room as many small ones: all together may take that of 16 of the largest.
    private void Keep(Guid name, PlanBlock plan, int inputs, int length)
    {
        lock (_gate)
        {
            if (!_plans.TryAdd(name, (plan, inputs)))
                return;
            _order.Enqueue((name, length));
            _length += length;
            while (_order.Count > limits.MaxPlans || _length > 16L * limits.MaxPlanBytes)
            {
                var (oldest, itsLength) = _order.Dequeue();
                _plans.Remove(oldest);
                _length -= itsLength;
            }
        }
    }
}
