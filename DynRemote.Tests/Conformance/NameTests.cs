using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>What a peer offers by name, and its root.</summary>
public sealed class NameTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void What_is_exported_under_a_name_is_found_under_it()
    {
        Owner.Exports["desk"] = new Desk { Name = "mine" };
        Owner.Exports["number"] = 7;

        Assert.That((string)Holder.Get("desk").Name, Is.EqualTo("mine"));
        Assert.That((object)Holder.Get("number"), Is.EqualTo(7));
        object desk = Holder.Get("desk");
        Assert.That((object)Holder.Get("desk"), Is.SameAs(desk));
    }

    [Test]
    public void Both_sides_have_names_of_their_own()
    {
        Owner.Exports["a"] = 1;
        Holder.Exports["a"] = 2;

        Assert.That((int)Holder.Get("a"), Is.EqualTo(1));
        Assert.That((int)Owner.Get("a"), Is.EqualTo(2));
    }

    [Test]
    public void The_names_are_listed_in_order()
    {
        Assert.That(Holder.GetNames(), Is.Empty);
        Owner.Exports["b"] = 1;
        Owner.Exports["a"] = 1;

        Assert.That(Holder.GetNames(), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void A_name_that_is_not_there_has_an_error_of_its_own_that_names_it()
    {
        Owner.Exports["gone"] = 1;
        Owner.Exports.Remove("gone");

        Assert.That(Assert.Throws<RemoteNameNotFoundException>(() => Holder.Get("gone")).Message, Does.Contain("gone"));
        Assert.Throws<RemoteNameNotFoundException>(() => Holder.Get("GONE"));
        Assert.Throws<RemoteNameNotFoundException>(() => _ = Holder.Root.gone);
    }

    [Test]
    public void With_names_only_the_root_has_them_as_members()
    {
        Owner.Exports["desk"] = new Desk();
        Owner.Exports["twice"] = (Func<int, int>)(n => 2 * n);

        Assert.That((string)Holder.Root.desk.Name, Is.EqualTo("desk"));
        Assert.That((int)Holder.Root.twice(4), Is.EqualTo(8));
        Assert.That(((RemoteObject)Holder.Root).GetDynamicMemberNames(), Is.EqualTo(new[] { "desk", "twice" }));
    }

    [Test]
    public void The_root_is_there_with_the_handshake()
    {
        var desk = new Desk();
        var (_, holder) = NewConnection(ownerRoot: desk);

        dynamic root = holder.Root;
        Assert.That((object)holder.Root, Is.SameAs((object)root));
        Assert.That(holder.Statistics.RoundTrips, Is.EqualTo(1));
        Assert.That((string)root.Name, Is.EqualTo("desk"));
    }

    [Test]
    public void A_root_can_be_a_value()
    {
        var (_, holder) = NewConnection(ownerRoot: "just a text");

        Assert.That((object)holder.Root, Is.EqualTo("just a text"));
    }
}
