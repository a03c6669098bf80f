using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Conformance;

/// <summary>Each thing that C# can do to an object means on a reference what it means on the object.</summary>
public sealed class MemberTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Desk _desk = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldADesk() => _x = Held(_desk = new Desk());

    [Test]
    public void Properties_and_fields_are_read_and_written()
    {
        _x.Name = "table";
        _x.Field = 7;
        _x.Inherited = "changed";
        _x.Field += 3;

        Assert.That((string)_x.Name, Is.EqualTo("table").And.EqualTo(_desk.Name));
        Assert.That((int)_x.Field, Is.EqualTo(10).And.EqualTo(_desk.Field));
        Assert.That((string)_x.Inherited, Is.EqualTo("changed"));
    }

    [Test]
    public void An_assignment_has_the_value_assigned()
    {
        object assigned = _x.Name = "table";

        Assert.That(assigned, Is.EqualTo("table"));
    }

    [Test]
    public void A_getter_is_evaluated_once_for_each_access()
    {
        _ = _x.Evaluated;
        _ = _x.Evaluated;

        Assert.That(_desk.Evaluations, Is.EqualTo(2));
    }

    [Test]
    public void A_call_a_read_and_an_element_are_one_round_trip_each()
    {
        dynamic list = Held(new List<int> { 1 });

        Assert.That(RoundTripsOf(() => _x.Add(1, 2)), Is.EqualTo(1));
        Assert.That(RoundTripsOf(() => _ = _x.Name), Is.EqualTo(1));
        Assert.That(RoundTripsOf(() => _x.Name = "a"), Is.EqualTo(1));
        Assert.That(RoundTripsOf(() => _ = list[0]), Is.EqualTo(1));
    }

    [TestCase(1, "int")]
    [TestCase(1L, "long")]
    [TestCase((short)1, "int")]
    [TestCase(1.5f, "double")]
    [TestCase("1", "string")]
    [TestCase('1', "int")]
    [TestCase(true, "object")]
    public void The_overload_is_the_one_that_CSharp_chooses(dynamic argument, string expected)
    {
        Assert.That((string)_x.Which(argument), Is.EqualTo(expected).And.EqualTo((string)_desk.Which(argument)));
        Assert.That((string)_x.Which(1, 2), Is.EqualTo("two ints"));
    }

    [Test]
    public void Optional_and_named_arguments_are_filled_in()
    {
        Assert.That((string)_x.Optional("a"), Is.EqualTo("a 2 three"));
        Assert.That((string)_x.Optional("a", third: "c"), Is.EqualTo("a 2 c"));
        Assert.That((string)_x.Optional(second: 5, first: "b"), Is.EqualTo("b 5 three"));
    }

    [Test]
    public void Params_take_any_number_of_arguments_or_an_array()
    {
        Assert.That((int)_x.Sum(), Is.Zero);
        Assert.That((int)_x.Sum(1, 2, 3), Is.EqualTo(6));
        Assert.That((int)_x.Sum(new[] { 4, 5 }), Is.EqualTo(9));
        Assert.That((string)_x.Format("{0}-{1}", 1, "b"), Is.EqualTo("1-b"));
    }

    [Test]
    public void Generic_methods_infer_their_types_or_are_told()
    {
        string[] repeated = _x.Repeat("a", 2);

        Assert.That(repeated, Is.EqualTo(new[] { "a", "a" }));
        Assert.That((string)_x.NameOf<int>(), Is.EqualTo("Int32"));
        Assert.That((string)_x.NameOf<List<string>>(), Is.EqualTo("List`1"));
    }

    [Test]
    public void A_constant_is_narrowed_and_a_variable_is_not()
    {
        var variable = 5;

        Assert.That((byte)_x.Narrow(5), Is.EqualTo(5));
        Assert.Throws<RuntimeBinderException>(() => _x.Narrow(variable));
    }

    [Test]
    public void Ref_and_out_arguments_are_written_back()
    {
        string left = "l", right = "r";

        bool even = _x.TryHalve(10, out int half);
        _x.Swap(ref left, ref right);

        Assert.That((even, half), Is.EqualTo((true, 5)));
        Assert.That((left, right), Is.EqualTo(("r", "l")));
    }

    [Test]
    public void Overridden_members_are_the_most_derived()
    {
        Assert.That((string)_x.Overridden(), Is.EqualTo("derived"));
        Assert.That((string)_x.ToString(), Is.EqualTo("the desk"));
        Assert.That($"{_x}", Is.EqualTo("the desk"));
        Assert.That(((object)_x).ToString(), Is.EqualTo("the desk"));
    }

    [Test]
    public void Explicit_and_default_interface_members_are_reached()
    {
        Assert.That((string)_x.Label, Is.EqualTo("label of desk"));
        Assert.That((string)_x.Fallback(), Is.EqualTo("default"));
        Assert.That(Remote.As<ILabelled>(_x).Label, Is.EqualTo("label of desk"));
        ILabelled labelled = _x;
        Assert.That(labelled.Label, Is.EqualTo("label of desk"));
    }

    [Test]
    public void An_indexer_takes_several_arguments()
    {
        _x[2, "b"] = "cell";

        Assert.That((string)_x[2, "b"], Is.EqualTo("cell"));
        Assert.That(_desk[2, "b"], Is.EqualTo("cell"));
        Assert.That((int)_x[^1], Is.EqualTo(9));
        Assert.Throws<KeyNotFoundException>(() => _ = _x[3, "c"]);
    }

    [Test]
    public void Arrays_of_several_dimensions_are_indexed()
    {
        var grid = new int[2, 3];
        dynamic x = Held(grid);

        x[1, 2] = 5;
        x[1, 2] *= 2;

        Assert.That((int)x[1, 2], Is.EqualTo(10));
        Assert.That((int)x.GetLength(1), Is.EqualTo(3));
        Assert.That(grid[1, 2], Is.EqualTo(10));
    }

    [Test]
    public void Public_members_of_an_internal_type_are_reached_and_others_are_not()
    {
        dynamic x = Held(new Secretive());

        Assert.That((string)x.Open, Is.EqualTo("open"));
        Assert.That((int)x.Twice(4), Is.EqualTo(8));
        Assert.Throws<RuntimeBinderException>(() => _ = x.Closed);
        Assert.Throws<RuntimeBinderException>(() => _x.Hidden());
    }

    [Test]
    public void An_anonymous_type_has_its_members()
    {
        dynamic x = Held(new { Name = "Ann", Age = 3 });

        Assert.That((string)x.Name, Is.EqualTo("Ann"));
        Assert.That((int)x.Age, Is.EqualTo(3));
        Assert.Throws<RuntimeBinderException>(() => x.Age = 4);
    }

    [Test]
    public void A_member_that_is_not_there_is_the_error_of_CSharp()
    {
        dynamic local = new Desk();

        Assert.That(
            Assert.Throws<RuntimeBinderException>(() => _ = _x.Nothing).Message,
            Is.EqualTo(Assert.Throws<RuntimeBinderException>(() => _ = local.Nothing).Message));
        Assert.Throws<RuntimeBinderException>(() => _x.Nothing());
        Assert.Throws<RuntimeBinderException>(() => _x.Nothing = 1);
        Assert.Throws<RuntimeBinderException>(() => _x.Add("a", "b"));
    }

    [Test]
    public void Using_disposes_at_the_owner()
    {
        var resource = new Disposable();

        using (IDisposable held = Held(resource))
            Assert.That(resource.Disposals, Is.Zero);
        using (Held(resource))
            Assert.That(resource.Disposals, Is.EqualTo(1));

        Assert.That(resource.Disposals, Is.EqualTo(2));
    }

    [Test]
    public void A_boxed_struct_is_changed_in_place()
    {
        object box = new KeyHolder();
        dynamic x = Held(box);

        x.Key = 5;

        Assert.That((int)x.Key, Is.EqualTo(5));
        Assert.That(((KeyHolder)box).Key, Is.EqualTo(5));
    }

    [Test]
    public void References_inside_arguments_are_themselves_at_home()
    {
        dynamic x = Held(new Slot());

        object?[] echoed = x.Echo(new object[] { _x, 1 });
        x.Value = new object[] { _x, 1 };

        Assert.That(echoed[0], Is.SameAs((object)_x));
        Assert.That((string)x.Value[0].Name, Is.EqualTo("desk"));
    }

    private struct KeyHolder
    {
        public int Key { get; set; }
    }
}
