namespace DynRemote.Demo.Tasks;

internal sealed class FindAnOrder : ShopTask
{
    public override string Title => "Find one";

    public override string Story => "The number of the first order over 150 that has not been paid.";

    public override IReadOnlyList<Way> Ways { get; } =
    [
        Way.Plain(11, shop =>
        {
            foreach (var order in shop.Orders)
            {
                if (!order.IsPaid && order.Total > 150)
                    return order.Number;
            }
            return null;
        }),
        Way.Async(3, async shop =>
        {
            List<(dynamic Number, dynamic IsPaid, dynamic Total)> asked = [];
            foreach (var order in shop.Orders)
            {
                var later = Remote.Async(order);
                asked.Add((later.Number, later.IsPaid, later.Total));
            }
            foreach (var order in asked)
            {
                if (!await order.IsPaid && await order.Total > 150)
                    return await order.Number;
            }
            return null;
        }),
        Way.Recorded(1, shop => Remote.Run(() =>
            shop.Orders.Find(Remote.Fn(order => !order.IsPaid && order.Total > 150)).Number)),
        Way.Query(1, shop =>
            (from order in Remote.Query(() => shop.Orders)
             where !order.IsPaid && order.Total > 150
             select order.Number).First()),
    ];
}
