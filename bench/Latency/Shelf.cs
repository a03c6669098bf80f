namespace DynRemote.Bench.Latency;

/// <summary>What the table of latencies works on. The measuring process knows it only as <c>dynamic</c>.</summary>
public sealed class Shelf
{
    /// <summary>The first of a chain of ten.</summary>
    public Node First { get; } = Enumerable.Range(1, 9).Aggregate(new Node(), static (next, _) => new Node { Next = next });

    /// <summary>So many items, always the same.</summary>
    public Box Boxed(int items) => new([.. Enumerable.Range(0, items).Select(static i => new Item($"item {i}", i % 97))]);
}

/// <summary>A link of a chain.</summary>
public sealed class Node
{
    public Node? Next { get; init; }

    public int Level => 7;
}

/// <summary>What has items.</summary>
public sealed class Box(List<Item> items)
{
    public List<Item> Items { get; } = items;
}

/// <summary>An item of which one property is wanted.</summary>
public sealed class Item(string name, int price)
{
    public string Name { get; } = name;

    public int Price { get; } = price;
}
