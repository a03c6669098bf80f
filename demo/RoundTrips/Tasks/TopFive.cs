using System.Globalization;

namespace DynRemote.Demo.Tasks;

internal sealed class TopFive : ShopTask
{
    public override string Title => "Top five";

    public override string Story => "The five largest orders, with the names of those who made them.";

    public override IReadOnlyList<Way> Ways { get; } =
    [
        Way.Plain(24, shop =>
        {
            List<(dynamic Order, decimal Total)> orders = [];
            foreach (var order in shop.Orders)
                orders.Add((order, order.Total));
            return orders.OrderByDescending(one => one.Total).Take(5)
                .Select(one => Line(one.Order.Customer.Name, one.Total)).ToList();
        }),
        Way.Async(3, async shop =>
        {
            List<(dynamic Name, dynamic Total)> asked = [];
            foreach (var order in shop.Orders)
            {
                var later = Remote.Async(order);
                asked.Add((later.Customer.Name, later.Total));
            }
            List<(string Name, decimal Total)> orders = [];
            foreach (var (name, total) in asked)
                orders.Add((await name, await total));
            return orders.OrderByDescending(one => one.Total).Take(5)
                .Select(one => Line(one.Name, one.Total)).ToList();
        }),
        Way.Recorded(1, shop => Remote.Run(() =>
        {
            var best = shop.Orders.OrderByDescending(Remote.Fn<object, decimal>(order => order.Total)).ToArray();
            return Enumerable.Range(0, 5)
                .Select(i => Remote.Str($"{best[i].Customer.Name} {best[i].Total:0.00}")).ToArray();
        })),
        Way.Query(1, shop =>
            (from order in Remote.Query(() => shop.Orders)
             orderby order.Total descending
             select new { order.Customer.Name, order.Total })
            .Take(5).ToList().Select(row => Line(row.Name, row.Total)).ToList()),
    ];

    private static string Line(string name, decimal total) => string.Create(CultureInfo.CurrentCulture, $"{name} {total:0.00}");
}
