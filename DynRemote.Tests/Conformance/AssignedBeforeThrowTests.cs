using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>What a method assigns to the caller's variables before it throws is there afterwards, as C# has it.</summary>
public sealed class AssignedBeforeThrowTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Assigner _assigner = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldAnAssigner() => _x = Held(_assigner = new Assigner());

    [Test]
    public void A_variable_passed_by_ref_keeps_what_was_assigned_before_the_exception()
    {
        var n = 1;
        var text = "old";

        var thrown = Assert.Throws<FormatException>(() => _x.SetThenThrow(ref n, ref text));

        Assert.That((n, text), Is.EqualTo((2, "new")));
        Assert.That(thrown!.Message, Is.EqualTo("thrown"));
        Assert.That(thrown.StackTrace, Does.Contain("Assigner.SetThenThrow").And.Contain(nameof(A_variable_passed_by_ref_keeps_what_was_assigned_before_the_exception)));
    }

    [Test]
    public void A_variable_that_was_not_assigned_is_as_it_was()
    {
        var n = 1;
        var text = "old";
        object o = _assigner;

        Assert.Throws<FormatException>(() => _x.ThrowAtOnce(ref n, ref text, ref o));

        Assert.That((n, text, o), Is.EqualTo((1, "old", (object)_assigner)));
    }

    [Test]
    public void Out_variables_keep_what_was_assigned_or_what_they_had()
    {
        var number = 7;
        var text = "old";
        var zero = 5;

        Assert.Throws<FormatException>(() => _x.SetNumberThenThrow(out number, out text));
        Assert.Throws<FormatException>(() => _x.SetZeroThenThrow(out zero));

        Assert.That((number, text, zero), Is.EqualTo((2, "old", 0)));
    }

    [Test]
    public void A_failed_binding_leaves_the_variables_alone()
    {
        var n = 1;

        Assert.That(() => _x.SetThenThrow(ref n), Throws.TypeOf<Microsoft.CSharp.RuntimeBinder.RuntimeBinderException>());
        Assert.That(() => _x.NoSuchMethod(ref n), Throws.TypeOf<Microsoft.CSharp.RuntimeBinder.RuntimeBinderException>());

        Assert.That(n, Is.EqualTo(1));
    }

    [Test]
    public void Objects_of_either_side_are_assigned()
    {
        dynamic slot = Held(new Slot());
        object mine = new();
        object o = mine;

        Assert.Throws<FormatException>(() => _x.SwapThenThrow(ref o));
        Assert.That(Remote.IsRemote(o), Is.True);
        Assert.Throws<FormatException>(() => _x.SwapThenThrow(ref o));

        Assert.That(o, Is.SameAs(mine));
        Assert.That((object)slot, Is.Not.Null);
    }

    [Test]
    public void Generic_methods_structs_and_lists_are_no_different()
    {
        var n = 1;
        var date = new DateTime(2000, 1, 1);
        var list = new List<int> { 1 };
        var same = list;

        Assert.Throws<FormatException>(() => _x.SetAnyThenThrow<int>(ref n, 9));
        Assert.Throws<FormatException>(() => _x.SetAnyThenThrow(ref date, new DateTime(2001, 2, 3)));
        Assert.Throws<FormatException>(() => _x.GrowThenThrow(ref list));

        Assert.That(n, Is.EqualTo(9));
        Assert.That(date, Is.EqualTo(new DateTime(2001, 2, 3)));
        Assert.That(list, Is.SameAs(same).And.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Named_arguments_and_values_beside_them_are_no_different()
    {
        var n = 1;
        var text = "old";

        Assert.Throws<FormatException>(() => _x.SetThenThrow(text: ref text, n: ref n));
        Assert.Throws<FormatException>(() => _x.AddThenThrow(1, ref n, 2, 3, 4));

        Assert.That((n, text), Is.EqualTo((12, "new")));
    }

    [Test]
    public void A_delegate_of_the_owners_is_no_different()
    {
        var n = 1;
        Assigner.Setter typed = _x.Delegate;
        dynamic untyped = _x.Delegate;

        Assert.Throws<FormatException>(() => typed(ref n));
        Assert.That(n, Is.EqualTo(2));
        Assert.Throws<FormatException>(() => untyped(ref n));
        Assert.That(n, Is.EqualTo(3));
    }

    [Test]
    public void A_callback_that_throws_has_assigned_to_the_owners_variable()
    {
        var result = (string)_x.CallBack((Assigner.Setter)((ref int n) =>
        {
            n = 42;
            throw new FormatException("from the callback");
        }));

        Assert.That(result, Is.EqualTo("42 from the callback"));
    }

    [Test]
    public void An_interface_of_the_object_is_no_different()
    {
        IAssigner typed = _x;
        var n = 1;
        var rest = 5;

        Assert.Throws<FormatException>(() => typed.Set(ref n, out rest));

        Assert.That((n, rest), Is.EqualTo((2, 5)));
    }

    [Test]
    public void A_facade_is_no_different()
    {
        var typed = Remote.As<ISetter>((object)_x);
        var n = 1;
        var text = "old";

        Assert.Throws<FormatException>(() => typed.SetThenThrow(ref n, ref text));

        Assert.That((n, text), Is.EqualTo((2, "new")));
    }

    [Test]
    public void A_view_and_a_third_peer_are_no_different()
    {
        var (owner, holder) = NewConnection();
        dynamic relayed = Held((object)_x, owner, holder);
        dynamic viewed = Held(Remote.View(_assigner));
        var (n, m) = (1, 1);
        var text = "old";
        object self = viewed;

        Assert.Throws<FormatException>(() => relayed.SetThenThrow(ref n, ref text));
        Assert.Throws<FormatException>(() => viewed.SetThenThrow(ref m, ref text));
        Assert.Throws<FormatException>(() => viewed.SelfThenThrow(ref self));

        Assert.That((n, m), Is.EqualTo((2, 2)));
        Assert.That(self, Is.SameAs((object)viewed));
    }

    [Test]
    public void A_call_behind_steps_is_no_different()
    {
        dynamic ax = Remote.Async(_x);
        var n = 1;
        var text = "old";
        ax.Number = 5;

        Assert.Throws<FormatException>(() => _x.SetThenThrow(ref n, ref text));

        Assert.That((n, text), Is.EqualTo((2, "new")));
    }

    [Test]
    public void What_cannot_cross_does_not_keep_the_exception_from_coming()
    {
        object o = 1;

        Assert.That(() => _x.SetUncrossableThenThrow(ref o), Throws.TypeOf<FormatException>().With.Message.EqualTo("thrown"));
        Assert.That(o, Is.EqualTo(1));
    }

    [Test]
    public void A_method_that_was_got_is_no_different()
    {
        dynamic method = _x.SetThenThrow;
        var n = 1;
        var text = "old";

        Assert.Throws<FormatException>(() => method(ref n, ref text));

        Assert.That((n, text), Is.EqualTo((2, "new")));
    }

    /// <summary>Like <see cref="Assigner"/>, which does not implement it.</summary>
    public interface ISetter
    {
        void SetThenThrow(ref int n, ref string text);
    }
}
