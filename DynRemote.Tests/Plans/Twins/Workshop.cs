namespace DynRemote.Tests.Plans.Twins;

/// <summary>The root that plans work on: it notes what is done to it, so that the order and what is left out can be compared.</summary>
public sealed class Workshop
{
    private readonly Dictionary<string, int> _drawers = new() { ["a"] = 1, ["b"] = 2 };

    public List<string> Log { get; } = [];

    public List<Ware> Wares { get; } = [.. Warehouse.All];

    public Ware[] Shelf { get; } = [.. Warehouse.All.Take(3)];

    public int Number { get; set; } = 3;

    public long Big { get; set; } = 5_000_000_000;

    public string? Note { get; set; } = "note";

    public Ware? None => null;

    public int this[string drawer]
    {
        get => _drawers[drawer];
        set => _drawers[drawer] = value;
    }

    public int Counted(int value)
    {
        Log.Add($"counted {value}");
        return value;
    }

    public bool Asked(bool value)
    {
        Log.Add($"asked {value}");
        return value;
    }

    public object? Echo(object? value) => value;

    public int Sum(int a, int b = 10, int c = 100) => a + b + c;

    public string Join(params string[] parts) => string.Join('|', parts);

    public Ware? Find(string? name) => Warehouse.All.FirstOrDefault(ware => ware.Name == name);

    public int Fail(string text) => throw new FormatException(text);
}
