using System.Dynamic;
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
    public void A_method_is_a_value()
    {
        dynamic add = _x.Add;
        Func<int, int, int> typed = _x.Add;
        dynamic which = _x.Which;

        Assert.That((int)add(1, 2), Is.EqualTo(3));
        Assert.That(typed(3, 4), Is.EqualTo(7));
        Assert.That((string)which("a"), Is.EqualTo("string"));
        Assert.That((string)which(1), Is.EqualTo("int"), "the overload is chosen when it is called");
        Assert.That((object)_x.Add, Is.EqualTo((object)add));
    }

    [Test]
    public void A_method_that_was_asked_for_before_costs_no_round_trip()
    {
        _ = _x.Add;

        Assert.That(RoundTripsOf(() => _ = _x.Add), Is.Zero);
    }

    [Test]
    public void Events_are_raised_here_until_the_handler_is_removed()
    {
        var heard = new List<string>();
        var rings = 0;
        EventHandler<string> listen = (sender, text) => heard.Add($"{ReferenceEquals(sender, (object)_x)} {text}");
        Action ring = () => rings++;

        _x.Said += listen;
        _x.Rang += ring;
        _x.Say("one");
        _x.Ring();
        _x.Said -= listen;
        _x.Rang -= ring;
        _x.Say("two");
        _x.Ring();

        Assert.That(heard, Is.EqualTo(new[] { "True one" }));
        Assert.That(rings, Is.EqualTo(1));
        Assert.That(_desk.HasListeners, Is.False);
    }

    [Test]
    public void Handlers_go_with_their_connection()
    {
        _x.Rang += new Action(() => { });
        Assert.That(_desk.HasListeners, Is.True);

        Holder.Close();

        Assert.That(() => Owner.Completion.Wait(Limit), Is.True);
        Assert.That(_desk.HasListeners, Is.False);
    }

    [Test]
    public void Operators_work_with_the_reference_on_either_side()
    {
        dynamic x = Held(new Amount(3));
        dynamic y = Held(new Amount(4));

        Assert.That((int)(x + y).Value, Is.EqualTo(7));
        Assert.That((int)(x + 1).Value, Is.EqualTo(4));
        Assert.That((int)(1 + x).Value, Is.EqualTo(13));
        Assert.That((string)("a" + x), Is.EqualTo("a<3>"));
        Assert.That((int)(10 - x).Value, Is.EqualTo(7));
        Assert.That((bool)(x < 5), Is.True);
        Assert.That((bool)(5 < x), Is.False);
        Assert.That((bool)(x == Held(new Amount(3))), Is.True, "the type has its own equality");
        Assert.That((bool)(x != y), Is.True);
    }

    [Test]
    public void Compound_assignment_leaves_the_result_in_the_variable()
    {
        dynamic x = Held(new Amount(3));

        x += 5;
        x -= Held(new Amount(1));

        Assert.That((int)x.Value, Is.EqualTo(7));
    }

    [Test]
    public void Unary_operators_and_conditions_are_the_owners()
    {
        dynamic x = Held(new Amount(3));
        dynamic zero = Held(new Amount(0));

        Assert.That((int)(-x).Value, Is.EqualTo(-3));
        Assert.That((int)(~x).Value, Is.EqualTo(~3));
        Assert.That((bool)!x, Is.False);
        Assert.That(x ? "yes" : "no", Is.EqualTo("yes"));
        Assert.That(zero ? "yes" : "no", Is.EqualTo("no"));
    }

    [Test]
    public void Conversions_are_the_owners()
    {
        dynamic x = Held(new Amount(3));

        int number = x;
        long wider = x;
        var text = (string)x;

        Assert.That(number, Is.EqualTo(3));
        Assert.That(wider, Is.EqualTo(3));
        Assert.That(text, Is.EqualTo("3 pieces"));
        Assert.Throws<RuntimeBinderException>(() => { string implicitly = x; _ = implicitly; });
        Assert.Throws<RuntimeBinderException>(() => { Point point = x; _ = point; });
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
    public void An_ExpandoObject_grows_members_and_loses_them()
    {
        var expando = new ExpandoObject();
        dynamic x = Held(expando);

        x.Size = 3;
        x.Twice = (Func<int, int>)(n => 2 * n);
        Assert.That((int)x.Size, Is.EqualTo(3));
        Assert.That((int)x.Twice(4), Is.EqualTo(8));
        Assert.That(((DynamicObject)x).GetDynamicMemberNames(), Is.EquivalentTo(new[] { "Size", "Twice" }));
        ((RemoteObject)x).TryDeleteMember(new DeleteBinder("Size"));

        Assert.That(((IDictionary<string, object?>)expando).Keys, Is.EqualTo(new[] { "Twice" }));
    }

    [Test]
    public void A_dynamic_object_is_asked_for_any_name()
    {
        dynamic x = Held(new Chatty());

        Assert.That((string)x.Anything, Is.EqualTo("you asked for Anything"));
        Assert.That((string)x.Do(1, 2), Is.EqualTo("Do/2"));
        Assert.That((string)x(1, 2, 3), Is.EqualTo("called with 3"));
    }

    [Test]
    public void The_members_names_are_those_that_can_be_used()
    {
        IEnumerable<string> names = ((RemoteObject)_x).GetDynamicMemberNames();

        Assert.That(names, Is.SupersetOf(new[] { "Name", "Field", "Add", "Which", "Said", "Inherited", "Overridden", "Label", "Fallback" }));
        Assert.That(names, Is.Unique);
        Assert.That(names, Has.None.EqualTo("Hidden").And.None.StartsWith("get_"));
    }

    [Test]
    public void Equals_through_dynamic_is_the_objects_own_opinion()
    {
        dynamic x = Held(new Amount(3));

        Assert.That((bool)x.Equals(Held(new Amount(3))), Is.True);
        Assert.That((bool)x.Equals(4), Is.False);
        Assert.That((bool)_x.Equals(_x), Is.True);
        Assert.That(((object)_x).Equals(_x), Is.True);
    }

    [Test]
    public void Hash_codes_are_of_the_reference_and_cost_nothing()
    {
        Assert.That(RoundTripsOf(() => _ = _x.GetHashCode()), Is.Zero);
        Assert.That((int)_x.GetHashCode(), Is.EqualTo(((object)_x).GetHashCode()));
    }

    [Test]
    public void Delegates_are_called_with_and_without_results()
    {
        var seen = new List<int>();
        dynamic add = Held((Func<int, int, int>)((a, b) => a + b));
        dynamic note = Held((Action<int>)seen.Add);

        Assert.That((int)add(1, 2), Is.EqualTo(3));
        Assert.That((int)add.Invoke(3, 4), Is.EqualTo(7));
        note(5);
        Action<int> typed = note;
        typed(6);
        Func<int, int, long> wider = Held((Func<int, int, int>)((a, b) => a + b));
        Assert.That(wider(1, 1), Is.EqualTo(2));
        Assert.That(seen, Is.EqualTo(new[] { 5, 6 }));
    }

    [Test]
    public void Compound_assignments_and_increments_reach_elements_and_members()
    {
        var list = new List<int> { 1, 2 };
        dynamic x = Held(list);

        x[0] += 10;
        x[1]++;
        _x.Field++;
        _x.Name += " one";
        _x.Name ??= "never";

        Assert.That(list, Is.EqualTo(new[] { 11, 3 }));
        Assert.That(_desk.Field, Is.EqualTo(2));
        Assert.That(_desk.Name, Is.EqualTo("desk one"));
        Assert.That((string?)_x?.Name, Is.EqualTo("desk one"));
    }

    [Test]
    public void Text_is_added_on_either_side()
    {
        Assert.That((string)("a " + _x), Is.EqualTo("a the desk"));
        Assert.That((string)(_x + "!"), Is.EqualTo("the desk!"));
    }

    [Test]
    public void A_reference_is_not_equal_to_what_it_is_not()
    {
        Assert.That((bool)(_x == new object()), Is.False);
        Assert.That((bool)(_x != new object()), Is.True);
        Assert.That((bool)_x.Equals(null), Is.False);
        Assert.That((bool)_x.Equals(new object()), Is.False);
    }

    [Test]
    public void A_held_method_is_passed_and_comes_home()
    {
        var slot = new Slot();
        dynamic x = Held(slot);
        dynamic caller = Held(new Caller());
        dynamic secretive = Held(new Secretive());

        x.Value = _x.Add;

        Assert.That((int)x.Value(1, 2), Is.EqualTo(3));
        Assert.That((int)caller.Call(secretive.Twice, 21), Is.EqualTo(42));
        _x.Rang += Held(new Desk()).Ring;
        Assert.That(() => _x.Ring(), Throws.Nothing);
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

    [Test]
    public void A_delegate_with_ref_and_out_parameters_works_across()
    {
        Divider divide = (int a, int b, out int rest) => Math.DivRem(a, b, out rest);
        dynamic x = Held(divide);

        int quotient = x(17, 5, out int rest);
        Divider typed = x;
        var again = typed(9, 4, out var one);

        Assert.That((quotient, rest), Is.EqualTo((3, 2)));
        Assert.That((again, one), Is.EqualTo((2, 1)));
    }

    private delegate int Divider(int a, int b, out int rest);

    private struct KeyHolder
    {
        public int Key { get; set; }
    }

    private sealed class DeleteBinder(string name) : DeleteMemberBinder(name, ignoreCase: false)
    {
        public override DynamicMetaObject FallbackDeleteMember(DynamicMetaObject target, DynamicMetaObject? errorSuggestion) => throw new NotSupportedException();
    }
}
