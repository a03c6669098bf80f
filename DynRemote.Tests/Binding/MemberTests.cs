using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Tests.Binding.Subjects;
using Microsoft.CSharp.RuntimeBinder;
using static DynRemote.Tests.Binding.Oracle;

namespace DynRemote.Tests.Binding;

/// <summary>Reading and writing members, what hides what, and whose members can be seen.</summary>
public sealed class MemberTests
{
    private static void Same(Func<dynamic, object?> local, Func<MemberBinder, object, object?> bound) =>
        AssertSame(() => local(new Things()), binder => bound(binder, new Things()));

    [Test]
    public void Properties_and_fields_are_read_and_written_as_CSharp_does() => Assert.Multiple(() =>
    {
        Same(x => x.Property, (b, x) => b.Get(x, "Property"));
        Same(x => x.Field, (b, x) => b.Get(x, "Field"));
        Same(x => x.ReadOnly, (b, x) => b.Get(x, "ReadOnly"));
        Same(x => x.Constant, (b, x) => b.Get(x, "Constant"));
        Same(x => x.SetOnly, (b, x) => b.Get(x, "SetOnly"));
        Same(x => x.PrivateGet, (b, x) => b.Get(x, "PrivateGet"));
        Same(x => x.Missing, (b, x) => b.Get(x, "Missing"));
        Same(x => x.Secret, (b, x) => b.InvokeMember(x, "Secret", CallArguments.None));
        Same(x => x.Property = 5, (b, x) => Set(b, x, "Property", 5, true));
        Same(x => (int)(x.Small = 5), (b, x) => Set(b, x, "Small", 5, true));
        Same(x => x.Small = 500, (b, x) => Set(b, x, "Small", 500, true));
        Same(x => (int)(x.Tint = 0), (b, x) => Set(b, x, "Tint", 0, true));
        Same(x => x.Property = "a", (b, x) => Set(b, x, "Property", "a", true));
        Same(x => x.Property = (dynamic?)null, (b, x) => Set(b, x, "Property", null, false));
        Same(x => x.Property = (dynamic)5L, (b, x) => Set(b, x, "Property", 5L, false));
        Same(x => x.ReadOnly = 5, (b, x) => Set(b, x, "ReadOnly", 5, true));
        Same(x => x.GetOnly = 5, (b, x) => Set(b, x, "GetOnly", 5, true));
        Same(x => x.PrivateSet = 5, (b, x) => Set(b, x, "PrivateSet", 5, true));
        Same(x => x.InitOnly = 5, (b, x) => Set(b, x, "InitOnly", 5, true));
        Same(x => x.Over = 5, (b, x) => Set(b, x, "Over", 5, true));
        Same(x => x.Happened = (dynamic)5, (b, x) => Set(b, x, "Happened", 5, false));
        Same(x => x.Missing = 5, (b, x) => Set(b, x, "Missing", 5, true));
        Same(x => x.Static, (b, x) => b.Get(x, "Static"));
        Same(x => x.get_Property(), (b, x) => Line(() => b.InvokeMember(x, "get_Property", CallArguments.None)));
    });

    private static object? Line(Func<object?> operation) => operation();

    private static object? Set(MemberBinder binder, object target, string name, object? value, bool constant)
    {
        binder.Set(target, name, new CallArguments([value]) { Constants = constant ? (byte)1 : (byte)0 });
        return value;
    }

    [TestCase("Big", 5, 5L)]
    [TestCase("Exact", 5, "5")]
    [TestCase("Maybe", 5, 5)]
    [TestCase("Maybe", null, null)]
    [TestCase("Anything", "a", "a")]
    [TestCase("SetOnly", 'c', 99)]
    public void A_value_is_converted_when_it_is_set(string name, object? value, object? expected)
    {
        var things = new Things();
        for (var i = 0; i < 2; i++)
            Ours.Set(things, name, new CallArguments([value]));
        var actual = Ours.Get(things, name == "SetOnly" ? "Field" : name);
        Assert.That(actual is decimal ? actual.ToString() : actual, Is.EqualTo(expected));
    }

    [Test]
    public void The_most_derived_declaration_hides_what_it_inherits() => Assert.Multiple(() =>
    {
        Assert.That(Ours.Get(new Derived(), "Shadowed"), Is.EqualTo("shadow"));
        Assert.That(Call(new Derived(), "Hiding", 1), Is.EqualTo("Derived.Hiding(long)"));
        Assert.That(Call(new Derived(), "Overloaded", 1), Is.EqualTo("Derived.Overloaded(object)"));
        Assert.That(Call(new Derived(), "Virtual"), Is.EqualTo("Derived.Virtual"));
        Assert.That(Call(new Derived(), "Hidden", 1), Is.EqualTo("Base.Hidden(object)"));
    });

    [Test]
    public void An_accessor_that_an_override_does_not_give_is_the_base_propertys()
    {
        var derived = new Derived();
        Ours.Set(derived, "Half", new CallArguments([4]));
        Assert.That(Ours.Get(derived, "Half"), Is.EqualTo(5));
    }

    [Test]
    public void Public_members_of_internal_anonymous_and_generated_types_are_seen()
    {
        var iterator = Iterate().GetEnumerator();
        Assert.Multiple(() =>
        {
            Assert.That(Ours.Get(new Internal { Value = 3 }, "Value"), Is.EqualTo(3));
            Assert.That(Call(new Internal { Value = 3 }, "Twice", 2L), Is.EqualTo(12L));
            Assert.That(Ours.Get(new { Name = "n", Age = 5 }, "Age"), Is.EqualTo(5));
            Assert.That(Call(iterator, "MoveNext"), Is.True);
            Assert.That(Ours.Get(Enumerable.Range(0, 3).Select(i => i + 1).GetEnumerator(), "Current"), Is.Zero);
            Assert.That(Ours.Get((1, "b"), "Item2"), Is.EqualTo("b"));
        });
    }

