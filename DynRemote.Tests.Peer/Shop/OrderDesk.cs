namespace DynRemote.Tests.Peer.Shop;

/// <summary>Hands out orders, and complains in its own exceptions.</summary>
public sealed class OrderDesk
{
    private int _number;

    public List<Order> Orders { get; } = [];

    public Dictionary<string, Order> ByCustomer { get; } = [];

    public OrderStatus Busiest => OrderStatus.Sent;

    public Handling Careful => Handling.Fragile | Handling.Cold;

    public Shelf Shelf { get; } = new();

    public Func<Order, string> Describe { get; } = order => order.Title;

    public Money Till { get; set; } = new(10m, "EUR");

    public Order Place(string customer)
    {
        var order = new Order(customer, ++_number);
        Orders.Add(order);
        ByCustomer[customer] = order;
        return order;
    }

    public RushOrder PlaceRush(string customer)
    {
        var order = new RushOrder(customer, ++_number);
        Orders.Add(order);
        return order;
    }

    public (Order Order, Address Address, OrderStatus Status) Ticket(string customer) =>
        (Place(customer), new Address("Mill Lane", 3), OrderStatus.Packed);

    public KeyValuePair<OrderStatus, Address> Pair() => new(OrderStatus.Sent, new Address("Mill Lane", 3));

    public IEnumerable<OrderStatus> History() => [OrderStatus.Open, OrderStatus.Packed, OrderStatus.Sent];

    public string Say(OrderStatus status) => $"it is {status}";

    public bool IsMine(Order order) => Orders.Contains(order);

    public object Anonymous() => new { Name = "Ann", Visits = 3 };

    public void Take(string article)
    {
        if (article.Length == 0)
            throw new BlankArticleException();
        try
        {
            throw new KeyNotFoundException($"shelf of {article}");
        }
        catch (KeyNotFoundException cause)
        {
            throw new OutOfStockException(article, cause);
        }
    }

    public async Task<Address> FindAddressAsync(string street)
    {
        await Task.Yield();
        return new Address(street, 1);
    }

    public async Task FailAsync(string article)
    {
        await Task.Yield();
        throw new OutOfStockException(article);
    }
}
