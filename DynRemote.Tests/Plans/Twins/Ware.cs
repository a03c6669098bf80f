namespace DynRemote.Tests.Plans.Twins;

/// <summary>An element with a property of each kind that an order or an equality depends on.</summary>
public sealed class Ware
{
    public string? Name { get; init; }

    public string City { get; init; } = "";

    public int Price { get; init; }

    public int Stock { get; init; }

    public int? Rank { get; init; }

    public long Sold { get; init; }

    public byte Level { get; init; }

    public double Weight { get; init; }

    public float Ratio { get; init; }

    public decimal Cost { get; init; }

    public char Shelf { get; init; }

    public bool IsFresh { get; init; }

    public bool? IsRare { get; init; }

    public DateTime Since { get; init; }

    public Guid Code { get; init; }

    public DayOfWeek Day { get; init; }

    public Ware? Next { get; set; }

    public string[] Tags { get; init; } = [];

    public List<int>? Marks { get; init; }

    public int Double(int value) => value * 2;

    public override string ToString() => $"ware {Name}";
}

/// <summary>The root: what queries and plans run over.</summary>
public sealed class Warehouse
{
    /// <summary>All there are, with ties, nulls and an empty one.</summary>
    public static IReadOnlyList<Ware> All { get; } = Make();

    /// <summary>Those of the run.</summary>
    public List<Ware> Wares { get; set; } = [];

    public Ware[] Stored => [.. All];

    private static Ware[] Make()
    {
        var names = new[] { "pear", "apple", null, "fig", "date", "pear", "Äpfel", "", "zoo", "Fig" };
        var cities = new[] { "Ulm", "Bonn", "Ulm", "Kiel" };
        var wares = Enumerable.Range(0, 12).Select(i => new Ware
        {
            Name = names[i % names.Length],
            City = cities[i % cities.Length],
            Price = (i * 7) % 5,
            Stock = i % 3,
            Rank = i % 4 == 0 ? null : i % 3,
            Sold = i * 3_000_000_000L,
            Level = (byte)(i * 20),
            Weight = i == 5 ? double.NaN : i / 4.0,
            Ratio = i / 3f,
            Cost = i * 1.10m,
            Shelf = (char)('a' + (i % 4)),
            IsFresh = i % 2 == 0,
            IsRare = i % 3 == 0 ? null : i % 2 == 0,
            Since = new DateTime(2020 + (i % 3), 1, 1 + i, 0, 0, 0, DateTimeKind.Utc),
            Code = new Guid(i % 5, 0, 0, new byte[8]),
            Day = (DayOfWeek)(i % 7),
            Tags = [.. Enumerable.Range(0, i % 4).Select(n => $"tag{(i + n) % 3}")],
            Marks = i == 9 ? null : [.. Enumerable.Range(0, i % 3)],
        }).ToArray();
        for (var i = 0; i < wares.Length; i++)
            wares[i].Next = i % 3 == 0 ? null : wares[(i * 5) % wares.Length];
        return wares;
    }
}
