using DynRemote.References;

namespace DynRemote.Tests.References;

[TestFixture]
internal sealed class ExportTableTests
{
    [Test]
    public void A_delegate_made_anew_for_the_same_method_of_the_same_object_is_the_same_export()
    {
        var table = new ExportTable(new RemoteLimits());
        var list = new List<int>();

        var first = table.Add((Action<int>)list.Add, out var firstIsNew);
        var second = table.Add((Action<int>)list.Add, out var secondIsNew);
        var other = table.Add((Action<int>)new List<int>().Add, out _);

        Assert.That((first, firstIsNew, secondIsNew), Is.EqualTo((second, true, false)));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public void An_object_keeps_its_id_while_it_is_exported()
    {
        var table = new ExportTable(new RemoteLimits());
        var target = new object();
        var id = table.Add(target, out var isNew);
        var again = table.Add(target, out var isNewAgain);

        Assert.That((id, isNew, again, isNewAgain), Is.EqualTo((1L, true, 1L, false)));
        Assert.That(table.Count, Is.EqualTo(1));
        Assert.That(table.TryGet(id, out var found), Is.True);
        Assert.That(found, Is.SameAs(target));
    }

    [Test]
    public void An_object_lives_until_each_occurrence_is_given_back()
    {
        var table = new ExportTable(new RemoteLimits());
        var target = new object();
        var id = table.Add(target, out _);
        table.Add(target, out _);
        table.Add(target, out _);

        table.Release(id, 2);
        Assert.That(table.TryGet(id, out _), Is.True);
        table.Release(id, 1);
        Assert.That(table.TryGet(id, out _), Is.False);
        Assert.That(table.Count, Is.Zero);
    }

    [Test]
    public void An_id_is_never_given_twice()
    {
        var table = new ExportTable(new RemoteLimits());
        var target = new object();
        var first = table.Add(target, out _);
        table.Release(first, 1);
        var second = table.Add(target, out var isNew);
        table.Rollback(second);
        var third = table.Add(target, out _);

        Assert.That(isNew, Is.True);
        Assert.That(new[] { first, second, third }, Is.EqualTo([1L, 2L, 3L]));
    }

    [Test]
    public void Equal_objects_are_different_ones_and_their_own_code_is_never_run()
    {
        var table = new ExportTable(new RemoteLimits());
        var one = table.Add(new Unfriendly(), out _);
        var other = table.Add(new Unfriendly(), out _);

        Assert.That(other, Is.Not.EqualTo(one));
        Assert.That(table.Snapshot(), Has.Count.EqualTo(1));
    }

    [Test]
    public void An_encoding_that_failed_leaves_nothing_behind()
    {
        var table = new ExportTable(new RemoteLimits());
        var target = new object();
        var id = table.Add(target, out _);
        table.Add(target, out _);

        table.Rollback(id);
        Assert.That(table.TryGet(id, out _), Is.True);
        table.Rollback(id);
        Assert.That(table.Count, Is.Zero);
    }

    [TestCase(7, 1, "does not hold")]
    [TestCase(0, 1, "does not hold")]
    [TestCase(-1, 1, "does not hold")]
    [TestCase(1, 3, "holds it only 2 times")]
    [TestCase(1, long.MaxValue, "holds it only 2 times")]
    [TestCase(1, 0, "must be positive")]
    [TestCase(1, -1, "must be positive")]
    [TestCase(1, long.MinValue, "must be positive")]
    public void A_peer_that_releases_what_it_does_not_hold_breaks_the_protocol_and_nothing_else(long id, long count, string message)
    {
        var table = new ExportTable(new RemoteLimits());
        var target = new object();
        table.Add(target, out _);
        table.Add(target, out _);

        Assert.That(() => table.Release(id, count), Throws.TypeOf<RemoteProtocolException>().With.Message.Contains(message));
        Assert.That(table.Snapshot().Single().References, Is.EqualTo(2));
    }

    [Test]
    public void A_full_table_refuses_new_objects_and_still_counts_old_ones()
    {
        var table = new ExportTable(new RemoteLimits { MaxExports = 2 });
        var known = new object();
        var id = table.Add(known, out _);
        table.Add(new object(), out _);

        Assert.That(() => table.Add(new object(), out _), Throws.TypeOf<RemoteException>().With.Message.Contains(nameof(RemoteLimits.MaxExports)));
        Assert.That(table.Count, Is.EqualTo(2));
        Assert.That(table.Add(known, out _), Is.EqualTo(id));

        table.Release(id, 2);
        Assert.That(table.Add(new object(), out _), Is.EqualTo(3), "a refused object uses up no id");
    }

    [Test]
    public void The_end_of_the_connection_drops_everything_and_refuses_more()
    {
        var table = new ExportTable(new RemoteLimits());
        var id = table.Add(new object(), out _);
        table.Clear();

        Assert.That(table.Count, Is.Zero);
        Assert.That(table.TryGet(id, out _), Is.False);
        Assert.That(() => table.Add(new object(), out _), Throws.TypeOf<ConnectionLostException>());
        Assert.That(() => table.Release(id, 1), Throws.Nothing, "a release may have been under way");
        Assert.That(() => table.Rollback(id), Throws.Nothing, "and so may an encoding");
    }

    [Test]
    public void The_statistics_tell_type_number_count_and_age()
    {
        var clock = new HandClock();
        var table = new ExportTable(new RemoteLimits(), clock);
        var list = new List<int>();
        table.Add(list, out _);
        clock.Advance(TimeSpan.FromSeconds(5));
        table.Add(list, out _);
        table.Add(new List<int>(), out _);
        table.Add(new Unfriendly(), out _);
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.That(
            table.Snapshot(),
            Is.EqualTo([
                new RemoteExportStatistics(typeof(List<int>).ToString(), 2, 3, TimeSpan.FromSeconds(7)),
                new RemoteExportStatistics(typeof(Unfriendly).ToString(), 1, 1, TimeSpan.FromSeconds(2)),
            ]));
    }

    [Test]
    public void Many_threads_count_alike()
    {
        var table = new ExportTable(new RemoteLimits());
        object[] targets = [.. Enumerable.Range(0, 16).Select(_ => new object())];
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 4_000; i++)
            {
                var id = table.Add(targets[i % targets.Length], out var _);
                if (i % 3 == 0)
                    table.Rollback(id);
                else
                    table.Release(id, 1);
            }
        });

        Assert.That(table.Count, Is.Zero);
    }

    private sealed class Unfriendly
    {
        public override bool Equals(object? obj) => throw new InvalidOperationException("not to be called");

        public override int GetHashCode() => throw new InvalidOperationException("not to be called");

        public override string ToString() => throw new InvalidOperationException("not to be called");
    }

    private sealed class HandClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan by) => _now += by.Ticks;
    }
}
