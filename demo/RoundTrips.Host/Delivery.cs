namespace Bookshop;

public sealed record Address(string Street, City City);

public sealed record City(string Name, Depot Depot);

public sealed class Depot(params Shift[] shifts)
{
    public IReadOnlyList<Shift> Shifts { get; } = shifts;
}

public sealed record Shift(string Hours, Driver Driver);

public sealed record Driver(string Name, string Phone);
