using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DynRemote.Plans;

/// <summary>
/// What a plan may cost its owner: steps and elements, bytes of text, time; and whether anybody still wants it. Functions of a plan may run on several threads:
/// then the count is about right, which is enough.
/// </summary>
/// <param name="limits">The limits of this side.</param>
/// <param name="isAbandoned">Whether the connection has ended.</param>
internal sealed class PlanBudget(RemoteLimits limits, Func<bool> isAbandoned)
{
    private const int CheckEvery = 256;
    private const int MaxBigIntegerBytes = 1024 * 1024;

    private long _started = Stopwatch.GetTimestamp();
    private long _work;
    private long _characters;
    private int _unchecked;

    /// <summary>Without limits: for what this side asks of itself.</summary>
    public static PlanBudget Unlimited { get; } =
        new(new RemoteLimits { MaxPlanWork = long.MaxValue, MaxPlanTime = Timeout.InfiniteTimeSpan }, static () => false);

    /// <summary>One more step or element.</summary>
    /// <exception cref="RemoteException">That was too much.</exception>
    public void Charge(int work = 1)
    {
        if ((_work += work) > limits.MaxPlanWork)
            throw Exceeded($"{limits.MaxPlanWork:N0} steps and elements", nameof(limits.MaxPlanWork));
        if (++_unchecked < CheckEvery)
            return;
        _unchecked = 0;
        if (limits.MaxPlanTime != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(_started) > limits.MaxPlanTime)
            throw Exceeded(limits.MaxPlanTime.ToString(), nameof(limits.MaxPlanTime));
        if (isAbandoned())
            throw new OperationCanceledException("The connection that asked for the plan has ended.");
    }

    /// <summary>The time begins anew: while a consumer takes its time, nothing is done here.</summary>
    public void BeginPart() => _started = Stopwatch.GetTimestamp();

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
