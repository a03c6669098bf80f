using System.Runtime.CompilerServices;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Values;

namespace DynRemote.Conversation;

/// <summary>A step of the peer with its objects resolved; its target and its arguments may be answers that are not settled yet.</summary>
/// <param name="message">The step.</param>
/// <param name="target">The object, or the answer that will be it.</param>
/// <param name="arguments">The arguments, answers among them.</param>
/// <param name="error">Why the step cannot run; <see langword="null"/> where it can.</param>
/// <param name="answer">What comes of it.</param>
internal sealed class IncomingStep(RequestMessage message, object? target, CallArguments arguments, Exception? error, StepAnswer answer)
{
    /// <summary>What comes of it.</summary>
    public StepAnswer Answer => answer;

    /// <summary>Steps with the same key run in their order, also where one of them waits.</summary>
    public object? Key => target;

    /// <summary>The chain of the step, as this side numbers it; 0 where it is made in none.</summary>
    public long Chain => -message.Chain;

    /// <summary>The answers that it needs and that are not settled yet.</summary>
    public IEnumerable<StepAnswer> Missing => Needed.Where(needed => !needed.IsSettled);

    private IEnumerable<StepAnswer> Needed => arguments.Values.SelectMany(AnswersIn).Concat(AnswersIn(target));

    /// <summary>What it does, in a few words.</summary>
    public string Describe() => OperationText.Of(new Operation(message.Operation, message.Name, CallArguments.None));

    /// <summary>Why it cannot run now that all that it needs is settled: one of its answers has failed. <see langword="null"/> where it can.</summary>
    public Exception? Obstacle => error ?? Needed.Select(needed => needed.Failure).FirstOrDefault(failure => failure is not null);

    /// <summary>Whether it is broken by another step's failure, which is told of already.</summary>
    public bool IsBrokenByAnother => error is null && Obstacle is not null;

    /// <summary>The request that runs, now that all that it needs is settled and good.</summary>
    public IncomingRequest ToRequest()
    {
        var values = arguments.Values;
        for (var i = 0; i < values.Length; i++)
            values[i] = ValueOf(values[i]);
        return new IncomingRequest(message, ValueOf(target)!, arguments) { Answer = answer };
    }

    private static IEnumerable<StepAnswer> AnswersIn(object? value) => value switch
    {
        StepAnswer answer => [answer],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => AnswersIn(tuple[i])),
        _ => [],
    };

    private static object? ValueOf(object? value) => value switch
    {
        StepAnswer answer => answer.Value,
        ITuple tuple when AnswersIn(tuple).Any() => TupleBuilder.Of(value.GetType()).Build([.. Enumerable.Range(0, tuple.Length).Select(i => ValueOf(tuple[i]))]),
        _ => value,
    };
}
