using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance;

/// <summary>What the connection learns makes messages fewer, and changes the meaning of nothing.</summary>
public sealed class AdaptiveTransferTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void A_bound_method_of_a_type_that_is_known_costs_no_trip()
    {
        dynamic first = Held(new Shelf());
        dynamic second = Held(new Shelf());
        dynamic bound = first.TakeTheThingThatStandsHere;

        Assert.That(RoundTripsOf(() => bound = second.TakeTheThingThatStandsHere), Is.Zero);
        Assert.That((int)bound(3), Is.EqualTo(3));
    }

    [Test]
    public void Nothing_that_may_change_is_kept()
    {
        var shelf = new Shelf { Title = "a" };
        dynamic x = Held(shelf);
        dynamic items = x.Items;
        Assert.That(((string)x.Title, (int)items.Count, (int)items[0]), Is.EqualTo(("a", 1, 7)));

        shelf.Title = "b";
        shelf.Items[0] = 8;
        shelf.Items.Add(9);

        Assert.That(((string)x.Title, (int)items.Count, (int)items[0]), Is.EqualTo(("b", 2, 8)));
        Assert.That(RoundTripsOf(() => _ = (string)x.Title), Is.EqualTo(1));
    }

    [Test]
    public void The_parts_of_a_sequence_grow_with_its_use()
    {
        dynamic x = Held(new Shelf());
        var next = 0;

        var trips = RoundTripsOf(() =>
        {
            foreach (int number in x.Produce(100_000))
                Assert.That(number, Is.EqualTo(next++));
        });

        Assert.That(next, Is.EqualTo(100_000));
        Assert.That(trips, Is.LessThan(300), "of 100,000 elements that are produced one by one");
    }

    [Test]
    public async Task An_element_does_not_wait_for_a_slow_producer_of_the_next()
    {
        var shelf = new Shelf();
        dynamic x = Held(shelf);
        IEnumerable<int> sequence = x.ProduceSlowly();
        using var enumerator = sequence.GetEnumerator();

        Assert.That((enumerator.MoveNext(), enumerator.Current), Is.EqualTo((true, 1)), "the second is not there, and need not be");
        var next = Task.Run(enumerator.MoveNext);
        shelf.Produced.SetResult();

        Assert.That(await next.WaitAsync(Limit), Is.True);
        Assert.That(enumerator.Current, Is.EqualTo(2));
    }

    [Test]
    public void A_consumer_that_stops_early_has_not_made_the_producer_go_on_for_long()
    {
        var shelf = new Shelf();
        dynamic x = Held(shelf);

        foreach (int number in x.Produce(1000))
        {
            if (number == 2)
                break;
        }

        Assert.That(shelf.Made, Is.LessThan(100), "of 1,000");
    }

    /// <summary>Has a bit of everything.</summary>
    public sealed class Shelf
    {
        public string Title { get; set; } = "";

        public List<int> Items { get; } = [7];

        internal int Made { get; private set; }

        internal TaskCompletionSource Produced { get; } = new();

        public int TakeTheThingThatStandsHere(int number) => number;

        public IEnumerable<int> Produce(int count)
        {
            for (var i = 0; i < count; i++)
            {
                Made++;
                yield return i;
            }
        }

        public IEnumerable<int> ProduceSlowly()
        {
            yield return 1;
            Produced.Task.Wait();
            yield return 2;
        }
    }
}
