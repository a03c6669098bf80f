using System.Collections;
using System.Globalization;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Conformance;

/// <summary>Methods that are held, delegates, and the handlers of events.</summary>
public sealed class DelegateTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Desk _desk = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldADesk() => _x = Held(_desk = new Desk());

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
    public void Overloads_that_differ_in_the_parameters_of_their_delegate_are_told_apart_by_those_of_ours()
    {
        dynamic words = Held(new List<string> { "a", "bc", "d" });
        dynamic desk = Held(new Overloaded());

        Assert.That(((IEnumerable)words.Where((Func<dynamic, bool>)(word => word.Length == 1))).Cast<string>(), Is.EqualTo(new[] { "a", "d" }));
        Assert.That(((IEnumerable)words.Where((Func<dynamic, int, bool>)((_, place) => place == 1))).Cast<string>(), Is.EqualTo(new[] { "bc" }));
        Assert.That(((IEnumerable)words.Select((Func<dynamic, int>)(word => word.Length))).Cast<int>(), Is.EqualTo(new[] { 1, 2, 1 }));
        Assert.That(((IEnumerable)words.Select((Func<string, object>)(word => word + "!"))).Cast<string>(), Is.EqualTo(new[] { "a!", "bc!", "d!" }));
        Assert.That((string)desk.Do((Action)(() => { })), Is.EqualTo("Action"));
        Assert.That((string)desk.Do((Action<int>)(_ => { })), Is.EqualTo("Action of int"));
        Assert.That((string)desk.Do((Func<int, int, int>)((a, b) => a + b)), Is.EqualTo("3"));
    }

    [Test]
    public void A_delegate_that_does_not_have_the_parameters_is_no_argument()
    {
        dynamic words = Held(new List<string> { "a" });

        Assert.That(() => words.ForEach((Action<int, int>)((_, _) => { })), Throws.InstanceOf<RuntimeBinderException>());
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

    private sealed class Overloaded
    {
        public string Do(Action action) => action is null ? "" : "Action";

        public string Do(Action<int> action) => action is null ? "" : "Action of int";

        public string Do(Func<int, int, int> add) => add(1, 2).ToString(CultureInfo.InvariantCulture);
    }
}
