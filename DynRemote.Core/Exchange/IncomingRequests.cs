using System.Collections.Concurrent;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Exchange;

/// <summary>
/// Resolves the objects of the peer's requests and steps, and counts those that have not ended. One bad call costs an error reply, not the connection. Whatever is
/// wrong with it, all of its references are taken in: the sender has counted them. Resolving is done with the reader's role only.
/// </summary>
internal sealed class IncomingRequests(IncomingValues values, RemoteLimits limits)
{
    /// <summary>Counted atomically.</summary>
    private int _running;

    /// <summary>Plans, and parts of their results, that have not ended, each with whether the peer has given it up. Concurrent by itself.</summary>
    private readonly ConcurrentDictionary<long, bool> _plans = new();

    /// <summary>How many have not ended.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>One has ended.</summary>
    public void End() => Interlocked.Decrement(ref _running);

    /// <summary>Whether an operation of this kind ends when nobody waits for it any more: what it does is the peer's own program, not a member of this side's.</summary>
    public static bool CanBeAbandoned(OperationKind kind) => kind is OperationKind.Run or OperationKind.RunAsync or OperationKind.Query or OperationKind.Next;

    /// <summary>The peer does not wait for an answer any more.</summary>
    public void Abandon(long id) => _plans.TryUpdate(id, true, false);

    /// <summary>Whether the peer has given up a request that runs.</summary>
    public bool IsAbandoned(long id) => _plans.TryGetValue(id, out var isAbandoned) && isAbandoned;

    /// <summary>A request has run.</summary>
    public void EndPlan(long id, OperationKind kind)
    {
        if (CanBeAbandoned(kind))
            _plans.TryRemove(id, out _);
    }

    /// <summary>Resolves a request.</summary>
    public IncomingRequest Resolve(RequestMessage message)
    {
        NotePlan(message);
        Exception? error = null;
        var arguments = ResolveArguments(message, ref error);
        var target = values.Target(message.Target, ref error);
        if (error is null)
            error = TakeAnswers(arguments.Values);
        return error is null ? new IncomingRequest(message, target!, arguments) : new IncomingRequest(message, error);
    }

    /// <summary>Resolves a step; the answers that it names may not be there yet.</summary>
    public IncomingStep Resolve(StepMessage message, StepAnswer answer)
    {
        if (NotePlan(message.Request))
            answer.WhenSettled(() => EndPlan(message.Request.Id, message.Request.Operation));
        Exception? error = null;
        var arguments = ResolveArguments(message.Request, ref error);
        var target = message.TargetValue is { } value ? values.DecodeAll(value, ref error)[0] : values.Target(message.Request.Target, ref error);
        return new IncomingStep(message.Request, target, arguments, error, answer);
    }

    // Nobody waits for a step that has no answer.
    private bool NotePlan(RequestMessage message) => message.Id != 0 && CanBeAbandoned(message.Operation) && _plans.TryAdd(message.Id, false);

    // A request waits for nobody.
    private static Exception? TakeAnswers(object?[] arguments)
    {
        foreach (var argument in arguments)
        {
            if (StepAnswers.FirstIn(argument, static answer => answer is not { IsSettled: true, Failure: null }) is { } unusable)
                return unusable.Failure ?? new RemoteException("An answer that is not there yet is an argument of steps only. Await the promise first.");
        }
        StepAnswers.Replace(arguments);
        return null;
    }

    private CallArguments ResolveArguments(RequestMessage message, ref Exception? error)
    {
        if (Interlocked.Increment(ref _running) > limits.MaxCallsInFlight)
            error = new RemoteException($"More than {limits.MaxCallsInFlight} requests are running here already. Wait for answers before sending more.");
        return new CallArguments(values.DecodeAll(message.Arguments, ref error))
        {
            Names = message.Notes.Names,
            TypeArguments = message.Notes.TypeArguments.Length == 0 ? [] : DecodeTypes(message.Notes.TypeArguments, ref error),
            StaticTypes = message.Notes.StaticTypes.Length == 0 ? [] : values.DecodeStaticTypes(message.Notes.StaticTypes, message.Arguments.Length, ref error),
            Constants = message.Constants,
            ByReference = message.ByReference,
            Out = message.Notes.Out,
            IsLoose = message.Operation == OperationKind.CallOrGet,
            IsCompound = message is { IsExplicit: true, Operation: OperationKind.Set or OperationKind.SetIndex },
            IsChecked = message.IsChecked,
        };
    }

    private object[] DecodeTypes(object?[] wire, ref Exception? error)
    {
        var types = values.DecodeAll([.. wire], ref error);
        if (Array.IndexOf(types, null) >= 0)
            error ??= new RemoteProtocolException("A type argument is null.");
        return types!;
    }
}
