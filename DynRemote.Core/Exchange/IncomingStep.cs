using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Exchange;

/// <summary>A step of the peer with its objects resolved; its target and its arguments may be answers that are not settled yet.</summary>
/// <param name="message">The step.</param>
/// <param name="target">The object, or the answer that will be it; <see langword="null"/> for what is asked of this side as such.</param>
/// <param name="arguments">The arguments, answers among them.</param>
/// <param name="error">Why the step cannot run; <see langword="null"/> where it can.</param>
/// <param name="answer">What comes of it.</param>
internal sealed class IncomingStep(RequestMessage message, object? target, CallArguments arguments, Exception? error, StepAnswer answer)
{
    /// <summary>What comes of it.</summary>
    public StepAnswer Answer => answer;

    /// <summary>What it is done to: steps on the same target run in their order, also where one of them waits. <see langword="null"/> where it is the connection.</summary>
    public object? Target { get; } = message.Target == RequestMessage.TheConnection && target is not StepAnswer ? null : target;

    /// <summary>The chain of the step, as this side numbers it; 0 where it is made in none.</summary>
    public long Chain => -message.Chain;

    /// <summary>What it does.</summary>
    public OperationKind Kind => message.Operation;

    /// <summary>An answer that it needs and that is not settled yet; <see langword="null"/> where it needs none.</summary>
    public StepAnswer? FirstMissing() => FirstNeeded(static answer => !answer.IsSettled);

    /// <summary>What it does, in a few words.</summary>
    public string Describe() => OperationText.Of(new Operation(message.Operation, message.Name, CallArguments.None));

    /// <summary>Why it cannot run now that all that it needs is settled: one of its answers has failed. <see langword="null"/> where it can.</summary>
    public Exception? Obstacle => error ?? FirstNeeded(static answer => answer.Failure is not null)?.Failure;

    /// <summary>Whether it is broken by another step's failure, which is told of already.</summary>
    public bool IsBrokenByAnother => error is null && Obstacle is not null;

    /// <summary>The request that runs, now that all that it needs is settled and good.</summary>
    public IncomingRequest ToRequest()
    {
        StepAnswers.Replace(arguments.Values);
        return new IncomingRequest(message, StepAnswers.ValueOf(target)!, arguments) { Answer = answer };
    }

    /// <summary>What brings work to a thread that waits for a call of the same chain.</summary>
    public IncomingRequest ToNested(Action work) => new(message, work);

    private StepAnswer? FirstNeeded(Func<StepAnswer, bool> condition)
    {
        foreach (var argument in arguments.Values)
        {
            if (StepAnswers.FirstIn(argument, condition) is { } found)
                return found;
        }
        return StepAnswers.FirstIn(target, condition);
    }
}
