namespace DynRemote.Demo.Tasks;

internal sealed class ChainOfTen : ShopTask
{
    public override string Title => "A chain of ten";

    public override string Story => "Whom to call about an order: ten steps, each of which needs what the one before has given.";

    public override IReadOnlyList<Way> Ways { get; } =
    [
        Way.Plain(10, shop => shop.Orders[7].Customer.Address.City.Depot.Shifts[0].Driver.Phone),
        Way.Async(1, async shop => await Remote.Async(shop).Orders[7].Customer.Address.City.Depot.Shifts[0].Driver.Phone),
        Way.Recorded(1, shop => Remote.Run(() => shop.Orders[7].Customer.Address.City.Depot.Shifts[0].Driver.Phone)),
    ];
}