    private static IEnumerable<int> Iterate()
    {
        yield return 1;
    }

    [Test]
    public void Explicit_and_default_interface_members_are_seen_where_the_class_has_none() => Assert.Multiple(() =>
    {
        Assert.That(Call(new Implementer(), "Greet", "you"), Is.EqualTo("Hello you"));
        Assert.That(Call(new Implementer(), "Default"), Is.EqualTo("default"));
        Assert.That(Ours.Get(new Implementer(), "Title"), Is.EqualTo("explicit"));
        Assert.That(Call(new Implementer(), "Own"), Is.EqualTo("class"));
        Assert.That(() => Call(new System.Collections.ObjectModel.ReadOnlyCollection<int>([1]), "Add", 2), Throws.TypeOf<NotSupportedException>());
        Assert.That(FirstLine(() => Ours.Get(new Implementer(), "Clash")), Does.EndWith("does not contain a definition for 'Clash'"));
        Assert.That(
            () => Ours.Get(new Implementer(), "Clash"),
            Throws.TypeOf<RuntimeBinderException>().With.Message.Contains("Ambiguity between").And.Message.Contains("IGreeter.Clash").And.Message.Contains("IOther.Clash"));
    });

    [Test]
    public void A_member_that_the_gate_hides_does_not_exist()
    {
        var binder = new MemberBinder(new PermissiveGate { Visible = member => member.Name is not ("Own" or "Value") }, new NoProxies());
        Assert.Multiple(() =>
        {
            Assert.That(() => binder.Get(new Internal(), "Value"), Throws.TypeOf<RuntimeBinderException>().With.Message.Contains("does not contain a definition for 'Value'"));
            Assert.That(() => binder.InvokeMember(new Implementer(), "Own", CallArguments.None), Throws.TypeOf<RuntimeBinderException>());
            Assert.That(binder.MemberNames(new Internal()), Does.Not.Contain("Value").And.Contains("Twice"));
        });
    }

    [Test]
    public void A_method_that_is_got_can_be_invoked_later()
    {
        var method = Ours.Get(new Things(), "Over");
        Assert.That(method, Is.TypeOf<MethodGroup>());
        Assert.That(Ours.Invoke(method!, new CallArguments(["x"])), Is.EqualTo("string"));
        Assert.That(Ours.InvokeMember(method!, "Invoke", new CallArguments([1])), Is.EqualTo("int"));
        Assert.That(() => Ours.Get(method!, "Target"), Throws.TypeOf<RuntimeBinderException>());
    }

    [Test]
    public void A_member_that_holds_a_delegate_is_invoked()
    {
        var things = new Things { Handler = x => x + 1, Anything = (Func<string>)(() => "called") };
        Assert.Multiple(() =>
        {
            Assert.That(Call(things, "Handler", 1), Is.EqualTo(2));
            Assert.That(Call(things, "Anything"), Is.EqualTo("called"));
            Assert.That(() => Call(new Things(), "Handler", 1), Throws.TypeOf<RuntimeBinderException>().With.Message.EqualTo("Cannot perform runtime binding on a null reference"));
            Assert.That(FirstLine(() => Call(things, "Property")), Is.EqualTo($"Non-invocable member '{typeof(Things)}.Property' cannot be used like a method."));
        });
    }

    [Test]
    public void A_getter_is_evaluated_exactly_once()
    {
        var counter = new Counter();
        _ = Ours.Get(counter, "Next");
        Assert.That(counter.Count, Is.EqualTo(1));
        Assert.That(Call(counter, "Function"), Is.EqualTo("f"));
        Assert.That(counter.Count, Is.EqualTo(2));
    }

    [Test]
    public void A_boxed_struct_is_changed_in_place()
    {
        object box = new Point { X = 1 };
        Call(box, "Move", 4);
        Ours.Set(box, "Y", new CallArguments([7]) { Constants = 1 });
        Ours.Set(box, "Z", new CallArguments([9]) { Constants = 1 });
        Assert.That(((Point)box).ToString(), Is.EqualTo("5,7,9"));
    }

    [Test]
    public void A_null_target_fails_as_it_does_locally() =>
        Assert.That(() => Ours.Get(null!, "Foo"), Throws.TypeOf<RuntimeBinderException>().With.Message.EqualTo("Cannot perform runtime binding on a null reference"));

    private sealed class Counter
    {
        public int Count { get; private set; }

        public int Next => ++Count;

        public object Function
        {
            get
            {
                Count++;
                return (Func<string>)(() => "f");
            }
        }
    }

    private sealed class Internal
    {
        public int Value { get; set; }

        public long Twice(long factor) => Value * 2 * factor;
    }

    private struct Point
    {
        public int X { get; set; }

        public int Y { get; set; }

        public int Z = 0;

        public Point()
        {
        }

        public void Move(int by) => X += by;

        public override readonly string ToString() => $"{X},{Y},{Z}";
    }

    private interface IGreeter
    {
        string Title { get; }

        string Clash { get; }

        string Greet(string name);

        string Default() => "default";

        string Own() => "interface";
    }

    private interface IOther
    {
        string Clash { get; }
    }

    private sealed class Implementer : IGreeter, IOther
    {
        string IGreeter.Title => "explicit";

        string IGreeter.Clash => "greeter";

        string IOther.Clash => "other";

        string IGreeter.Greet(string name) => "Hello " + name;

        public string Own() => "class";
    }
}
