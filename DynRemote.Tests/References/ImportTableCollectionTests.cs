using System.Runtime.CompilerServices;
using DynRemote.References;

namespace DynRemote.Tests.References;

/// <summary>The holder's table with the real garbage collector.</summary>
[TestFixture]
internal sealed class ImportTableCollectionTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Test]
    [CancelAfter(60_000)]
    public void A_hundred_thousand_proxies_made_and_dropped_leave_both_tables_empty()
    {
        const int Objects = 100_000;
        var owner = new ExportTable(new RemoteLimits());
        var table = new ImportTable<Proxy>(() => { });
        MakeAndDrop(owner, table, Objects);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var released = new List<(long Id, long Count)>();
        table.Drain(released);
        released.ForEach(entry => owner.Release(entry.Id, entry.Count));

        Assert.That(released, Has.Count.EqualTo(Objects));
        Assert.That((owner.Count, table.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    [CancelAfter(60_000)]
    public void The_finalizer_asks_for_a_drain_by_itself()
    {
        using var asked = new SemaphoreSlim(0);
        var table = new ImportTable<Proxy>(() => asked.Release());
        MakeAndDrop(new ExportTable(new RemoteLimits()), table, 100);
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.That(asked.Wait(Limit), Is.True);
        var released = new List<(long Id, long Count)>();
        table.Drain(released);
        Assert.That(released, Has.Count.EqualTo(100));
    }

    [Test]
    [CancelAfter(60_000)]
    public void A_proxy_that_is_held_stays_the_same_one()
    {
        var table = new ImportTable<Proxy>(() => { });
        var held = table.Occurrence(1, Make, 0);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var released = new List<(long Id, long Count)>();
        table.Drain(released);

        Assert.That(released, Is.Empty);
        Assert.That(table.Occurrence(1, Make, 0), Is.SameAs(held));
    }

    [Test]
    [CancelAfter(60_000)]
    public void Threads_that_receive_and_drop_the_same_objects_lose_none_and_leak_none()
    {
        var owner = new ExportTable(new RemoteLimits());
        ImportTable<Proxy>? table = null;
        table = new ImportTable<Proxy>(() => DrainInto(owner, table!));
        object[] targets = [.. Enumerable.Range(0, 8).Select(_ => new object())];
        var lost = 0;
        Parallel.For(0, 4, thread =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var target = targets[(i + thread) % targets.Length];
                var proxy = table.Occurrence(owner.Add(target, out _), Make, 0);
                if (!owner.TryGet(proxy.Entry.Id, out var found) || !ReferenceEquals(found, target))
                    Interlocked.Increment(ref lost);
                GC.KeepAlive(proxy);
                if (i % 500 == 0)
                    GC.Collect(0);
            }
        });
        Assert.That(lost, Is.Zero);

        var isEmpty = SpinWait.SpinUntil(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                DrainInto(owner, table);
                return owner.Count == 0 && table.Count == 0;
            },
            Limit);
        Assert.That(isEmpty, Is.True, $"left: {owner.Count} and {table.Count}");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeAndDrop(ExportTable owner, ImportTable<Proxy> table, int objects)
    {
        for (var i = 0; i < objects; i++)
            table.Occurrence(owner.Add(new object(), out _), Make, 0);
    }

    private static void DrainInto(ExportTable owner, ImportTable<Proxy> table)
    {
        var released = new List<(long Id, long Count)>();
        table.Drain(released);
        released.ForEach(entry => owner.Release(entry.Id, entry.Count));
    }

    private static Proxy Make(ImportEntry entry, int state) => new(entry);

    private sealed class Proxy(ImportEntry entry)
    {
        public ImportEntry Entry => entry;

        ~Proxy() => entry.Hint();
    }
}
