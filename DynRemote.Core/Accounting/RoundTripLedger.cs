using System.Diagnostics;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Accounting;

/// <summary>Where the round trips of one connection are charged to budgets and written down for explanations, if there are any.</summary>
internal sealed class RoundTripLedger(RemoteConnection connection)
{
    /// <summary>Those that are open. Never changed in place: replaced under the lock, read by any thread.</summary>
    private volatile RemoteExplanation[] _explanations = [];

    private readonly Lock _gate = new();

    /// <summary>The latest wait for steps that was charged; changed atomically.</summary>
    private long _lastWait = -1;

    /// <summary>Begins an explanation.</summary>
    public RemoteExplanation Explain()
    {
        var explanation = new RemoteExplanation(Close);
        lock (_gate)
            _explanations = [.. _explanations, explanation];
        return explanation;
    }

    /// <summary>A round trip is about to be made on this thread.</summary>
    /// <exception cref="RemoteBudgetException">A budget does not allow it.</exception>
    public RoundTrip Begin(in Operation operation)
    {
        RoundTripBudget.Charge(connection, operation);
        return _explanations is { Length: > 0 } explanations
            ? new RoundTrip(explanations, SourceLine.Current(), OperationText.Of(operation), Stopwatch.GetTimestamp())
            : default;
    }

    /// <summary>
    /// The answer of a step is waited for on this thread. What was asked for at the same time is one round trip together, which whoever waits first is charged with; also
    /// where it was asked for in advance, or has come meanwhile.
    /// </summary>
    /// <param name="waitsBefore">How often an answer was waited for when this one was asked for, or is about to be.</param>
    /// <param name="operation">What waits for it.</param>
    /// <exception cref="RemoteBudgetException">A budget does not allow it.</exception>
    public RoundTrip BeginWait(long waitsBefore, OperationKind operation)
    {
        var last = Interlocked.Read(ref _lastWait);
        if (waitsBefore <= last || Interlocked.CompareExchange(ref _lastWait, waitsBefore, last) != last)
            return default;
        try
        {
            return Begin(new Operation(operation));
        }
        catch (RemoteBudgetException)
        {
            // Nobody has been charged.
            Interlocked.CompareExchange(ref _lastWait, last, waitsBefore);
            throw;
        }
    }

    private void Close(RemoteExplanation explanation)
    {
        lock (_gate)
            _explanations = [.. _explanations.Where(open => !ReferenceEquals(open, explanation))];
    }

    /// <summary>A round trip under way; the default value is one that nobody asks about.</summary>
    public readonly struct RoundTrip(RemoteExplanation[] explanations, SourceLine line, string operation, long started)
    {
        /// <summary>The answer has come.</summary>
        public void End()
        {
            if (explanations is null)
                return;
            var waited = Stopwatch.GetElapsedTime(started);
            foreach (var explanation in explanations)
                explanation.Add(line, operation, waited);
        }

        /// <summary>Ends it when a task does. It counts from now on: whoever goes on when the task has ended finds it written down.</summary>
        public void EndWith(Task answer)
        {
            if (explanations is null)
                return;
            var trip = this;
            foreach (var explanation in explanations)
                explanation.Add(line, operation, TimeSpan.Zero);
            answer.ContinueWith(_ => trip.Waited(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        private void Waited()
        {
            var waited = Stopwatch.GetElapsedTime(started);
            foreach (var explanation in explanations)
                explanation.AddWait(line, waited);
        }
    }
}
