using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Exchange;

/// <summary>
/// A request of the peer with its objects resolved, so that they stay alive until it has run. While it runs it is on the stack of its thread; a call made
/// below it on the same connection belongs to the same chain.
/// </summary>
internal sealed class IncomingRequest
{
    /// <summary>The innermost request that runs on this thread.</summary>
    [ThreadStatic]
    private static IncomingRequest? _innermost;

    private readonly RequestMessage _message;
    private readonly object? _target;
    private readonly CallArguments _arguments;
    private readonly Exception? _error;

    /// <summary>Where it runs: set by the thread that runs it.</summary>
    private object? _session;

    /// <summary>The request that it runs below, of any connection: set by the thread that runs it.</summary>
    private IncomingRequest? _outer;

    /// <summary>Makes a request that can run.</summary>
    public IncomingRequest(RequestMessage message, object target, CallArguments arguments)
    {
        _message = message;
        _target = target;
        _arguments = arguments;
    }

    /// <summary>Makes a request that cannot: the reason is its answer.</summary>
    public IncomingRequest(RequestMessage message, Exception error)
    {
        _message = message;
        _arguments = CallArguments.None;
        _error = error;
    }

    /// <summary>Makes one that brings work on steps to the thread that waits for a call of their chain.</summary>
    public IncomingRequest(RequestMessage message, Action work)
    {
        _message = message;
        _arguments = CallArguments.None;
        Work = work;
    }

    /// <summary>What comes of it where it is a step; <see langword="null"/> otherwise.</summary>
    public StepAnswer? Answer { get; init; }

    /// <summary>The work on steps that it brings; <see langword="null"/> for a request of the peer.</summary>
    public Action? Work { get; }

    /// <summary>The peer's number of the call.</summary>
    public long Id => _message.Id;

    /// <summary>
    /// The chain of the request, as this side numbers it: positive where a call of this side began it. What the sender's calls are to it, positive, are
    /// negative here.
    /// </summary>
    public long Chain => -(_message.Chain == 0 ? _message.Id : _message.Chain);

    /// <summary>The object.</summary>
    /// <exception cref="RemoteException">The request could not be resolved.</exception>
    public object Target => _error is null ? _target! : throw _error;

    /// <summary>What to do.</summary>
    public Operation Operation => new(_message.Operation, _message.Name, _arguments)
    {
        IsExplicit = _message.IsExplicit,
        IgnoresCase = _message.IgnoresCase,
        Interface = _message.Interface,
    };

    /// <summary>The same request, which cannot run.</summary>
    public IncomingRequest Failed(Exception error) => new(_message, error);

    /// <summary>The chain that this thread is in on a connection; 0 where it is in none.</summary>
    public static long ChainOn(object session)
    {
        for (var request = _innermost; request is not null; request = request._outer)
        {
            if (ReferenceEquals(request._session, session))
                return request.Chain;
        }
        return 0;
    }

    /// <summary>The number of the innermost request of a connection that runs on this thread; 0 where none does.</summary>
    public static long IdOn(object session)
    {
        for (var request = _innermost; request is not null; request = request._outer)
        {
            if (ReferenceEquals(request._session, session))
                return request.Id;
        }
        return 0;
    }

    /// <summary>The answers of the steps of a connection that run on this thread, one below another.</summary>
    public static IEnumerable<StepAnswer> AnswersOn(object session)
    {
        for (var request = _innermost; request is not null; request = request._outer)
        {
            if (ReferenceEquals(request._session, session) && request.Answer is { } answer)
                yield return answer;
        }
    }

    /// <summary>The request begins to run on this thread.</summary>
    public void Enter(object session)
    {
        _session = session;
        _outer = _innermost;
        _innermost = this;
    }

    /// <summary>The request has ended.</summary>
    public void Leave() => _innermost = _outer;
}
