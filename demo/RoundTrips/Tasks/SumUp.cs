namespace DynRemote.Demo.Tasks;

internal sealed class SumUp : ShopTask
{
    public override string Title => "Sum up";

    public override string Story => "What customers still owe: the total of all orders that have not been paid.";

    public override IReadOnlyList<Way> Ways { get; } =
    [
        Way.Plain(18, shop =>
        {
            var owed = 0m;
            foreach (var order in shop.Orders)
            {
                if (!order.IsPaid)
                    owed += order.Total;
            }
            return owed;
        }),
        Way.Async(3, async shop =>
        {
            List<(dynamic IsPaid, dynamic Total)> asked = [];
            foreach (var order in shop.Orders)
            {
                var later = Remote.Async(order);
                asked.Add((later.IsPaid, later.Total));
            }
            var owed = 0m;
            foreach (var order in asked)
            {
                if (!await order.IsPaid)
                    owed += await order.Total;
            }
            return owed;
        }),
        Way.Recorded(1, shop => Remote.Run(() => shop.Orders
            .FindAll(Remote.Fn(order => !order.IsPaid))
            .Sum(Remote.Fn<object, decimal>(order => order.Total)))),
        Way.Query(1, shop =>
            Remote.Query(() => shop.Orders).Where(order => !order.IsPaid).Sum(order => order.Total)),
    ];
}
