using DynRemote.References;
using DynRemote.Tests.References.Model;

namespace DynRemote.Tests.References;

/// <summary>The holder's table with proxies that die on command; <see cref="ImportTableCollectionTests"/> has those that really do.</summary>
[TestFixture]
internal sealed class ImportTableTests
{
    private static readonly Action<ModelProxy> Nothing = _ => { };

    [Test]
    public void One_object_has_one_live_proxy()
    {
        var holder = new RealHolder();
        var proxy = holder.Occurrence(1, Nothing);

        Assert.That(holder.Occurrence(1, Nothing), Is.SameAs(proxy));
        Assert.That(holder.Occurrence(2, Nothing), Is.Not.SameAs(proxy));
        Assert.That(holder.Count, Is.EqualTo(2));
    }

    [Test]
    public void A_dead_proxy_gives_back_all_that_was_received_for_it()
    {
        var holder = new RealHolder();
        var proxy = holder.Occurrence(1, Nothing);
        holder.Occurrence(1, Nothing);
        Assert.That(Drained(holder), Is.Empty);

        Die(proxy);
        Assert.That(Drained(holder), Is.EqualTo([(1L, 2L)]));
        Assert.That(Drained(holder), Is.Empty);
        Assert.That(holder.Count, Is.Zero);
    }

    [Test]
    public void The_hint_of_a_proxy_that_has_a_successor_is_ignored()
    {
        var holder = new RealHolder();
        var first = holder.Occurrence(1, Nothing);
        first.IsDead = true;
        var second = holder.Occurrence(1, Nothing);
        first.Hint();

        Assert.That(Drained(holder), Is.Empty);
        Assert.That(second, Is.Not.SameAs(first));
        Die(second);
        Assert.That(Drained(holder), Is.EqualTo([(1L, 2L)]));
    }

    [Test]
    public void A_proxy_that_is_just_being_made_counts_as_alive()
    {
        var holder = new RealHolder();
        var first = holder.Occurrence(1, Nothing);
        Die(first);
        var second = holder.Occurrence(1, _ => Assert.That(Drained(holder), Is.Empty));

        Die(second);
        Assert.That(Drained(holder), Is.EqualTo([(1L, 2L)]));
    }

    [Test]
    public void Of_two_threads_that_make_a_proxy_both_get_the_first()
    {
        var holder = new RealHolder();
        ModelProxy? winner = null, loser = null;
        var got = holder.Occurrence(1, made =>
        {
            loser = made;
            winner = holder.Occurrence(1, Nothing);
        });

        Assert.That(got, Is.SameAs(winner).And.Not.SameAs(loser));
        Die(loser!);
        Assert.That(Drained(holder), Is.Empty, "the loser's finalizer gives nothing back");
        Die(winner!);
        Assert.That(Drained(holder), Is.EqualTo([(1L, 2L)]));
    }

    [Test]
    public void What_was_received_for_a_proxy_that_could_not_be_made_is_given_back()
    {
        var holder = new RealHolder();

        Assert.That(() => holder.Occurrence(1, _ => throw new InvalidOperationException()), Throws.InvalidOperationException);
        Assert.That(Drained(holder), Is.EqualTo([(1L, 1L)]));
    }

    [Test]
    public void A_failure_to_make_a_second_proxy_takes_nothing_from_the_first()
    {
        var holder = new RealHolder();
        ModelProxy? first = null;
        Assert.That(
            () => holder.Occurrence(1, _ =>
            {
                first = holder.Occurrence(1, Nothing);
                throw new InvalidOperationException();
            }),
            Throws.InvalidOperationException);

        Assert.That(Drained(holder), Is.Empty);
        Die(first!);
        Assert.That(Drained(holder), Is.EqualTo([(1L, 2L)]));
    }

    [Test]
    public void A_release_by_hand_is_done_at_once_and_once()
    {
        var holder = new RealHolder();
        var proxy = holder.Occurrence(1, Nothing);
        holder.Occurrence(1, Nothing);
        Assert.That(proxy.IsReleased, Is.False);

        Assert.That(holder.ReleaseNow(proxy), Is.EqualTo(2));
        Assert.That(proxy.IsReleased, Is.True);
        Assert.That(holder.ReleaseNow(proxy), Is.Zero);
        Die(proxy);
        Assert.That(Drained(holder), Is.Empty);
        Assert.That(holder.Count, Is.Zero);
    }

    [Test]
    public void An_object_that_comes_again_after_its_release_gets_a_new_proxy()
    {
        var holder = new RealHolder();
        var old = holder.Occurrence(1, Nothing);
        holder.ReleaseNow(old);
        var proxy = holder.Occurrence(1, Nothing);
        Die(old);

        Assert.That(Drained(holder), Is.Empty);
        Assert.That((old.IsReleased, proxy.IsReleased), Is.EqualTo((true, false)));
        Assert.That(holder.ReleaseNow(proxy), Is.EqualTo(1));
    }

    [Test]
    public void A_release_takes_nothing_from_an_occurrence_whose_proxy_is_just_being_made()
    {
        var holder = new RealHolder();
        var made = 0;
        var proxy = holder.Occurrence(1, _ =>
        {
            if (made++ == 0)
                Assert.That(holder.ReleaseNow(holder.Occurrence(1, Nothing)), Is.EqualTo(1));
        });

        Assert.That(proxy.IsReleased, Is.False);
        Assert.That(made, Is.EqualTo(2), "a proxy of the released entry would be refused");
        Assert.That(holder.ReleaseNow(proxy), Is.EqualTo(1));
    }

    [Test]
    public void The_end_of_the_connection_leaves_nothing_and_still_lets_a_last_message_be_decoded()
    {
        var table = new ImportTable<Holding>(() => { });
        var before = table.Occurrence(1, (entry, _) => new Holding(entry), 0);
        table.Clear();
        var after = table.Occurrence(1, (entry, _) => new Holding(entry), 0);
        var drained = new List<(long, long)>();
        before.Entry.Hint();
        after.Entry.Hint();
        table.Drain(drained);

        Assert.That(table.Count, Is.Zero);
        Assert.That(drained, Is.Empty);
        Assert.That(table.ReleaseNow(before.Entry), Is.Zero);
        Assert.That(before.Entry.IsReleased, Is.False, "its use is refused because the connection is lost, not because it was released");
    }

    private static List<(long Id, long Count)> Drained(RealHolder holder)
    {
        var into = new List<(long Id, long Count)>();
        holder.Drain(into);
        return into;
    }

    private static void Die(ModelProxy proxy)
    {
        proxy.IsDead = true;
        proxy.Hint();
    }

    private sealed record Holding(ImportEntry Entry);
}
