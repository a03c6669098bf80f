using DynRemote.Operations;

namespace DynRemote.Accounting;

/// <summary>
/// How many round trips a piece of code may still make on one connection. It belongs to the flow of the code that opened it, across <c>await</c> and into
/// the tasks that it starts: what other code does on the same connection is not charged to it.
/// </summary>
internal sealed class RoundTripBudget : IDisposable
{
    private static readonly AsyncLocal<RoundTripBudget?> Innermost = new();

    /// <summary>How many budgets are open in the process: while there are none, a call looks no further. Counted atomically.</summary>
    private static int _open;

    private readonly RoundTripBudget? _outer;
    private readonly RemoteConnection _connection;
    private readonly int _allowed;

    /// <summary>Counted atomically: the code may run on several threads.</summary>
    private int _used;

    /// <summary>1 once it is closed. Changed atomically.</summary>
    private int _closed;

    /// <summary>Opens a budget for the calling code.</summary>
    public RoundTripBudget(RemoteConnection connection, int allowed)
    {
        _connection = connection;
        _allowed = allowed;
        _outer = Innermost.Value;
        Innermost.Value = this;
        Interlocked.Increment(ref _open);
    }

    /// <summary>Charges a round trip to every budget that the calling code stands in.</summary>
    /// <exception cref="RemoteBudgetException">One of them is used up; the round trip must not be made.</exception>
    public static void Charge(RemoteConnection connection, in Operation operation)
    {
        if (Volatile.Read(ref _open) == 0)
            return;
        for (var budget = Innermost.Value; budget is not null; budget = budget._outer)
        {
            if (ReferenceEquals(budget._connection, connection))
                budget.ChargeOne(operation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1)
            return;
        Interlocked.Decrement(ref _open);
        // Closed out of turn, it stays in the line of those that were opened inside it, and charges nothing there.
        if (ReferenceEquals(Innermost.Value, this))
            Innermost.Value = _outer;
    }

    private void ChargeOne(in Operation operation)
    {
        if (Volatile.Read(ref _closed) == 1 || Interlocked.Increment(ref _used) <= _allowed)
            return;
        throw new RemoteBudgetException(
            $"{SourceLine.Current()} needs another round trip ({OperationText.Of(operation)}), and the {_allowed} that its budget allows are used up. Nothing was sent. "
            + "Bring what is needed over together: Remote.Run for a chain, Remote.Query or Remote.Copy for a loop; connection.Explain() shows what each line costs.");
    }
}
