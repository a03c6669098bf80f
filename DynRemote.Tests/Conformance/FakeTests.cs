using System.Collections;
using System.ComponentModel;
using System.Diagnostics;
using System.Dynamic;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Conformance;

/// <summary>
/// A proxy is of the interfaces of its remote type: C# has no hook for <c>is</c>, <c>as</c>, patterns and typed parameters, so the object in hand must have
/// them.
/// </summary>
public sealed class FakeTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void A_remote_list_is_of_the_interfaces_of_a_list()
    {
        object x = Held(new List<int> { 3, 1, 2 });

        Assert.Multiple(() =>
        {
            Assert.That(x is IEnumerable<int> and IList<int> and IReadOnlyList<int> and IList and IEnumerable);
            Assert.That(x is IDisposable, Is.False);
            Assert.That(x is IEnumerable<string>, Is.False);
            Assert.That((x as ICollection<int>)!.Count, Is.EqualTo(3));
            Assert.That(((IList<int>)x)[2], Is.EqualTo(2));
            Assert.That(x is IList<int> { Count: 3 } list ? list.IndexOf(2) : -1, Is.EqualTo(2));
        });
    }

    [Test]
    public void A_remote_array_is_of_the_interfaces_of_an_array()
    {
        var array = new[] { 3, 1, 2 };
        object x = Held(array);

        ((IList<int>)x)[0] = 7;

        Assert.That(array[0], Is.EqualTo(7));
        Assert.That(x is IReadOnlyList<int> { Count: 3 });
        Assert.That(x is ICollection { Count: 3 });
        Assert.That(() => ((IList<int>)x).Add(1), Throws.TypeOf<NotSupportedException>());
    }

    [Test]
    public void An_explicit_implementation_is_reached_although_the_class_has_a_public_member_of_its_name()
    {
        object list = Held(new List<int> { 5 });
        object tongues = Held(new TwoTongues());

        Assert.That(((IList)list).Add(6), Is.EqualTo(1));
        Assert.That(((ISpoken)tongues).Say(), Is.EqualTo("spoken"));
        Assert.That(((IWritten)tongues).Say(), Is.EqualTo("written"));
        Assert.That((string)((dynamic)tongues).Say(), Is.EqualTo("public"));
    }

    [Test]
    public void What_is_a_sequence_twice_is_walked_by_either_interface()
    {
        object x = Held(new Mixed());

        Assert.That(((IEnumerable<int>)x).ToArray(), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(((IEnumerable<string>)x).ToArray(), Is.EqualTo(new[] { "a", "b" }));
        var walked = new List<object>();
        foreach (var item in (IEnumerable)x)
            walked.Add(item);
        Assert.That(walked, Is.EqualTo(new object[] { 1, 2 }));
    }

    [Test]
    public void Members_of_every_kind_of_an_interface_that_both_sides_have_are_used()
    {
        var station = new Terminus();
        UseStation((object)Held(station), station.Raise, "Mind the gap at Main");
        Assert.That(station.IsClosed);
    }

    [Test]
    public void A_facade_has_members_of_every_kind_where_the_type_has_not_the_interface()
    {
        var halt = new Halt();
        object x = Held(halt);
        Assert.That(x is IStation, Is.False);
        IStation station = (dynamic)x;

        Assert.That(Remote.As<IStation>(x), Is.SameAs(station));
        UseStation(station, halt.Raise, "Welcome to Main");
        Assert.That((string)((dynamic)station).Name, Is.EqualTo("Main"), "as dynamic, a facade is the object");
        Assert.That(station.Equals(x) && x.Equals(station) && station.GetHashCode() == x.GetHashCode());
    }

    [Test]
    public void A_facade_may_be_of_an_internal_interface()
    {
        object x = Held(new Halt());
        Assert.That(x is IInternalStation, Is.False);
        Assert.That(Remote.As<IInternalStation>(x).Name, Is.EqualTo("Halt"));
        Assert.That(Held(new Terminus()) is IInternalStation, Is.False, "what is not public is not told of");
    }

    [Test]
    public void An_argument_is_of_its_interfaces_at_the_owner()
    {
        dynamic x = Held(new Asker());
        var station = new Terminus();

        Assert.That((string)x.Kind(station), Is.EqualTo("station Central"));
        Assert.That((string)x.Kind(new List<int> { 4, 5, 6 }), Is.EqualTo("long list from 4"));
        Assert.That((string)x.Kind(new HashSet<int>()), Is.EqualTo("numbers"));
        Assert.That((string)x.Kind(new MemoryStream()), Is.EqualTo("disposable"));
        Assert.That((string)x.Kind(new object()), Is.EqualTo("nothing"));
        Assert.That((bool)x.IsSame(station, station), Is.True);
    }

    [Test]
    public void Using_a_proxy_needs_no_conversion()
    {
        var target = new Noticing();
        using (IDisposable x = Held(target))
            Assert.That(Remote.IsRemote(x) && x is RemoteObject);
        Assert.That(target.Disposed, Is.EqualTo(1));
    }

    [Test]
    public async Task Awaiting_its_disposal_neither()
    {
        var target = new Noticing();
        await using (IAsyncDisposable x = (IAsyncDisposable)(object)Held(target))
            Assert.That(target.Disposed, Is.Zero);
        Assert.That(target.Disposed, Is.EqualTo(10));
    }

    [Test]
    public async Task A_disposal_that_is_awaited_is_one_round_trip_by_way_of_the_interface()
    {
        var target = new Leaving();
        var x = (IAsyncDisposable)(object)Held(target);
        var before = Holder.Statistics.RoundTrips;

        await x.DisposeAsync().AsTask().WaitAsync(Limit);

        Assert.That(target.Ways, Is.EqualTo(new[] { "interface" }));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public void A_data_binding_listens_to_changes_and_goes()
    {
        var target = new Noticing();
        var seen = new List<string?>();
        var x = (INotifyPropertyChanged)(object)Held(target);
        PropertyChangedEventHandler handler = (_, args) => seen.Add(args.PropertyName);

        x.PropertyChanged += handler;
        target.Text = "a";
        x.PropertyChanged -= handler;
        target.Text = "b";

        Assert.That(seen, Is.EqualTo(new[] { nameof(Noticing.Text) }));
        Assert.That(target.Handlers, Is.Zero);
    }

    [Test]
    public void What_cannot_cross_throws_when_it_is_used_and_disturbs_nothing_else()
    {
        object x = Held(new Memory());
        var buffer = (IBuffer)x;

        Assert.That(buffer.Size, Is.EqualTo(3));
        Assert.That(() => buffer.Copy(new byte[1]), Throws.TypeOf<NotSupportedException>().With.Message.Contains("IBuffer.Copy").And.Message.Contains("spans"));
        Assert.That(() => buffer.Slot(0), Throws.TypeOf<NotSupportedException>().With.Message.Contains("reference to a variable"));
        Assert.That(x is ISpanFormattable, Is.False);
        Assert.That($"{x:N3}", Is.EqualTo("memory N3"));
        Assert.That(string.Format(null, "{0:x}", x), Is.EqualTo("memory x"));
    }

    [Test]
    public void A_member_that_may_take_a_span_cannot_cross()
    {
        object x = Held(new Leaving());

        Assert.That(x is IPicky { Size: 0 });
        Assert.That(() => ((IPicky)x).Same(3), Throws.TypeOf<NotSupportedException>().With.Message.Contains("ref struct"));
    }

    [Test]
    public void A_facade_may_be_of_what_consists_of_internal_interfaces()
    {
        object x = Held(new List<Terminus> { new() { Name = "first" } });
        Assert.That(Remote.As<IList<IInternalStation>>(x)[0].Name, Is.EqualTo("first"));
    }

    [Test]
    public void What_no_object_can_stand_for_is_refused_with_the_reason()
    {
        var x = Held(new Made(3));

        Assert.That(() => { IStaticallyMade<Made> made = x; return made; }, Throws.TypeOf<RuntimeBinderException>().With.Message.Contains("static abstract"));
        Assert.That((int)x.Number, Is.EqualTo(3), "the connection lives on");
    }

    [Test]
    public void An_interface_with_static_abstract_members_is_left_out()
    {
        object x = Held(new Made(3));

        Assert.That(x.GetType().GetInterfaces().Select(face => face.Name), Has.None.StartsWith("IStaticallyMade"));
        Assert.That(((IEquatable<string>)x).Equals("3"));
    }

    [Test]
    public void Comparable_objects_are_sorted()
    {
        var items = new List<object> { Held(new Made(3)), Held(new Made(1)), Held(new Made(2)) };

        items.Sort();

        Assert.That(items.Select(item => (int)((dynamic)item).Number), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void A_sequence_of_objects_that_stay_at_the_owner_is_one_of_objects()
    {
        object x = Held(new List<Slot> { new() { Value = 1 }, new() { Value = 2 } });

        Assert.That(x is IEnumerable<object> and IReadOnlyList<object> and IList);
        Assert.That(x is IEnumerable<Slot>, Is.False);
        Assert.That(((IEnumerable<object>)x).Sum(slot => (int)((dynamic)slot).Value), Is.EqualTo(3));
    }

    [Test]
    public void The_gate_is_asked_about_what_carries_out_a_member_of_an_interface()
    {
        object hidden = Held(new Guarded());
        Assert.That(hidden is ISpoken);
        Assert.That(() => ((ISpoken)hidden).Say(), Throws.InstanceOf<RuntimeBinderException>().Or.InstanceOf<RemoteAccessException>());

        var (owner, holder) = NewConnection(new RemoteOptions { Policy = AccessPolicy.Custom(request => request.Name != nameof(ISpoken.Say)) });
        object refused = Held(new TwoTongues(), owner, holder);
        Assert.That(() => ((ISpoken)refused).Say(), Throws.TypeOf<RemoteAccessException>().With.Message.Contains(nameof(ISpoken.Say)));
    }

    [Test]
    public void Types_and_delegates_are_of_no_interfaces()
    {
        object function = Held((Func<int>)(() => 1));
        object type = Remote.TypeOf(Held(new Slot()));

        Assert.That(function is ICloneable, Is.False);
        Assert.That(type.GetType(), Is.EqualTo(typeof(RemoteType)));
        Assert.That(Held(new Slot()).GetType() == typeof(RemoteObject) || (object)Held(new Slot()) is RemoteObject);
    }

    [Test]
    public void A_proxy_with_limits_is_of_the_same_interfaces()
    {
        object x = Remote.With(Held(new List<int> { 1, 2 }), TimeSpan.FromSeconds(20));

        Assert.That(((IList<int>)x).Count, Is.EqualTo(2));
        Assert.That(new List<int>((IEnumerable<int>)x), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void A_reference_that_a_third_peer_passes_on_is_of_the_interfaces_too()
    {
        var (middle, end) = NewConnection();
        object x = Held((object)Held(new TwoTongues()), middle, end);

        Assert.That(((IWritten)x).Say(), Is.EqualTo("written"));
        Assert.That(Held((object)Held(new List<int> { 1, 2 }), middle, end) is IList<int> { Count: 2 });
    }

    [Test]
    public void A_dynamic_object_is_of_the_interfaces_of_its_class()
    {
        dynamic bag = new ExpandoObject();
        bag.Count = "mine";
        object x = Held(bag);

        var members = (IDictionary<string, object>)x;
        members.Add("b", 2);

        Assert.That(members.Count, Is.EqualTo(2));
        Assert.That((string)((dynamic)x).Count, Is.EqualTo("mine"));
        Assert.That((int)bag.b, Is.EqualTo(2));
    }

    [Test]
    public void Walking_and_copying_take_one_round_trip()
    {
        object x = Held(Enumerable.Range(0, 100).ToList());
        var array = new int[100];

        Assert.That(RoundTripsOf(() => _ = string.Join(",", (IEnumerable<int>)x)), Is.EqualTo(1));
        Assert.That(RoundTripsOf(() => ((ICollection<int>)x).CopyTo(array, 0)), Is.EqualTo(1));
        Assert.That(array[99], Is.EqualTo(99));
        Assert.That(RoundTripsOf(() => _ = ((IList<int>)x)[5]), Is.EqualTo(1));
        Assert.That(() => ((ICollection<int>)x).CopyTo(new int[3], 0), Throws.ArgumentException);
    }

    [Test]
    public void One_reference_is_one_proxy_and_one_class_serves_all_of_its_kind()
    {
        var list = new List<int>();
        object x = Held(list);

        Assert.That((object)Held(list), Is.SameAs(x));
        Assert.That(((object)Held(new List<int>())).GetType(), Is.EqualTo(x.GetType()));
        Assert.That(((object)Held(new List<string>())).GetType(), Is.Not.EqualTo(x.GetType()));
    }

    [Test]
    public void A_debugger_shows_a_fake_as_any_proxy()
    {
        var type = ((object)Held(new List<int>())).GetType();

        Assert.That(type.GetCustomAttributes(typeof(DebuggerDisplayAttribute), inherit: true), Has.Length.EqualTo(1));
        Assert.That(type.GetCustomAttributes(typeof(DebuggerTypeProxyAttribute), inherit: true), Has.Length.EqualTo(1));
    }

    private static void UseStation(object x, Action<int> raise, string greeting)
    {
        var station = (IStation)x;
        var trains = new List<int>();
        EventHandler<int> handler = (_, train) => trains.Add(train);

        station.Name = "Main";
        station[2, "north"] = "closed";
        station.Arrived += handler;
        raise(9);
        station.Arrived -= handler;
        raise(10);
        var guess = 4;
        var exists = station.TryFind("bench", ref guess, out var found);

        Assert.Multiple(() =>
        {
            Assert.That(station.Name, Is.EqualTo("Main"));
            Assert.That(station.Platforms, Is.EqualTo(4));
            Assert.That(station[2, "north"], Is.EqualTo("closed"));
            Assert.That(trains, Is.EqualTo(new[] { 9 }));
            Assert.That((exists, guess, found), Is.EqualTo((true, 5, "platform 1")));
            Assert.That(station.Twice(21), Is.EqualTo(42));
            Assert.That(station.Echo(1.5), Is.EqualTo(1.5));
            Assert.That(station.Echo("text"), Is.EqualTo("text"));
            var list = new List<int>();
            Assert.That(station.Fill<IList<int>, int>(list, 7, 2), Is.SameAs(list));
            Assert.That(list, Is.EqualTo(new[] { 7, 7 }));
            Assert.That(station.CountAsync(3).WaitAsync(Limit).Result, Is.EqualTo(3));
            Assert.That(() => station.CloseAsync().AsTask().Wait(Limit), Throws.Nothing);
            Assert.That(station.Greeting(), Is.EqualTo(greeting));
        });
    }
}
