namespace DynRemote.Steps;

/// <summary>
/// Failures that nobody has looked at, for the next flush to tell of: as many as fit, and the number of the others. What a failure breaks fails with the same
/// exception, or a copy of it that came over the wire, and whoever sees one of them has seen it: they are told apart by the step that failed. All fields are guarded by the lock.
/// </summary>
internal sealed class UnseenFailures
{
    /// <summary>The name under which an exception tells, in <see cref="Exception.Data"/>, which step has failed.</summary>
    public const string FailedStep = "DynRemote.FailedStep";

    private const int MostKept = 100;

    /// <summary>Of so many others it is known which they are, so that those that are seen later are not counted.</summary>
    private const int MostKnown = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<object, Exception> _failures = [];
    private readonly HashSet<object> _others = [];

    /// <summary>How many there are beyond those.</summary>
    private long _unknown;

    /// <summary>Keeps a failure; once, however often it is added.</summary>
    public void Add(Exception failure)
    {
        lock (_gate)
        {
            var source = SourceOf(failure);
            if (_failures.ContainsKey(source) || _others.Contains(source))
                return;
            if (_failures.Count < MostKept)
                _failures.Add(source, failure);
            else if (_others.Count < MostKnown)
                _others.Add(source);
            else
                _unknown++;
        }
    }

    /// <summary>Somebody sees a failure.</summary>
    public void Seen(Exception failure)
    {
        lock (_gate)
            if (!_failures.Remove(SourceOf(failure)))
                _others.Remove(SourceOf(failure));
    }

    /// <summary>Takes them all; empty where there are none.</summary>
    public IReadOnlyList<Exception> TakeAll()
    {
        lock (_gate)
        {
            List<Exception> all = [.. _failures.Values];
            var others = _others.Count + _unknown;
            if (others > 0)
                all.Add(new RemoteException($"{others} more steps failed. Flush more often to see each of them."));
            _failures.Clear();
            _others.Clear();
            _unknown = 0;
            return all;
        }
    }

    /// <summary>What tells a failure from others. An exception whose data cannot be written is told apart by itself.</summary>
    public static object SourceOf(Exception failure) => failure.Data[FailedStep] ?? failure;
}
