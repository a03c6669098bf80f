namespace DynRemote.Tests.Conformance.Kinds;

/// <summary>Holds a lock while it calls others. A lock belongs to a thread: whoever comes back on another one waits for good.</summary>
public sealed class Vault
{
    private readonly object _gate = new();

    public int Entries { get; private set; }

    public bool IsHeldHere => Monitor.IsEntered(_gate);

    public string Enter(Action inside)
    {
        lock (_gate)
        {
            Entries++;
            inside();
            return $"entered {Entries} times";
        }
    }

    public int Deposit(int amount)
    {
        lock (_gate)
            return Entries += amount;
    }

    public T Ask<T>(Func<Vault, T> question)
    {
        lock (_gate)
            return question(this);
    }

    public bool TryEnterElsewhere() => Task.Run(() =>
    {
        var entered = Monitor.TryEnter(_gate);
        if (entered)
            Monitor.Exit(_gate);
        return entered;
    }).GetAwaiter().GetResult();
}
