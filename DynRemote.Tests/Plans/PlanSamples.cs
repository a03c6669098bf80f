namespace DynRemote.Tests.Plans;

/// <summary>What the plans of these tests work on.</summary>
public sealed class Shop
{
    public List<Item> Items { get; } =
    [
        new() { Name = "pear", Price = 4, Stock = 2, City = "Ulm" },
        new() { Name = "apple", Price = 5, Stock = 1, City = "Bonn" },
        new() { Name = "fig", Price = 2, Stock = 9, City = "Ulm" },
        new() { Name = "date", Price = 9, Stock = 0, City = "Kiel" },
    ];

    public List<City> Cities { get; } = [new() { Id = "Ulm", Size = 3 }, new() { Id = "Bonn", Size = 7 }, new() { Id = "Rom", Size = 9 }];

    public Item? None => null;

    public bool Yes => true;

    public List<string> Log { get; } = [];

    public int Number { get; set; } = 3;

    public void Note(string text) => Log.Add(text);

    public int Counted(int value)
    {
        Log.Add($"{value}");
        return value;
    }

    public int Fail() => throw new FormatException("broken");

    public ManualResetEventSlim Gate { get; } = new();

    public int Wait()
    {
        Gate.Wait(TimeSpan.FromSeconds(30));
        return 1;
    }

    public object Echo(object value) => value;

    public int Length(string text) => text.Length;

    public IEnumerable<int> Endless()
    {
        for (var i = 0; ; i++)
            yield return i;
    }
}

public sealed class Item
{
    public string Name { get; set; } = "";

    public int Price { get; set; }

    public int Stock { get; set; }

    public string City { get; set; } = "";

    public Item? Next { get; set; }

    public string[] Tags { get; set; } = [];
}

public sealed class City
{
    public string Id { get; set; } = "";

    public int Size { get; set; }
}
