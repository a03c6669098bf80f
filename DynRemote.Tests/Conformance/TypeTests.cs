using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>Types as tokens: named, compared, tested, and, where the policy allows everything, called.</summary>
public sealed class TypeTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    protected override RemoteOptions OwnerOptions => new() { Policy = AccessPolicy.Full };

    [Test]
    public void A_local_type_constructs_nothing_at_the_peer_and_the_error_says_what_does() => Assert.That(
        () => Remote.New(typeof(List<int>)), Throws.ArgumentException.With.Message.Contains("TypeOf"));

    [Test]
    public void A_type_tells_its_names_bases_interfaces_and_members()
    {
        var type = Remote.TypeOf(Held(new Desk()));

        Assert.That(type.FullName, Is.EqualTo(typeof(Desk).FullName));
        Assert.That(type.Name, Is.EqualTo("Desk"));
        Assert.That(type.Namespace, Is.EqualTo(typeof(Desk).Namespace));
        Assert.That(type.Bases, Is.EqualTo(new[] { typeof(DeskBase).FullName, "System.Object" }));
        Assert.That(type.Interfaces, Is.EquivalentTo(new[] { typeof(ILabelled).FullName, typeof(IFallback).FullName }));
        Assert.That(type.Members, Is.SupersetOf(new[] { "Name", "Add", "Inherited", "Said", "Field" }));
        Assert.That(type.ToString(), Is.EqualTo(type.FullName));
    }

    [Test]
    public void Objects_are_tested_against_the_names_of_their_types()
    {
        dynamic x = Held(new Desk());

        Assert.That(Remote.Is(x, typeof(Desk).FullName!), Is.True);
        Assert.That(Remote.Is(x, typeof(DeskBase).FullName!), Is.True);
        Assert.That(Remote.Is(x, typeof(ILabelled).FullName!), Is.True);
        Assert.That(Remote.Is(x, "System.Object"), Is.True);
        Assert.That(Remote.Is(x, typeof(Slot).FullName!), Is.False);
        Assert.That(Remote.Is(Held(new List<int>()), "System.Collections.Generic.List<int>"), Is.True);
        Assert.That(Remote.Is(new Desk(), typeof(DeskBase).FullName!), Is.True, "an object of this side, too");
    }

    [Test]
    public void Objects_are_tested_against_types_in_hand()
    {
        dynamic desk = Held(new Desk());
        dynamic plain = Held(new DeskBase());
        dynamic list = Held(new List<int>());

        Assert.That(Remote.Is(desk, (object)plain.GetType()), Is.True);
        Assert.That(Remote.Is(plain, (object)desk.GetType()), Is.False);
        Assert.That(Remote.Is(list, typeof(IEnumerable<int>)), Is.True);
        Assert.That(Remote.Is(list, typeof(IEnumerable<string>)), Is.False);
    }

    [Test]
    public void A_type_is_one_reference_and_goes_home_as_the_type()
    {
        var slot = new Slot();
        dynamic x = Held(slot);

        object type = x.GetType();
        x.Value = type;

        Assert.That((object)x.GetType(), Is.SameAs(type));
        Assert.That((object)Remote.TypeOf(x), Is.SameAs(type));
        Assert.That(slot.Value, Is.SameAs(typeof(Slot)));
        Assert.That((bool)(x.GetType() == Held(new Slot()).GetType()), Is.True);
        Assert.That((bool)(x.GetType() == Held(new Desk()).GetType()), Is.False);
    }

    [Test]
    public void A_framework_types_object_tells_the_framework_type()
    {
        Assert.That((object)Held(new List<int>()).GetType(), Is.SameAs(typeof(List<int>)));
    }

    [Test]
    public void The_type_of_an_object_is_asked_for_once()
    {
        dynamic x = Held(new Desk());
        dynamic y = Held(new Desk());
        _ = Remote.Is(x, "a") || Remote.TypeOf(x).Members.Count == 0;

        Assert.That(RoundTripsOf(() => _ = Remote.Is(x, "b") || Remote.Is(y, "c") || Remote.TypeOf(y).Bases.Count == 0), Is.Zero);
    }

    [Test]
    public void A_remote_type_is_called_to_construct()
    {
        dynamic type = Held(new Desk()).GetType();

        dynamic called = type();
        dynamic made = Remote.New(type);
        dynamic amount = Remote.New(Remote.TypeOf(Held(new Amount(1))), 42);
        called.Name = "new";

        Assert.That((string)called.Name, Is.EqualTo("new"));
        Assert.That((string)made.Name, Is.EqualTo("desk"));
        Assert.That((int)amount.Value, Is.EqualTo(42));
        Assert.That(Remote.Is(called, (object)type), Is.True);
    }

    [Test]
    public void Construction_is_refused_to_peers_that_are_not_trusted_with_everything()
    {
        var (owner, holder) = NewConnection();
        object type = Held(new Desk(), owner, holder).GetType();

        Assert.Throws<RemoteAccessException>(() => ((dynamic)type)());
        Assert.Throws<RemoteAccessException>(() => Remote.New(type));
    }

    [Test]
    public void A_type_of_this_side_comes_home_as_itself()
    {
        dynamic x = Held(new Slot());

        x.Value = typeof(Slot);

        Assert.That((object)x.Value, Is.SameAs(typeof(Slot)));
    }
}
