using DynRemote.Tests.Conformance;
using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Plans;

/// <summary>Collections of the caller's in a query that the owner evaluates: their elements go along, in the one message.</summary>
public sealed class OwnSequenceTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private readonly Shop _shop = new();

    [Test]
    public void The_owner_does_not_come_back_for_the_elements()
    {
        dynamic x = Held(_shop);
        List<string> wanted = ["fig", "date", "nut"];
        Equal(
            _shop.Items.Where(i => wanted.Contains(i.Name)).Select(i => i.Price),
            () => Remote.Query(() => x.Items).Where(i => Remote.Query(wanted).Contains(i.Name)).Select(i => i.Price).ToList());
        Equal(
            _shop.Items.Join(wanted, i => i.Name, n => n, (i, n) => i.Price + n),
            () => Remote.Query(() => x.Items).Join(wanted, i => i.Name, n => n, (i, n) => i.Price + n).ToList());
        Equal(
            from n in wanted join i in _shop.Items on n equals i.Name into found select n + found.Count(),
            () => (from n in Remote.Query(wanted) join i in Remote.Query(() => x.Items) on n equals i.Name into found select n + found.Count()).ToList());
        Equal(
            from i in _shop.Items join n in wanted on i.Name equals n into names select i.Name + names.Count(),
            () => (from i in Remote.Query(() => x.Items) join n in wanted on i.Name equals n into names select i.Name + names.Count()).ToList());
        Equal(_shop.Items.Select(i => i.Name).Concat(wanted), () => Remote.Query(() => x.Items).Select(i => i.Name).Concat(wanted).ToList());
        Equal(_shop.Items.Select(i => i.Name).Union(wanted), () => Remote.Query(() => x.Items).Select(i => i.Name).Union(wanted.ToArray()).ToList());
        Equal(_shop.Items.Select(i => i.Name).Intersect(wanted), () => Remote.Query(() => x.Items).Select(i => i.Name).Intersect(wanted.ToHashSet()).ToList());
        Equal(_shop.Items.Select(i => i.Name).Except(wanted), () => Remote.Query(() => x.Items).Select(i => i.Name).Except(wanted).ToList());
        Equal(_shop.Items.SelectMany(i => wanted, (i, n) => i.Name + n), () => Remote.Query(() => x.Items).SelectMany(i => Remote.Query(wanted), (i, n) => i.Name + n).ToList());
    }

    [Test]
    public void Elements_keep_their_types_and_nulls()
    {
        dynamic x = Held(_shop);
        Equal([0, 0, 0, 0], () => Remote.Query(() => x.Items).Select(i => Remote.Query(new List<int>()).Sum()).ToList());
        Equal([6L, 6L, 6L, 6L], () => Remote.Query(() => x.Items).Select(i => Remote.Query(new Queue<long>([2L, 4L])).Sum()).ToList());
        Equal([1, 1, 1, 1], () => Remote.Query(() => x.Items).Select(i => Remote.Query(new string?[] { null, "a" }).Count(text => text == null)).ToList());
        Equal([2.5, 2.5, 2.5, 2.5], () => Remote.Query(() => x.Items).Select(i => Remote.Query(new double?[] { null, 2.5 }).Max()).ToList());
        var stock = new Dictionary<string, int> { ["fig"] = 7 };
        Equal(
            _shop.Items.Select(i => i.Name == "fig" ? 7 : 0),
            () => Remote.Query(() => x.Items).Select(i => Remote.Query(stock).Where(pair => pair.Key == i.Name).Select(pair => pair.Value).Sum()).ToList());
    }

    [Test]
    public void Elements_that_are_the_owners_are_those()
    {
        dynamic x = Held(_shop);
        List<object> chosen = [x.Items[2], x.Items[0]];
        Equal(["pear", "fig"], () => Remote.Query(() => x.Items).Where(i => Remote.Query(chosen).Contains(i)).Select(i => i.Name).ToList());
    }

    [Test]
    public void A_collection_counts_as_it_is_when_the_query_runs()
    {
        dynamic x = Held(_shop);
        List<string> wanted = ["fig"];
        var query = Remote.Query(() => x.Items).Where(i => Remote.Query(wanted).Contains(i.Name)).Select(i => i.Name);
        Equal(["fig"], query.ToList);
        wanted.Add("pear");
        Equal(["pear", "fig"], query.ToList);
    }

    [Test]
    public void A_sequence_that_may_not_end_is_fetched_as_far_as_it_is_needed()
    {
        dynamic x = Held(_shop);
        var names = Remote.Query(() => x.Items).Select(i => i.Name).Concat(Endless()).Take(6).ToList();
        Assert.That(names, Is.EqualTo(new object[] { "pear", "apple", "fig", "date", "e0", "e1" }));

        static IEnumerable<object> Endless()
        {
            for (var i = 0; ; i++)
                yield return $"e{i}";
        }
    }

    [Test]
    public async Task Operators_that_are_made_of_others_answer_as_LINQ_does()
    {
        dynamic x = Held(_shop);
        var items = _shop.Items;
        Equal(items.Select(i => i.Price).Append(7).Prepend(8), () => Remote.Query(() => x.Items).Select(i => i.Price).Append(7).Prepend(8).ToList());
        Equal(items.DistinctBy(i => i.City).Select(i => i.Name), () => Remote.Query(() => x.Items).DistinctBy(i => i.City).Select(i => i.Name).ToList());
        Equal(items.TakeLast(3).Select(i => i.Name), () => Remote.Query(() => x.Items).TakeLast(3).Select(i => i.Name).ToList());
        Equal(items.SkipLast(3).Select(i => i.Name), () => Remote.Query(() => x.Items).SkipLast(3).Select(i => i.Name).ToList());
        Equal(items.Select(i => i.Name).Order(), () => Remote.Query(() => x.Items).Select(i => i.Name).Order().ToList());
        Equal(items.Select(i => i.Price).OrderDescending(), () => Remote.Query(() => x.Items).Select(i => i.Price).OrderDescending().ToList());
        Equal(items.Select(i => i.City).ToHashSet(), () => Remote.Query(() => x.Items).Select(i => i.City).ToHashSet());
        Assert.That((await Remote.Query(() => x.Items).Select(i => i.City).ToHashSetAsync()).Cast<string>(), Is.EqualTo(items.Select(i => i.City).ToHashSet()));

        var rows = Remote.Query(() => x.Items).Select(i => new { i.Name, i.Price, Next = i.Next });
        Assert.That((string)rows.MinBy(row => row.Price)!.Name, Is.EqualTo(items.MinBy(i => i.Price)!.Name));
        Assert.That((string)rows.MaxBy(row => row.Price)!.Name, Is.EqualTo(items.MaxBy(i => i.Price)!.Name));
        Assert.That((string)(await rows.MaxByAsync(row => row.Name))!.Name, Is.EqualTo("pear"));
        Assert.That((string)(await rows.MinByAsync(row => row.Name))!.Name, Is.EqualTo("apple"));
        Assert.That((string)rows.MinBy(row => row.Next)!.Name, Is.EqualTo(items.MinBy(i => i.Next?.Name)!.Name), "no element has a key");
        Assert.That(rows.Where(row => row.Price > 100).MaxBy(row => row.Price), Is.Null);
        int?[] keys = [null, 3, null, 1];
        Assert.That(
            (int)Remote.Query(() => x.Items).Select(i => Remote.Query(new[] { 0, 1, 2, 3 }).MinBy(n => Remote.Query(keys).ElementAt(n))).First(),
            Is.EqualTo(new[] { 0, 1, 2, 3 }.MinBy(n => keys[n])));
    }

    [Test]
    public void How_many_elements_may_be_what_the_owner_knows()
    {
        dynamic x = Held(_shop);
        var names = _shop.Items.Select(i => i.Name).ToList();
        Equal(names.Take(2), () => Remote.Query(() => Remote.Query(() => x.Items).Select(i => i.Name).Take(x.Number - 1)).ToList());
        Equal(names.Skip(1), () => Remote.Query(() => Remote.Query(() => x.Items).Select(i => i.Name).Skip(x.Number - 2)).ToList());
        Equal(names.TakeLast(1), () => Remote.Query(() => Remote.Query(() => x.Items).Select(i => i.Name).TakeLast(x.Number - 2)).ToList());
        Equal(names.SkipLast(1), () => Remote.Query(() => Remote.Query(() => x.Items).Select(i => i.Name).SkipLast(x.Number - 2)).ToList());
        Assert.That((string)Remote.Run(() => Remote.Query(() => x.Items).Select(i => i.Name).ElementAt(x.Number)), Is.EqualTo(names[3]));
        Assert.That((object?)Remote.Run(() => Remote.Query(() => x.Items).Select(i => i.Name).ElementAtOrDefault(x.Number + 1)), Is.Null);
    }

    private void Equal<T>(IEnumerable<T> local, Func<IEnumerable<dynamic>> remote)
    {
        var before = (Holder.Statistics.RoundTrips, Owner.Statistics.RoundTrips);
        var found = remote();
        Assert.That((Holder.Statistics.RoundTrips, Owner.Statistics.RoundTrips), Is.EqualTo((before.Item1 + 1, before.Item2)), "round trips of the two sides");
        Assert.That(found.Cast<object?>(), Is.EqualTo(local.Cast<object?>()));
    }
}
