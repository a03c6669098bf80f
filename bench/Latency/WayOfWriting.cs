namespace DynRemote.Bench.Latency;

/// <summary>One way to write one task of one size.</summary>
/// <param name="Task">What is done.</param>
/// <param name="Size">How many steps the chain has, or elements the list.</param>
/// <param name="Way">How it is written.</param>
/// <param name="Start">Gets the object that it begins with, which is not counted.</param>
/// <param name="Run">Does it, and gives a number by which it is known that all of it was done.</param>
internal sealed record WayOfWriting(string Task, int Size, string Way, Func<RemoteConnection, object> Start, Func<dynamic, long> Run)
{
    private static readonly int[] Depths = [1, 2, 3, 5, 10];
    private static readonly int[] Lengths = [1, 10, 100, 1_000, 10_000];

    /// <summary>All of them, in the order of the table.</summary>
    public static IEnumerable<WayOfWriting> All => [.. Depths.SelectMany(Chains), .. Lengths.SelectMany(Maps)];

    // x.Next.Next … .Level: each step needs what the one before has given.
    private static IEnumerable<WayOfWriting> Chains(int depth)
    {
        WayOfWriting Chain(string way, Func<dynamic, long> run) => new("chain", depth, way, conn => conn.Get("shelf").First, run);

        dynamic End(dynamic x)
        {
            for (var i = 1; i < depth; i++)
                x = x.Next;
            return x.Level;
        }

        yield return Chain("plain", x => End(x));
        yield return Chain("async view", x => End(Remote.Async(x)));
        yield return Chain("recorded", x => Remote.Run(() => End(x)));
    }

    // The prices of all items: one property of each element of x.Items.
    private static IEnumerable<WayOfWriting> Maps(int length)
    {
        WayOfWriting Map(string way, Func<dynamic, long> run) => new("map", length, way, conn => conn.Get("shelf").Boxed(length), run);

        yield return Map("plain", static x =>
        {
            var sum = 0L;
            foreach (var item in x.Items)
                sum += item.Price;
            return sum;
        });
        yield return Map("async view", static x =>
        {
            List<dynamic> prices = [];
            foreach (var item in x.Items)
                prices.Add(Remote.Async(item).Price);
            var sum = 0L;
            foreach (var price in prices)
                sum += (int)price;
            return sum;
        });
        yield return Map("recorded", static x =>
        {
            int[] prices = Remote.Run(() => x.Items.ConvertAll(Remote.Fn<object, int>(item => item.Price)));
            return prices.Sum(price => (long)price);
        });
        yield return Map("query", static x => Remote.Query(() => x.Items).Select(item => item.Price).ToList().Sum(price => (long)price));
        yield return Map("Remote.Copy", static x => ((List<ItemCopy>)Remote.Copy<List<ItemCopy>>(x.Items)).Sum(item => (long)item.Price));
    }

    /// <summary>What <c>Remote.Copy</c> fills: all data of an item.</summary>
    public sealed class ItemCopy
    {
        public string Name { get; set; } = "";

        public int Price { get; set; }
    }
}
