using System.Collections;
using DynRemote.Proxies;
using DynRemote.Values;

namespace DynRemote.Tests.Proxies;

/// <summary>Emitted classes stay for good, so a peer that tells of ever new interfaces gets no more of them than it was given room for.</summary>
public sealed class FakeClassesTests
{
    private interface IPrivate;

    [Test]
    public void One_set_of_interfaces_has_one_class_in_whatever_order_they_come()
    {
        var classes = FakeClasses.Of(typeof(RemoteObject), [typeof(IDisposable), typeof(IComparable)], new TypeBudget());

        Assert.That(classes, Is.Not.Null);
        Assert.That(FakeClasses.Of(typeof(RemoteObject), [typeof(IComparable), typeof(IDisposable), typeof(IComparable)], new TypeBudget()), Is.SameAs(classes));
        Assert.That(FakeClasses.Of(typeof(RemoteObject), [typeof(IComparable)], new TypeBudget()), Is.Not.SameAs(classes));
    }

    [Test]
    public void A_class_costs_as_many_methods_as_its_interfaces_have_with_those_that_they_extend()
    {
        Type[] list = [typeof(IList<GCCollectionMode>)]; // 5, with the 7 of a collection, and 1 for each way to walk it.

        Assert.That(FakeClasses.Of(typeof(RemoteObject), list, new TypeBudget(13)), Is.Null);
        Assert.That(FakeClasses.Of(typeof(RemoteObject), list, new TypeBudget(14)), Is.Not.Null);
        Assert.That(FakeClasses.Of(typeof(RemoteObject), list, new TypeBudget(0)), Is.Not.Null, "what is there costs nothing");
    }

    [Test]
    public void A_peer_that_has_had_its_part_gets_no_more()
    {
        var budget = new TypeBudget(20);

        Assert.That(FakeClasses.Of(typeof(RemoteObject), [typeof(IEquatable<(GCCollectionMode, byte)>), typeof(IList)], budget), Is.Not.Null);
        Assert.That(FakeClasses.Of(typeof(RemoteObject), [typeof(IEquatable<(GCCollectionMode, short)>), typeof(IList)], budget), Is.Null);
        Assert.That(FakeClasses.Of(typeof(RemoteObject), [typeof(IEquatable<(GCCollectionMode, int)>)], budget), Is.Not.Null, "what there is still room for");
    }

    [Test]
    public void What_is_not_public_and_what_is_nothing_needs_no_class()
    {
        Assert.That(FakeClasses.Of(typeof(RemoteObject), [], new TypeBudget()), Is.Null);
        Assert.That(FakeClasses.Of(typeof(RemoteObject), [typeof(IPrivate)], new TypeBudget()), Is.Null);
    }
}
