namespace Bookshop;

public sealed class Shop
{
    public List<Book> Books { get; } = [];

    public List<Order> Orders { get; } = [];
}

public sealed class Book(string title, string subject, decimal price)
{
    public string Title { get; } = title;

    public string Subject { get; } = subject;

    public decimal Price { get; set; } = price;
}

public sealed class Order(int number, Customer customer, decimal total, bool isPaid)
{
    public int Number { get; } = number;

    public Customer Customer { get; } = customer;

    public decimal Total { get; } = total;

    public bool IsPaid { get; set; } = isPaid;
}

public sealed class Customer(string name, Address address)
{
    public string Name { get; } = name;

    public Address Address { get; } = address;
}
