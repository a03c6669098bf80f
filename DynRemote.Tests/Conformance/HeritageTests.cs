using System.Globalization;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Conformance;

/// <summary>What the tests of the library show that this one follows, PyPy's <c>distributed</c>: one by one, in its order.</summary>
public sealed class HeritageTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    protected override RemoteOptions OwnerOptions => new() { Policy = AccessPolicy.Full };

    private static object[] Immutables() => ["a", 1, 1L << 40, 1.5, true, (1, 2), (1, ("a", (2.5, 'c'))), Tuple.Create(1, Tuple.Create("b", 2))];

    [TestCaseSource(nameof(Immutables))]
    public void Primitives_tuples_and_nested_tuples_make_the_round_trip(object value) =>
        Assert.That((object)Held(new Slot()).Echo(value), Is.EqualTo(value).And.TypeOf(value.GetType()));

    [Test]
    public void A_list_a_dictionary_and_a_function_arrive_as_references()
    {
        var slot = new Slot();
        dynamic x = Held(slot);
        foreach (var value in new object[] { new List<int>(), new Dictionary<int, int>(), (Func<int>)(() => 1) })
        {
            x.Value = value;
            Assert.That(Remote.IsRemote(slot.Value), Is.True);
            slot.Value = value;
            Assert.That(Remote.IsRemote((object)x.Value), Is.True);
        }
    }

    [Test]
    public void Appending_to_a_remote_list_is_seen_at_home_and_its_length_grows()
    {
        var list = new List<object> { 1 };
        dynamic x = Held(list);

        x.Add("two");

        Assert.That(list, Is.EqualTo(new object[] { 1, "two" }));
        Assert.That((int)x.Count, Is.EqualTo(2));
    }

    [Test]
    public void A_remote_function_is_called() => Assert.That((int)Held((Func<int, int>)(n => n + 1))(41), Is.EqualTo(42));

    [Test]
    public void A_method_of_an_empty_object_stays_callable()
    {
        dynamic x = Held(new EmptyBox());
        dynamic say = x.Say;

        Assert.That((string)say(), Is.EqualTo("still here"));
        Assert.That((bool)(x == null), Is.False);
    }

    [Test]
    public void An_instance_has_its_attribute_and_its_length()
    {
        dynamic x = Held(new Dog());

        Assert.That((string)x.Name, Is.EqualTo("Rex"));
        Assert.That((int)x.Length, Is.EqualTo(9));
    }

    [Test]
    public void A_callback_is_called_by_the_remote_side()
    {
        var heard = new List<int>();
        dynamic x = Held((Action<Func<int, int>>)(callback => heard.Add(callback(1))));

        x((Func<int, int>)(n => n + 5));

        Assert.That(heard, Is.EqualTo(new[] { 6 }));
    }

    [Test]
    public void A_dictionarys_keys_and_values_are_those_of_a_local_one()
    {
        var local = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 };
        dynamic x = Held(new Dictionary<string, int>(local));

        Assert.That((IEnumerable<string>)x.Keys, Is.EqualTo(local.Keys));
        Assert.That((IEnumerable<int>)x.Values, Is.EqualTo(local.Values));
        Assert.That((Dictionary<string, int>)x, Is.EqualTo(local));
        Assert.That((int)x["b"], Is.EqualTo(2));
    }

    [Test]
    public void A_callable_object_stored_by_one_call_is_used_by_a_later_one()
    {
        dynamic x = Held(new Dog());

        x.Store((Func<int, List<int>>)(n => [.. Enumerable.Range(0, n)]));
        dynamic list = x.CallStored(6);

        Assert.That((int)list.Count, Is.EqualTo(6));
    }

    [Test]
    public void A_remote_type_has_a_name_and_a_description()
    {
        var type = Remote.TypeOf((object)Held(new Dog()));

        Assert.That(type.Name, Is.EqualTo("Dog"));
        Assert.That(type.Description, Is.EqualTo("A dog, for tests."));
    }

    [Test]
    public void A_stack_frame_is_a_reference_with_its_method_and_names()
    {
        dynamic frame = Held(new Dog()).Frame();

        Assert.That(Remote.IsRemote((object)frame), Is.True);
        Assert.That((string)frame.GetMethod().Name, Is.EqualTo("Frame"));
        Assert.That((string)frame.GetMethod().DeclaringType.Name, Is.EqualTo("Dog"));
    }

    [Test]
    public void Division_by_zero_is_the_languages_own_error_with_the_remote_trace()
    {
        var error = Assert.Throws<DivideByZeroException>(() => Held(new Dog()).Divide(1, 0));

        Assert.That(error.Message, Is.EqualTo(new DivideByZeroException().Message));
        Assert.That(error.StackTrace, Does.Contain("Dog.Divide"));
        Assert.That(error.StackTrace, Does.Contain(nameof(Division_by_zero_is_the_languages_own_error_with_the_remote_trace)), "the local trace comes after it");
    }

    [Test]
    public void A_class_method_is_called_on_the_type()
    {
        dynamic type = Held(new Dog()).GetType();

        Assert.That((string)type.Find("Ida").Name, Is.EqualTo("Ida"));
    }

    [Test]
    public void A_type_that_was_handed_out_and_comes_back_is_the_type()
    {
        dynamic x = Held(new Dog());

        Assert.That((bool)x.IsMyType(x.GetType()), Is.True);
        Assert.That((bool)x.IsMyType(Held(new Animal()).GetType()), Is.False);
    }

    [Test]
    public void A_remote_type_constructs()
    {
        dynamic type = Held(new Dog()).GetType();

        dynamic ida = type("Ida");

        Assert.That((string)ida.Name, Is.EqualTo("Ida"));
        Assert.That((string)ida.Sound, Is.EqualTo("bark"));
        Assert.That((string)Remote.New(type).Name, Is.EqualTo("Rex"));
    }

    [Test]
    public void The_member_names_of_something_large_are_listed()
    {
        IEnumerable<string> names = ((RemoteObject)Held(CultureInfo.InvariantCulture)).GetDynamicMemberNames();

        Assert.That(names, Has.Exactly(1).EqualTo("DateTimeFormat"));
        Assert.That(names.Count(), Is.GreaterThan(20));
    }

    [Test]
    public void A_property_is_evaluated_by_the_owner()
    {
        dynamic x = Held(new Dog());
        var mine = Environment.CurrentManagedThreadId;

        Assert.That((int)x.OwnersThread, Is.Not.EqualTo(mine));
    }

    [Test]
    public void A_remote_instance_is_tested_against_a_remote_base_type()
    {
        dynamic dog = Held(new Dog());
        object animal = Held(new Animal()).GetType();

        Assert.That(Remote.Is((object)dog, animal), Is.True);
        Assert.That(Remote.Is((object)Held(new Slot()), animal), Is.False);
    }

    [Test]
    public void Asking_for_a_name_that_is_not_there_says_so() => Assert.Throws<RemoteNameNotFoundException>(() => Holder.Get("nothing"));

    [Test]
    public void An_attribute_that_is_not_there_is_the_languages_own_error() => Assert.Throws<RuntimeBinderException>(() => _ = Held(new Dog()).Nothing);

    [Test]
    public void The_names_are_listed()
    {
        Owner.Exports["t1"] = 1;
        Owner.Exports["t2"] = new List<int>();

        Assert.That(Holder.GetNames(), Is.EqualTo(new[] { "t1", "t2" }));
    }
}
