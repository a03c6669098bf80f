using DynRemote.Tests.Faults;

namespace DynRemote.Tests.Plans;

/// <summary>What plans cost on the wire, counted.</summary>
internal sealed class TrafficTests
{
    private readonly Shop _shop = new();
    private Pair _pair = null!;

    [SetUp]
    public void Connect()
    {
        _shop.Log.Clear();
        _shop.Items.Clear();
        _shop.Items.AddRange(Enumerable.Range(0, 10_000).Select(static i => new Item { Name = $"n{i * 7919 % 10_000:D4}", Price = i % 10, Stock = i % 3 }));
        _pair = Pair.Open(Wire.Tcp, _shop);
    }

    [TearDown]
    public void Disconnect() => _pair.Dispose();

    private (long Trips, long Sent, long Received, long BytesSent) Of(Action code)
    {
        var before = _pair.Asker.Statistics;
        code();
        var after = _pair.Asker.Statistics;
        return (after.RoundTrips - before.RoundTrips, after.MessagesSent - before.MessagesSent, after.MessagesReceived - before.MessagesReceived, after.BytesSent - before.BytesSent);
    }

    [Test]
    public void A_query_over_ten_thousand_elements_is_one_round_trip()
    {
        dynamic x = _pair.Root;
        var cost = Of(() =>
        {
            var rows = Remote.Query(() => x.Items).Where(i => i.Stock < 5).OrderBy(i => i.Name).Select(i => new { i.Name, i.Price }).ToList();
            Assert.That(rows, Has.Count.EqualTo(10_000));
        });
        Assert.That(cost.Trips, Is.EqualTo(1));
        Assert.That(cost.Sent + cost.Received, Is.LessThan(200), "signs of life, where it takes long, and none for an element");
    }

    [Test]
    public void A_plan_that_has_been_sent_is_named_by_its_hash_of_16_bytes()
    {
        dynamic x = _pair.Root;
        long Once(int n) => Of(() => Assert.That(
            (int)Remote.Run(() => x.Items[n].Price + x.Items[n].Stock + x.Items[n].Price + x.Items[n].Stock + x.Items[n].Price), Is.GreaterThanOrEqualTo(0))).BytesSent;
        var first = Once(1);
        var second = Once(2);
        Assert.That(Once(3), Is.EqualTo(second), "other constants, the same plan");
        Assert.That(second, Is.LessThan(first / 2));
    }

    [Test]
    public void Functions_cost_no_call_back_for_an_element()
    {
        dynamic x = _pair.Root;
        dynamic items = x.Items;
        var cost = Of(() =>
        {
            Assert.That((int)items.RemoveAll(Remote.Fn(i => i.Price > 3)), Is.EqualTo(6000));
            items.Sort(Remote.Fn((a, b) => a.Name.CompareTo(b.Name)));
            Assert.That((int)items.FindAll(Remote.Fn(i => i.Stock == 1)).Count, Is.GreaterThan(0));
        });
        Assert.That(cost.Trips, Is.EqualTo(4), "three calls and the number of those found");
        Assert.That(cost.Sent + cost.Received, Is.LessThan(200), "signs of life, where a call takes long, and none for an element");
        Assert.That(_shop.Items, Is.Ordered.By(nameof(Item.Name)));
    }

    [Test]
    public void A_call_without_an_answer_is_no_round_trip()
    {
        dynamic x = _pair.Root;
        Assert.That((int)x.Number, Is.EqualTo(3));
        var cost = Of(() =>
        {
            Remote.Send(() => x.Note("a"));
            Limited.Until(() => _shop.Log.Count == 1, "the call has been made");
        });
        Assert.That(cost.Trips, Is.Zero);
        Assert.That(_pair.Asker.Statistics.CallsWaiting, Is.Zero);
    }

    [Test]
    public void A_failure_without_an_answer_surfaces_at_the_flush_and_hinders_no_other_call()
    {
        dynamic x = _pair.Root;
        Remote.Send(() => x.Fail());
        Remote.Send(() => x.Note("after"));
        Assert.That((int)x.Number, Is.EqualTo(3));
        Assert.That(_shop.Log, Is.EqualTo(new[] { "after" }), "a call is made after what was sent before it");
        var failures = Assert.ThrowsAsync<AggregateException>(() => _pair.Asker.FlushAsync().WaitAsync(Limited.Limit));
        Assert.That(failures.Result!.InnerExceptions, Has.Count.EqualTo(1).And.One.TypeOf<FormatException>());
    }

    [Test]
    public void Nested_queries_over_other_proxies_are_one_round_trip()
    {
        dynamic x = _pair.Root;
        dynamic cities = x.Cities;
        var cost = Of(() =>
        {
            var rows = (from i in Remote.Query(() => x.Items)
                        where i.Price == 9
                        select new { i.Name, Large = Remote.Query((object)cities).Where(c => c.Size > i.Stock + 5).Select(c => c.Id) } into row
                        orderby row.Name
                        select row).Take(3).ToList();
            Assert.That(rows.Select(row => (int)row.Large.Count()), Has.All.InRange(1, 2));
        });
        Assert.That(cost.Trips, Is.EqualTo(1));
    }
}
