using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Conformance;

/// <summary>Operators, conversions and comparisons with a reference on either side.</summary>
public sealed class OperatorTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Desk _desk = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldADesk() => _x = Held(_desk = new Desk());

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
}
