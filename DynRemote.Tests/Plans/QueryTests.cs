using DynRemote.Tests.Conformance;
using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Plans;

/// <summary><see cref="RemoteQuery{T}"/>: LINQ at the owner, in one round trip.</summary>
public sealed class QueryTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private readonly Shop _shop = new();

    [Test]
    public void Filter_order_and_projection_of_ten_thousand_elements_are_one_round_trip()
    {
        var shop = new Shop();
        shop.Items.Clear();
        shop.Items.AddRange(Enumerable.Range(0, 10_000).Select(i => new Item { Name = $"n{i * 7919 % 10_000:D4}", Price = i % 10, Stock = i % 3 }));
        dynamic x = Held(shop);
        var local = shop.Items.Where(i => i.Price > 3 && i.Stock > 0).OrderBy(i => i.Name).Select(i => (i.Name, i.Price)).ToList();
        var trips = RoundTripsOf(() =>
        {
            var rows = Remote.Query(() => x.Items).Where(i => i.Price > 3 && i.Stock > 0).OrderBy(i => i.Name).Select(i => new { i.Name, i.Price }).ToList();
            Assert.That(rows.Select(row => ((string)row.Name, (int)row.Price)), Is.EqualTo(local));
        });
        Assert.That(trips, Is.EqualTo(1));
        Assert.That(RoundTripsOf(() => Assert.That((int)Remote.Query(() => x.Items).Select(i => i.Price).Sum(), Is.EqualTo(45_000))), Is.EqualTo(1));
        Assert.That(RoundTripsOf(() => Assert.That(Remote.Query(() => x.Items).Select(i => i.Price).ToArray(), Has.Length.EqualTo(10_000))), Is.EqualTo(1));
    }

    [Test]
    public void A_query_in_a_result_arrives_with_its_elements_ordered_or_bare()
    {
        dynamic x = Held(_shop);

        var groups = Remote.Query(() => x.Items).GroupBy(i => i.City).Select(g => new { g.Key, Rows = g.OrderByDescending(i => i.Price).ThenBy(i => i.Name) }).ToList();
        var bare = Remote.Query(() => x.Items).Select(i => new { i.Name, Twice = Remote.Query(() => x.Cities) }).First();
        var first = (from i in Remote.Query(() => x.Items) let o = Remote.Query(() => x.Cities).OrderBy(c => c.Size) where o.Any() select o.First().Size).First();
        var run = Remote.Run(() => new { All = Remote.Query(() => x.Items), Ordered = Remote.Query(() => x.Items).Select(i => i.Price).OrderBy(n => n) });
        RemoteQuery<dynamic> alone = Remote.Run(() => Remote.Query(() => x.Items));

        Assert.That(groups.Select(g => (string)g.Rows.First().Name), Is.EqualTo(_shop.Items.GroupBy(i => i.City).Select(g => g.OrderByDescending(i => i.Price).ThenBy(i => i.Name).First().Name)));
        Assert.That(bare.Twice.Count(), Is.EqualTo(_shop.Cities.Count));
        Assert.That(first, Is.EqualTo(_shop.Cities.Min(c => c.Size)));
        Assert.That(((RemoteQuery<dynamic>)run.All).Count(), Is.EqualTo(_shop.Items.Count));
        Assert.That(((RemoteQuery<dynamic>)run.Ordered).ToList(), Is.EqualTo(_shop.Items.Select(i => i.Price).Order()));
        Assert.That(alone.Count(), Is.EqualTo(_shop.Items.Count));
    }

    [Test]
    public void What_need_not_see_all_of_a_sequence_does_not()
    {
        dynamic x = Held(_shop);

        Assert.That(Remote.Query(() => x.Endless()).DistinctBy(n => n % 3).Take(3).ToList(), Is.EqualTo(new object[] { 0, 1, 2 }));
        Assert.That(Remote.Query(() => x.Endless()).SkipLast(2).Take(3).ToList(), Is.EqualTo(new object[] { 0, 1, 2 }));
        Assert.That(Remote.Query(() => x.Endless()).DistinctBy(n => n / 2).First(n => n > 3), Is.EqualTo(4));
    }

    [Test]
    public void A_group_whose_key_is_a_query_of_rows_keeps_them_where_it_becomes_part_of_a_row()
    {
        dynamic x = Held(_shop);

        var dear = Remote.Query(() => x.Items)
            .Select(i => new { i.Price, i.Name })
            .GroupBy(i => i.Price)
            .GroupBy(g => g.Where(row => row.Price > 3), g => g)
            .Select(g => new { Group = g, N = 1 })
            .Where(row => row.Group.Key.Any(part => part.Price > 3))
            .Count();

        Assert.That(dear, Is.EqualTo(_shop.Items.GroupBy(i => i.Price).Count(g => g.Key > 3)));
    }

    [Test]
    public void Query_syntax_with_joins_lets_groups_and_orders_is_one_round_trip()
    {
        dynamic x = Held(_shop);
        var local =
            (from u in _shop.Items
             join c in _shop.Cities on u.City equals c.Id into g
             let n = u.Name.ToUpperInvariant()
             where n.Length > 3 && u.Price > 3
             orderby n descending, u.Price
             select (u.Name, n, Count: g.Count())).ToList();
        var trips = RoundTripsOf(() =>
        {
            var query =
                from u in Remote.Query(() => x.Items)
                join c in Remote.Query(() => x.Cities) on u.City equals c.Id into g
                let n = u.Name.ToUpperInvariant()
                where n.Length > 3 && u.Price > 3
                orderby n descending, u.Price
                select new { u.Name, n, Count = g.Count() };
            Assert.That(query.ToList().Select(row => ((string)row.Name, (string)row.n, (int)row.Count)), Is.EqualTo(local));
        });
        Assert.That(trips, Is.EqualTo(1));

        var pairs = from u in Remote.Query(() => x.Items) join c in Remote.Query(() => x.Cities) on new { Id = u.City } equals new { c.Id } select (u.Name, c.Size);
        Assert.That(pairs.ToList().Select(pair => ((string)pair.Item1, (int)pair.Item2)), Is.EqualTo(
            from u in _shop.Items join c in _shop.Cities on u.City equals c.Id select (u.Name, c.Size)));

        var groups = from u in Remote.Query(() => x.Items) group u by u.City into g orderby g.Key select new { g.Key, Total = g.Sum(i => i.Price), All = g };
        var found = groups.ToList();
        Assert.That(found.Select(g => ((string)g.Key, (int)g.Total)), Is.EqualTo(
            from u in _shop.Items group u by u.City into g orderby g.Key select (g.Key, g.Sum(i => i.Price))));
        Assert.That(found[2].All.Select(i => i.Name).ToList(), Is.EqualTo(new object[] { "pear", "fig" }));
        Assert.That((int)found[2].All.Count(), Is.EqualTo(2));

        _shop.Items[0].Tags = ["a", "b"];
        var many = from u in Remote.Query(() => x.Items) from t in u.Tags where t != "a" select new { u.Name, t };
        Assert.That(many.ToList().Select(row => ((string)row.Name, (string)row.t)), Is.EqualTo(new[] { ("pear", "b") }));
        Assert.That(Remote.Query(() => x.Items).SelectMany(u => Remote.Query(() => u.Tags).Where(t => t != "b")).ToList(), Is.EqualTo(new object[] { "a" }));
    }

    [Test]
    public void Every_operator_answers_as_LINQ_does()
    {
        dynamic x = Held(_shop);
        var q = Remote.Query(() => x.Items);
        var items = _shop.Items;
        Assert.Multiple(() =>
        {
            Assert.That((bool)q.Any(), Is.True);
            Assert.That((bool)q.Any(i => i.Price > 100), Is.False);
            Assert.That((bool)q.All(i => i.Price > 1), Is.True);
            Assert.That((int)q.Count(), Is.EqualTo(4));
            Assert.That((int)q.Count(i => i.City == "Ulm"), Is.EqualTo(2));
            Assert.That((object)q.Sum(i => i.Price), Is.EqualTo(20).And.TypeOf<int>());
            Assert.That((object)q.Average(i => i.Price), Is.EqualTo(5.0).And.TypeOf<double>());
            Assert.That((string)q.Min(i => i.Name), Is.EqualTo("apple"));
            Assert.That((int)q.Max(i => i.Stock), Is.EqualTo(9));
            Assert.That((string)q.First().Name, Is.EqualTo("pear"));
            Assert.That((string)q.First(i => i.Price == 2).Name, Is.EqualTo("fig"));
            Assert.That((object?)q.FirstOrDefault(i => i.Price == 77), Is.Null);
            Assert.That((int)q.Select(i => i.Price).FirstOrDefault(p => p == 77), Is.Zero);
            Assert.That((string)q.Single(i => i.City == "Kiel").Name, Is.EqualTo("date"));
            Assert.That((string)q.Last().Name, Is.EqualTo("date"));
            Assert.That((string)q.ElementAt(1).Name, Is.EqualTo("apple"));
            Assert.That((int)q.Aggregate(100, (sum, i) => sum + i.Stock), Is.EqualTo(112));
            Assert.That((int)q.Select(i => i.Price).Aggregate((a, b) => a * b), Is.EqualTo(360));
            Assert.That((bool)q.Select(i => i.Name).Contains("fig"), Is.True);
            Assert.That(q.Select(i => i.City).Distinct().ToList(), Is.EqualTo(new object[] { "Ulm", "Bonn", "Kiel" }));
            Assert.That(q.Select(i => i.Price).Skip(1).Take(2).ToArray(), Is.EqualTo(new object[] { 5, 2 }));
            Assert.That(q.Select(i => i.Price).SkipWhile(p => p != 2).ToArray(), Is.EqualTo(new object[] { 2, 9 }));
            Assert.That(q.Select(i => i.Price).TakeWhile(p => p != 2).Reverse().ToArray(), Is.EqualTo(new object[] { 5, 4 }));
            Assert.That(q.Select(i => i.Price).Concat(q.Select(i => i.Stock)).ToList(), Has.Count.EqualTo(8));
            Assert.That(q.OrderByDescending(i => i.City).ThenBy(i => i.Price).Select(i => i.Name).ToList(), Is.EqualTo(new object[] { "fig", "pear", "date", "apple" }));
            Assert.That(q.ToDictionary(i => i.Name, i => i.Price)["date"], Is.EqualTo(9));
            Assert.That(q.GroupBy(i => i.City, (city, all) => new { city, n = all.Count() }).Select(g => g.n).ToList(), Is.EqualTo(new object[] { 2, 1, 1 }));
            Assert.That(q.GroupBy(i => i.City, i => i.Name).ToList()[0].ToList(), Is.EqualTo(new object[] { "pear", "fig" }));
            Assert.That(q.Select(i => new { i.City }).Distinct().ToList(), Has.Count.EqualTo(3));
            Assert.That(Remote.Query((object)x.Items).Where(i => i.Price > 4).Select(i => i.Name).ToList(), Is.EqualTo(new object[] { "apple", "date" }));
        });
        Assert.That(Assert.Throws<InvalidOperationException>(() => q.First(i => i.Price == 77)).Message, Is.EqualTo("Sequence contains no matching element"));
        Assert.That(Assert.Throws<InvalidOperationException>(() => q.Where(i => i.Price == 77).Average(i => i.Price)).Message, Is.EqualTo("Sequence contains no elements"));
        Assert.That(Assert.Throws<ArgumentNullException>(() => Remote.Query(() => x.None).Count()).ParamName, Is.EqualTo("source"));
        Assert.That(Assert.Throws<ArgumentException>(() => q.ToDictionary(i => i.City)).Message, Is.EqualTo(Assert.Throws<ArgumentException>(() => items.ToDictionary(i => i.City)).Message));
    }

    [Test]
    public async Task Queries_are_awaited()
    {
        dynamic x = Held(_shop);
        var q = Remote.Query(() => x.Items).Where(i => i.Price > 3);
        int count = await q.CountAsync();
        var names = await q.Select(i => i.Name).ToListAsync();
        var walked = new List<string>();
        await foreach (var item in q)
            walked.Add(item.Name);
        Assert.That((count, (int)await q.SumAsync(i => i.Price), (string)(await q.FirstAsync()).Name), Is.EqualTo((3, 18, "pear")));
        Assert.That(names, Is.EqualTo(walked.ToList<object>()));
        Assert.That((await q.ToDictionaryAsync(i => i.Name, i => i.Price)).Keys, Is.EquivalentTo(names));
    }

    [Test]
    public void A_loop_that_is_left_early_ends_an_endless_sequence()
    {
        dynamic x = Held(_shop);
        var seen = new List<int>();
        foreach (var n in Remote.Query(() => x.Endless()).Where(n => n % 2 == 1).Select(n => n * n))
        {
            seen.Add(n);
            if (seen.Count == 3)
                break;
        }
        Assert.That(seen, Is.EqualTo(new object[] { 1, 9, 25 }));
        Assert.That(Remote.Query(() => x.Endless()).Take(3).ToList(), Is.EqualTo(new object[] { 0, 1, 2 }));
    }

    [Test]
    public void A_variable_of_this_side_counts_as_it_is_when_the_query_runs()
    {
        dynamic x = Held(_shop);
        var least = 8;
        var q = Remote.Query(() => x.Items).Where(i => i.Price > least).Select(i => i.Name);
        Assert.That(q.ToList(), Is.EqualTo(new object[] { "date" }));
        least = 4;
        Assert.That(q.ToList(), Is.EqualTo(new object[] { "apple", "date" }));
    }

    [Test]
    public void Functions_run_at_the_owner()
    {
        var shop = new Shop();
        dynamic x = Held(shop);
        var trips = RoundTripsOf(() =>
        {
            x.Items.RemoveAll(Remote.Fn<dynamic, bool>(i => i.Price > 4 && i.Stock > 0));
            x.Items.Sort(Remote.Fn<dynamic, dynamic, int>((a, b) => a.Price - b.Price));
        });
        Assert.That(shop.Items.Select(i => i.Name), Is.EqualTo(new object[] { "fig", "pear", "date" }));
        Assert.That(trips, Is.EqualTo(4), "two gets and two calls");
        Assert.That((int)x.Items.FindIndex(Remote.Fn(i => i.Name == "pear")), Is.EqualTo(1));
        Assert.That((bool)Remote.Run(() => x.Items.Exists(Remote.Fn<Predicate<object>>(i => i.Price == x.Number * 3))), Is.True);
        Assert.That((int)x.Items.Sum(Remote.Fn<dynamic, int>(i => i.Price)), Is.EqualTo(15));
        Assert.That(((IEnumerable<string>)x.Items.Select(Remote.Fn<dynamic, string>(i => i.Name + "!"))).First(), Is.EqualTo("fig!"));
    }
}
