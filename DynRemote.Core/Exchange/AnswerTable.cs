namespace DynRemote.Exchange;

/// <summary>The answers that the peer may still name. All fields are guarded by the lock.</summary>
internal sealed class AnswerTable(RemoteLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, StepAnswer> _answers = [];

    /// <summary>How many answers the peer may name.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _answers.Count;
        }
    }

    /// <summary>Opens the answer of a step.</summary>
    /// <param name="id">The peer's number for it; 0 where the peer will not ask.</param>
    /// <param name="chain">The chain of the step, as the peer numbers it; 0 where it is in none.</param>
    /// <param name="isOfCall">Whether it is that of a call.</param>
    /// <exception cref="RemoteProtocolException">There is one of that number already, or there are too many.</exception>
    public StepAnswer Open(long id, long chain, bool isOfCall)
    {
        if (id == 0)
            return new StepAnswer(0, chain) { IsOfCall = isOfCall };
        lock (_gate)
        {
            if (_answers.Count >= limits.MaxExports)
                throw new RemoteProtocolException($"The peer keeps more than {limits.MaxExports} answers (RemoteLimits.MaxExports).");
            var answer = new StepAnswer(id, chain) { IsOfCall = isOfCall };
            return _answers.TryAdd(id, answer) ? answer : throw new RemoteProtocolException($"There is an answer {id} already; numbers are never used again.");
        }
    }

    /// <summary>The answer of that number, if the peer has not dropped it.</summary>
    public StepAnswer? Find(long id)
    {
        lock (_gate)
            return _answers.GetValueOrDefault(id);
    }

    /// <summary>The peer will not name an answer again. Steps that have named it keep it.</summary>
    public void Drop(long id)
    {
        lock (_gate)
            _answers.Remove(id);
    }

    /// <summary>The connection has ended.</summary>
    public void Clear()
    {
        lock (_gate)
            _answers.Clear();
    }
}
