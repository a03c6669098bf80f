namespace DynRemote.Tests.Interop;

/// <summary>Plans and queries over objects of types that this process does not have.</summary>
public sealed class UnknownPlanTests : PeerSuite
{
    private dynamic _order = null!;

    [SetUp]
    public void PlaceAnOrder() => _order = Root.Shop.Place("Zoe").Add("apple", 1.50m, 2).Add("pear", 2.00m).Add("fig", 0.50m, 4);

    [Test]
    public void A_chain_of_calls_on_what_the_calls_return_is_one_round_trip()
    {
        dynamic x = Root;
        Assert.That((decimal)OneTrip(() => Remote.Run(() => x.Shop.Place("Yan").Add("a", 1m, 3).Add("b", 2m).Price + 1)), Is.EqualTo(6m));
    }

    [Test]
    public void Query_syntax_gives_rows_of_this_programs_own_types()
    {
        dynamic order = _order;
        var rows = OneTrip(() => (
            from line in Remote.Query(() => order.Lines)
            let total = line.Price * line.Count
            where total >= 2m && line.Article != "pear"
            orderby line.Article descending
            select new { line.Article, Total = total, Order = order }).ToList());
        Assert.That(rows.Select(row => ((string)row.Article, (decimal)row.Total)), Is.EqualTo(new[] { ("fig", 2.00m), ("apple", 3.00m) }));
        Assert.That((object)rows[0].Order, Is.SameAs((object)order));
    }

    [Test]
    public async Task Elements_are_awaited_and_are_the_objects_themselves()
    {
        dynamic order = _order;
        var articles = new List<string>();
        await foreach (var line in Remote.Query(() => order.Lines).Where(line => line.Price < 2m))
            articles.Add((string)line.Article);
        Assert.That(articles, Is.EqualTo(new[] { "apple", "fig" }));
        Assert.That((object)await Remote.Query(() => order.Lines).LastAsync(), Is.SameAs((object)order["fig"]));
        Assert.That((string)(await Remote.RunAsync(() => order.Status)).ToString(), Is.EqualTo("Open"));
    }

    [Test]
    public void Functions_run_in_the_other_process()
    {
        dynamic lines = _order.Lines;
        Assert.That((int)OneTrip(() => lines.RemoveAll(Remote.Fn(line => line.Price > 1.75m))), Is.EqualTo(1));
        OneTrip<object?>(() =>
        {
            lines.Sort(Remote.Fn((a, b) => b.Article.CompareTo(a.Article)));
            return null;
        });
        Assert.That(Remote.Query((object)lines).Select(line => line.Article).ToList(), Is.EqualTo(new object[] { "fig", "apple" }));
    }

    private T OneTrip<T>(Func<T> code)
    {
        var before = Connection.Statistics.RoundTrips;
        var result = code();
        Assert.That(Connection.Statistics.RoundTrips - before, Is.EqualTo(1));
        return result;
    }
}
