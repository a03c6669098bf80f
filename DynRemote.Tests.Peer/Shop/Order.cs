using System.ComponentModel;

namespace DynRemote.Tests.Peer.Shop;

public interface IPriced
{
    decimal Price { get; }

    string PriceTag() => $"{Price:0.00} EUR";
}

public interface IStamped
{
    string Stamp { get; }
}

public abstract class Document
{
    public int Number { get; init; }

    public virtual string Title => $"document {Number}";
}

[Description("What a customer has asked for.")]
public class Order : Document, IPriced, IStamped
{
    public Order(string customer) => Customer = customer;

    public Order(string customer, int number)
        : this(customer) => Number = number;

    public event EventHandler<StatusChangedEventArgs>? StatusChanged;

    public event StatusHandler? Handled;

    public string Customer { get; set; }

    public Address? Address { get; set; }

    public OrderStatus Status { get; private set; }

    public Handling Handling { get; set; }

    public List<OrderLine> Lines { get; } = [];

    public decimal Price => Lines.Sum(line => line.Price * line.Count);

    public override string Title => $"order {Number} of {Customer}";

    string IStamped.Stamp => $"stamp {Number}";

    public OrderLine this[string article] => Lines.First(line => line.Article == article);

    public Order Add(string article, decimal price, int count = 1)
    {
        Lines.Add(new OrderLine(article, price, count));
        return this;
    }

    public void Advance(OrderStatus status)
    {
        var before = Status;
        Status = status;
        StatusChanged?.Invoke(this, new StatusChangedEventArgs(before, status));
        Handled?.Invoke(this, status);
    }

    public override string ToString() => $"{Title}: {Price:0.00}";
}

public sealed class RushOrder(string customer, int number) : Order(customer, number)
{
    public int Hours { get; set; } = 24;
}

public record OrderLine(string Article, decimal Price, int Count);

public delegate void StatusHandler(Order order, OrderStatus status);

public sealed class StatusChangedEventArgs(OrderStatus before, OrderStatus after) : EventArgs
{
    public OrderStatus Before { get; } = before;

    public OrderStatus After { get; } = after;
}
