namespace Bookshop;

/// <summary>What is in a shop when it opens; the same each time, so that runs can be compared.</summary>
internal static class Shelves
{
    private static readonly string[] Names = ["Ann", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gwen"];

    private static readonly string[] Subjects = ["garden", "kitchen", "travel"];

    public static Shop Filled()
    {
        var shop = new Shop();
        for (var i = 0; i < 12; i++)
            shop.Books.Add(new Book($"{Subjects[i % 3]} {i / 3 + 1}", Subjects[i % 3], 10 + i * 7 % 24));

        var customers = Customers();
        for (var i = 0; i < 12; i++)
            shop.Orders.Add(new Order(1001 + i, customers[i % customers.Length], 20 + i * 37 % 190 + i * 0.25m, isPaid: i % 3 != 2));
        return shop;
    }

    private static Customer[] Customers()
    {
        City[] cities =
        [
            new("Kiel", new Depot(new Shift("6-14", new Driver("Olga", "0431 5550")), new Shift("14-22", new Driver("Piet", "0431 5551")))),
            new("Ulm", new Depot(new Shift("7-15", new Driver("Rosa", "0731 5552")))),
        ];
        return [.. Names.Select((name, i) => new Customer(name, new Address($"{i + 1} Mill Street", cities[i % 2])))];
    }
}
