namespace DynRemote.Tests.Peer.Shop;

public sealed record Address(string Street, int House);

public readonly record struct Money(decimal Amount, string Currency)
{
    public static Money operator +(Money left, Money right) => left with { Amount = left.Amount + right.Amount };

    public static Money operator *(int factor, Money money) => money with { Amount = factor * money.Amount };

    public static Money operator -(Money money) => money with { Amount = -money.Amount };

    public static implicit operator decimal(Money money) => money.Amount;
}

/// <summary>Empty, and by its own account not there; its members are.</summary>
public sealed class Shelf
{
    public static int Opened { get; private set; }

    public static Shelf Open()
    {
        Opened++;
        return new Shelf();
    }

    public int Length => 0;

    public int Count => 0;

    public string Look() => "nothing";
}
