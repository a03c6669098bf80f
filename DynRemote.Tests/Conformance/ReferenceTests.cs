using System.Collections.Immutable;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>Identity: the same object is the same reference, and a reference that comes home is the object.</summary>
public sealed class ReferenceTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void The_same_object_is_the_same_proxy_by_whatever_way_it_comes()
    {
        var list = new List<int>();
        dynamic x = Held(new Slot { Value = list });
        dynamic y = Held(new List<object> { list, list });

        object direct = x.Value;

        Assert.That((object)x.Value, Is.SameAs(direct));
        Assert.That((object)y[0], Is.SameAs(direct));
        Assert.That((object)x.Echo(direct), Is.SameAs(direct));
        Assert.That(((object?[])y)[1], Is.SameAs(direct));
        Assert.That((((object, int))x.Echo((direct, 1))).Item1, Is.SameAs(direct));
    }

    [Test]
    public void An_object_passed_twice_arrives_as_one()
    {
        dynamic x = Held(new Slot());
        var mine = new List<int>();

        x.Value = mine;

        Assert.That((bool)x.Holds(mine), Is.True);
        Assert.That((bool)x.Holds(new List<int>()), Is.False);
    }

    [Test]
    public void A_reference_that_comes_home_is_the_object_itself()
    {
        var mine = new object();
        var slot = new Slot();
        dynamic x = Held(slot);

        x.Value = mine;
        object back = x.Value;
        x.Value = x;

        Assert.That(back, Is.SameAs(mine));
        Assert.That(slot.Value, Is.SameAs(slot));
    }

    [Test]
    public void A_delegate_passed_twice_is_the_same_delegate()
    {
        var source = new Announcer();
        dynamic x = Held(source);
        var heard = new List<string>();
        Action<string> listen = heard.Add;

        x.Add(listen);
        x.Say("one");
        x.Remove(listen);
        x.Say("two");

        Assert.That(heard, Is.EqualTo(new[] { "one" }));
        Assert.That(source.Listeners, Is.Null);
    }

    [Test]
    public void A_delegate_that_comes_home_is_the_delegate_itself()
    {
        Func<int, int> mine = n => n + 1;
        dynamic x = Held(new Slot());

        x.Value = mine;

        Assert.That((object)x.Value, Is.SameAs(mine));
    }

    [Test]
    public void A_remote_delegate_keeps_its_identity_as_a_typed_delegate()
    {
        var slot = new Slot { Value = (Func<int, int>)(n => n * 2) };
        dynamic x = Held(slot);

        Func<int, int> twice = x.Value;
        Func<int, int> again = x.Value;

        Assert.That(twice(21), Is.EqualTo(42));
        Assert.That(again, Is.SameAs(twice));
        Assert.That((bool)x.Holds(twice), Is.True, "the typed delegate goes home as the owner's own");
    }

    [Test]
    public void A_facade_goes_home_as_the_object_it_stands_for()
    {
        dynamic x = Held(new Slot { Value = new Disposable() });

        IDisposable facade = x.Value;

        Assert.That(Remote.As<IDisposable>(facade), Is.SameAs(facade));
        Assert.That((bool)x.Holds(facade), Is.True);
        Assert.That((object)x.Echo(facade), Is.SameAs((object)x.Value));
    }

    [Test]
    public void Equality_of_references_is_the_same_as_of_the_objects()
    {
        dynamic x = Held(new Slot { Value = new object() });
        dynamic same = x.Value;
        dynamic other = Held(new object());

        Assert.That((bool)(x.Value == same), Is.True);
        Assert.That((bool)(same != other), Is.True);
        Assert.That((bool)(same == null), Is.False);
        Assert.That((bool)(null != same), Is.True);
        Assert.That(new HashSet<object> { x.Value, same, other }, Has.Count.EqualTo(2));
        Assert.That(RoundTripsOf(() => _ = same == other), Is.Zero);
    }

    [Test]
    public void A_third_peers_object_is_used_through_the_peer_in_the_middle()
    {
        var (far, middle) = NewConnection();
        var list = new List<int> { 1 };
        dynamic x = Held(new Slot { Value = (object)Held(list, far, middle) });

        dynamic remote = x.Value;
        remote.Add(2);
        int[] copy = remote;

        Assert.That(list, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(copy, Is.EqualTo(list));
        Assert.That((object)x.Value, Is.SameAs((object)remote));
        Assert.That(Remote.TypeOf(remote).FullName, Is.EqualTo(typeof(List<int>).ToString()));
    }

    [Test]
    public void A_reference_through_the_middle_comes_home_as_the_object_at_each_hop()
    {
        var (far, middle) = NewConnection();
        var farSlot = new Slot();
        var middleSlot = new Slot { Value = (object)Held(farSlot, far, middle) };
        dynamic x = Held(middleSlot);
        var mine = new object();

        dynamic remoteSlot = x.Value;
        remoteSlot.Value = mine;
        Assert.That((object)remoteSlot.Value, Is.SameAs(mine), "from here through the middle to the far end, and back");
        remoteSlot.Value = remoteSlot;
        Assert.That(farSlot.Value, Is.SameAs(farSlot), "from the far end through the middle to here, and back");
        remoteSlot.Value = x;
        Assert.That(Remote.IsRemote(farSlot.Value), Is.True);
        Assert.That((object)((dynamic)farSlot.Value!).Value, Is.SameAs(farSlot), "from the middle to here, through the middle to the far end");
    }

    [Test]
    public void A_callback_goes_through_the_middle_and_back()
    {
        var (far, middle) = NewConnection();
        dynamic x = Held(new Slot { Value = (object)Held(new Caller(), far, middle) });

        int result = x.Value.Call((Func<int, int>)(n => n + 1), 41);

        Assert.That(result, Is.EqualTo(42));
    }

    [Test]
    public void A_released_reference_says_so_and_the_object_lives_on()
    {
        var list = new List<int>();
        dynamic x = Held(new Slot { Value = list });
        dynamic released = x.Value;

        Remote.Release(released);
        Remote.Release(released);

        Assert.Throws<ObjectDisposedException>(() => _ = released.Count);
        Assert.Throws<ObjectDisposedException>(() => x.Echo(released));
        Assert.That((int)x.Value.Count, Is.Zero, "asked for again, it is a new reference");
        Assert.That((object)x.Value, Is.Not.SameAs((object)released));
    }

    [Test]
    public void Releasing_takes_the_object_out_of_the_tables_of_both_sides()
    {
        object proxy = Held(new object());
        var (exports, imports) = (Owner.Statistics.Exports, Holder.Statistics.Imports);

        Remote.Release(proxy);
        _ = Holder.GetNames();

        Assert.That(Owner.Statistics.Exports, Is.EqualTo(exports - 1));
        Assert.That(Holder.Statistics.Imports, Is.EqualTo(imports - 1));
    }

    [Test]
    public void ByReference_sends_a_value_as_a_reference()
    {
        var slot = new Slot();
        dynamic x = Held(slot);
        var numbers = ImmutableArray.Create(1, 2, 3);

        x.Value = Remote.ByReference(numbers);

        Assert.That(Remote.IsRemote(slot.Value), Is.True);
        Assert.That((int)((dynamic)slot.Value!)[1], Is.EqualTo(2));
        Assert.That((ImmutableArray<int>)x.Value, Is.EqualTo(numbers));
    }

    [Test]
    public void ByReference_of_a_result_is_a_reference()
    {
        dynamic x = Held(new Slot { Value = Remote.ByReference(ImmutableArray.Create(1, 2, 3)) });

        Assert.That(Remote.IsRemote((object)x.Value), Is.True);
        Assert.That((int)x.Value.Length, Is.EqualTo(3));
    }

    [Test]
    public void ByValue_sends_a_copy_of_the_data()
    {
        var slot = new Slot();
        dynamic x = Held(slot);
        var mine = new Point { X = 3, Y = 4, Tags = { "a", "b" } };

        x.Value = Remote.ByValue(mine);
        mine.X = 5;

        dynamic copy = slot.Value!;
        Assert.That(Remote.IsRemote((object)copy), Is.False);
        Assert.That((int)copy.X, Is.EqualTo(3));
        Assert.That((int)copy.Y, Is.EqualTo(4));
        Assert.That((string)copy.Tags[1], Is.EqualTo("b"));
    }

    [Test]
    public void ByValue_of_what_refers_to_itself_is_an_error_of_that_call()
    {
        dynamic x = Held(new Slot());
        var ring = new Slot();
        ring.Value = ring;

        Assert.Throws<RemoteException>(() => x.Value = Remote.ByValue(ring));
        Assert.That((object?)x.Value, Is.Null);
    }

    [Test]
    public void Copy_is_deep_for_collections_and_leaves_other_objects_where_they_are()
    {
        var slot = new Slot();
        dynamic x = Held(new List<object> { 1, new[] { 2, 3 }, slot });

        var copy = (List<object>)Remote.Copy(x);

        Assert.That(copy[0], Is.EqualTo(1));
        Assert.That(copy[1], Is.EqualTo(new[] { 2, 3 }).And.TypeOf<int[]>());
        Assert.That(Remote.IsRemote(copy[2]), Is.True);
    }

    [Test]
    public void Remote_tells_what_is_a_reference_and_whose()
    {
        object proxy = Held(new Slot());
        object method = ((dynamic)proxy).Echo;

        Assert.That(Remote.IsRemote(proxy), Is.True);
        Assert.That(Remote.IsRemote(method), Is.True);
        Assert.That(Remote.IsRemote(new Slot()), Is.False);
        Assert.That(Remote.IsRemote(null), Is.False);
        Assert.That(Remote.ConnectionOf(proxy), Is.SameAs(Holder));
        Assert.Throws<ArgumentException>(() => Remote.ConnectionOf(1));
    }
}
