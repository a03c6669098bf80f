namespace DynRemote.Conversation;

/// <summary>
/// What runs on this thread on behalf of a peer: the requests that are on the stack, the innermost first. A call made below one of them on the same
/// connection belongs to the same chain.
/// </summary>
internal sealed class ChainFrame
{
    [ThreadStatic]
    private static ChainFrame? _innermost;

    private readonly object _session;
    private readonly long _chain;
    private readonly ChainFrame? _outer;

    private ChainFrame(object session, long chain, ChainFrame? outer)
    {
        _session = session;
        _chain = chain;
        _outer = outer;
    }

    /// <summary>The chain that the thread is in on a connection; 0 where it is in none.</summary>
    public static long ChainOn(object session)
    {
        for (var frame = _innermost; frame is not null; frame = frame._outer)
        {
            if (ReferenceEquals(frame._session, session))
                return frame._chain;
        }
        return 0;
    }

    /// <summary>A request begins to run on this thread.</summary>
    public static ChainFrame Enter(object session, long chain) => _innermost = new ChainFrame(session, chain, _innermost);

    /// <summary>The request has ended.</summary>
    public void Leave() => _innermost = _outer;
}
