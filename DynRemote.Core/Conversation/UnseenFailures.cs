namespace DynRemote.Conversation;

/// <summary>
/// Failures that nobody has looked at, for the next flush to tell of: as many as fit, and the number of the others. All fields are guarded by the lock.
/// </summary>
internal sealed class UnseenFailures
{
    private const int MostKept = 100;

    private readonly Lock _gate = new();

    /// <summary>The failures by what failed; a failure is kept once, however many depend on it.</summary>
    private readonly Dictionary<object, Exception> _failures = new(ReferenceEqualityComparer.Instance);

    private long _others;

    /// <summary>Keeps a failure.</summary>
    /// <param name="source">What failed.</param>
    /// <param name="failure">Why.</param>
    public void Add(object source, Exception failure)
    {
        lock (_gate)
        {
            if (_failures.Count >= MostKept)
                _others++;
            else
                _failures[source] = failure;
        }
    }

    /// <summary>Somebody looks at what failed.</summary>
    public void Seen(object source)
    {
        lock (_gate)
            _failures.Remove(source);
    }

    /// <summary>Takes them all; empty where there are none.</summary>
    public IReadOnlyList<Exception> TakeAll()
    {
        lock (_gate)
        {
            List<Exception> all = [.. _failures.Values.Distinct()];
            if (_others > 0)
                all.Add(new RemoteException($"{_others} more steps failed. Flush more often to see each of them."));
            _failures.Clear();
            _others = 0;
            return all;
        }
    }
}
