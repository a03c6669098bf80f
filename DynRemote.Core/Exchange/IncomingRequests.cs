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

    /// <summary>How many have not ended.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>One has ended.</summary>
    public void End() => Interlocked.Decrement(ref _running);

    /// <summary>Resolves a request.</summary>
    public IncomingRequest Resolve(RequestMessage message)
    {
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
        Exception? error = null;
        var arguments = ResolveArguments(message.Request, ref error);
        var target = message.TargetValue is { } value ? values.DecodeAll(value, ref error)[0] : values.Target(message.Request.Target, ref error);
        return new IncomingStep(message.Request, target, arguments, error, answer);
    }

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
