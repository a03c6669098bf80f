namespace DynRemote.Tests.Peer.Counter;

/// <summary>An object that different peers are to see differently.</summary>
public sealed class Till(string name)
{
    public event EventHandler<int>? Changed;

    public string Name { get; set; } = name;

    public int Balance { get; private set; }

    public List<int> Bookings { get; } = [];

    public int this[int booking] => Bookings[booking];

    public Till Book(int amount)
    {
        Balance += amount;
        Bookings.Add(amount);
        Changed?.Invoke(this, amount);
        return this;
    }

    public bool Has(int amount) => Balance >= amount;

    public override string ToString() => $"till {Name} with {Balance}";
}
