using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>What is copied when it crosses, and arrives as the same type with the same bits; and what is not.</summary>
public sealed class ValueTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private static IEnumerable<TestCaseData> Values() => CrossingValues.All.Select((value, i) =>
        new TestCaseData(value).SetArgDisplayNames($"{i} {CrossingValues.NameOf(value)}"));

    private static object[] Collections() =>
    [
        new List<int> { 1 }, new[] { 1 }, new int[2, 2], new Dictionary<string, int>(), new HashSet<int>(), new Queue<int>(), new Stack<int>(), new LinkedList<int>(),
        new SortedList<int, int>(), new StringBuilder("text"), new BitArray(3), new ArrayList(), new object(), new MemoryStream(), new Memory<byte>([1]),
    ];

    [TestCaseSource(nameof(Values))]
    public void A_value_arrives_as_an_argument(object value)
    {
        var slot = new Slot();

        Held(slot).Value = value;

        Assert.That(CrossingValues.AreIdentical(slot.Value, value), Is.True, () => $"{slot.Value} for {value}");
    }

    [TestCaseSource(nameof(Values))]
    public void A_value_arrives_as_a_result(object value) => AssertSame((object?)Held(new Slot { Value = value }).Value, value);

    [TestCaseSource(nameof(Values))]
    public void A_value_arrives_in_a_tuple_of_both_kinds_and_directions(object value)
    {
        var slot = new Slot();
        dynamic x = Held(slot);

        var pair = ((object, int))x.Echo((value, 1));
        var tuple = (Tuple<object>)x.Echo(Tuple.Create(value));
        x.Value = (1, (value, 2));

        AssertSame(pair.Item1, value);
        AssertSame(tuple.Item1, value);
        AssertSame(((ITuple)((ITuple)slot.Value!)[1]!)[0], value);
    }

    [TestCaseSource(nameof(Values))]
    public void A_value_arrives_in_a_forced_collection(object value)
    {
        var typed = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(value.GetType()))!;
        typed.Add(value);
        dynamic x = Held(typed);
        dynamic mixed = Held(new object?[] { value, null });

        var walked = new List<object>();
        foreach (var element in x)
            walked.Add(element);

        AssertSame(walked.Single(), value);
        AssertSame(((IList)Remote.Copy(x)!)[0], value);
        AssertSame(((object?[])mixed)[0], value);
    }

    [TestCaseSource(nameof(Values))]
    public void A_value_arrives_in_a_collection_of_the_holders_that_the_owner_forces(object value)
    {
        var slot = new Slot();
        Held(slot).Value = new List<object> { value };

        AssertSame(Remote.Copy<List<object>>(slot.Value!)[0], value);
    }

    [Test]
    public void Null_is_null_everywhere()
    {
        var slot = new Slot { Value = 1 };
        dynamic x = Held(slot);

        x.Value = null;

        Assert.That(slot.Value, Is.Null);
        Assert.That((object?)x.Value, Is.Null);
        Assert.That((((object?, int))x.Echo(((object?)null, 1))).Item1, Is.Null);
    }

    [TestCaseSource(nameof(Collections))]
    public void What_can_change_goes_by_reference_and_comes_home_as_itself(object value)
    {
        var slot = new Slot();
        dynamic x = Held(slot);

        x.Value = value;

        Assert.That(Remote.IsRemote(slot.Value), Is.True);
        Assert.That((object)x.Value, Is.SameAs(value));
    }

    [Test]
    public void A_reference_in_a_tuple_stays_a_reference()
    {
        var list = new List<int> { 1 };
        var slot = new Slot { Value = (list, 5) };
        dynamic x = Held(slot);

        var pair = ((object, int))x.Value;
        ((dynamic)pair.Item1).Add(2);
        x.Value = pair;

        Assert.That(list, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(((ITuple)slot.Value!)[0], Is.SameAs(list));
    }

    [Test]
    public void An_immutable_collection_of_objects_goes_by_reference()
    {
        var value = ImmutableArray.Create(new object());

        Assert.That(Remote.IsRemote((object)Held(new Slot { Value = value }).Value), Is.True);
        Assert.That(Remote.IsRemote((object)Held(new Slot { Value = ImmutableList.Create<object>(new List<int>()) }).Value), Is.True);
    }

    [Test]
    public void An_immutable_collection_of_tuples_of_values_is_a_value()
    {
        var value = ImmutableArray.Create((1, "a"), (2, "b"));

        Assert.That((ImmutableArray<(int, string)>)Held(new Slot { Value = value }).Value, Is.EqualTo(value));
    }

    [Test]
    public void An_enum_compares_and_switches_as_it_does_locally()
    {
        dynamic x = Held(new Slot { Value = Colour.Green });

        Assert.That((bool)(x.Value == Colour.Green), Is.True);
        Assert.That((object)x.Value is Colour.Green, Is.True);
        Assert.That((int)x.Value, Is.EqualTo(5));
    }

    [Test]
    public void A_type_of_the_framework_crosses_as_itself_and_any_other_as_a_reference()
    {
        dynamic x = Held(new Slot());

        Assert.That((object)x.Echo(typeof(Dictionary<string, int[]>)), Is.SameAs(typeof(Dictionary<string, int[]>)));
        Assert.That((object)x.Echo(typeof(Slot)), Is.SameAs(typeof(Slot)));
        Assert.That(Remote.IsRemote((object)Held(new Slot { Value = typeof(Slot) }).Value), Is.True);
    }

    [TestCaseSource(nameof(Uncrossable))]
    public void What_cannot_cross_costs_an_error_that_says_so_and_nothing_else(object value, string word)
    {
        dynamic x = Held(new Slot { Value = value });

        Assert.That(Assert.Throws<RemoteException>(() => _ = x.Value).Message, Does.Contain(word));
        Assert.That(Assert.Throws<RemoteException>(() => x.Echo(value)).Message, Does.Contain(word));
        Assert.That(Assert.Throws<RemoteException>(() => x.Echo((new object(), value))).Message, Does.Contain(word));
        Assert.That((int)x.Echo(1), Is.EqualTo(1));
    }

    private static object[][] Uncrossable() =>
    [
        [RuntimeHelpers.GetUninitializedObject(typeof(System.Reflection.Pointer)), "pointer"],
        [typeof(Dictionary<,>), "generic"],
    ];

    private static void AssertSame(object? actual, object? expected) =>
        Assert.That(CrossingValues.AreIdentical(actual, expected), Is.True, () => $"{actual} ({actual?.GetType()}) for {expected} ({expected?.GetType()})");
}
