using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DynRemote.Plans;

/// <summary>
/// What a plan may cost its owner: steps and elements, those that it gathers, text, time; and whether anybody still wants it. Functions of a plan may run on several threads:
/// then the count is about right, which is enough.
/// </summary>
/// <param name="limits">The limits of this side.</param>
/// <param name="isAbandoned">Whether nobody waits any more for what runs on this thread: the connection has ended, or the caller has given up.</param>
internal sealed class PlanBudget(RemoteLimits limits, Func<bool> isAbandoned)
{
    private const int CheckEvery = 256;
    private const long CheckAfterMilliseconds = 20;
    private const int MaxBigIntegerBytes = 1024 * 1024;

    private long _started = Stopwatch.GetTimestamp();
    private long _work;
    private long _characters;
    private long _gathered;
    private int _unchecked;
    private long _checked = Environment.TickCount64;

    /// <summary>Without limits: for what this side asks of itself.</summary>
    public static PlanBudget Unlimited { get; } =
        new(new RemoteLimits { MaxPlanWork = long.MaxValue, MaxPlanElements = int.MaxValue, MaxPlanTime = Timeout.InfiniteTimeSpan }, static () => false);

    /// <summary>One more step or element.</summary>
    /// <exception cref="RemoteException">That was too much.</exception>
    public void Charge(int work = 1)
    {
        if ((_work += work) > limits.MaxPlanWork)
            throw Exceeded($"{limits.MaxPlanWork:N0} steps and elements", nameof(limits.MaxPlanWork));
        if (++_unchecked < CheckEvery && Environment.TickCount64 - _checked < CheckAfterMilliseconds)
            return;
        _unchecked = 0;
        _checked = Environment.TickCount64;
        if (limits.MaxPlanTime != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(_started) > limits.MaxPlanTime)
            throw Exceeded(limits.MaxPlanTime.ToString(), nameof(limits.MaxPlanTime));
        if (isAbandoned())
            throw new OperationCanceledException("Nobody waits for the plan any more: its caller has given up, or the connection has ended.");
    }

    /// <summary>The most elements of all that is inside of one element of a result: it goes in one message.</summary>
    public int MaxResultElements => limits.MaxElements;

    /// <summary>While a consumer takes its time, nothing is done here, so that this time does not count.</summary>
    /// <param name="since">When it began, by <see cref="Stopwatch.GetTimestamp"/>.</param>
    public void Waited(long since) => _started += Stopwatch.GetTimestamp() - since;

    /// <summary>The elements on their way to an operator that gathers them before it gives the first one.</summary>
    public IEnumerable<object?> Gathered(IEnumerable<object?> items)
    {
        foreach (var item in items)
        {
            if (++_gathered > limits.MaxPlanElements)
                throw Exceeded($"{limits.MaxPlanElements:N0} elements that are gathered", nameof(limits.MaxPlanElements));
            yield return item;
        }
    }

    /// <summary>The same budget, unspent, whatever becomes of the connection.</summary>
    public PlanBudget Renewed() => new(limits, static () => false);

    /// <summary>Begins to walk a sequence, or to call a function.</summary>
    public void Enter()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Charge();
    }

    /// <summary>Charges for a value that a step has made: texts and large numbers grow fast.</summary>
    public object? Made(object? value)
    {
        if (value is string text)
            ChargeText(text.Length);
        else if (value is BigInteger number && number.GetByteCount() > MaxBigIntegerBytes)
            throw new RemoteException($"A plan may make numbers of up to {MaxBigIntegerBytes:N0} bytes.");
        return value;
    }

    /// <summary>Charges for text that is about to be made.</summary>
    public void ChargeText(long characters)
    {
        if (characters > limits.MaxStringLength)
            throw new RemoteException($"A plan may make texts of up to {limits.MaxStringLength:N0} characters (RemoteLimits.MaxStringLength).");
        if ((_characters += characters) > limits.MaxPlanText)
            throw Exceeded($"{limits.MaxPlanText:N0} characters of text", nameof(limits.MaxPlanText));
    }

    private static RemoteException Exceeded(string what, string limit) =>
        new($"A plan has used up its budget of {what}. Ask for less, or in parts; the owner's limit is RemoteLimits.{limit}.");
}
