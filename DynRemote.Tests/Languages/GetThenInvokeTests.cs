using DynRemote.Tests.Conformance;
using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Languages;

/// <summary>Script engines never call a member: they get it, and invoke what they have got. That works for members of every kind.</summary>
public sealed class GetThenInvokeTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Bench _bench = null!;
    private object _x = null!;

    protected override RemoteOptions OwnerOptions => new() { Policy = AccessPolicy.Full };

    [SetUp]
    public void HoldABench()
    {
        _bench = new Bench();
        _x = Held(_bench);
    }

    [Test]
    public void A_method() => Assert.That(Script.GetAndCall(_x, "Double", 21), Is.EqualTo(42));

    [Test]
    public void An_overloaded_method_is_chosen_when_it_is_called()
    {
        var say = Script.Get(_x, "Say")!;

        Assert.That(new[] { Script.Call(say, 1), Script.Call(say, "a"), Script.Call(say, 1, "a") }, Is.EqualTo(new[] { "int", "string", "both" }));
    }

    [Test]
    public void A_method_with_named_and_omitted_arguments() =>
        Assert.That(Script.CallNamed(Script.Get(_x, "Join")!, ["right", "left"], "b", "a"), Is.EqualTo("a-b"));

    [Test]
    public void A_generic_method_infers_its_type_arguments() => Assert.That(Script.GetAndCall(_x, "Twice", "a"), Is.EqualTo(("a", "a")));

    [Test]
    public void A_property_that_holds_a_delegate() => Assert.That(Script.GetAndCall(_x, "Triple", 14), Is.EqualTo(42));

    [Test]
    public void A_field_that_holds_a_delegate() => Assert.That(Script.GetAndCall(_x, "Quadruple", 10), Is.EqualTo(40));

    [Test]
    public void A_property_of_a_value() => Assert.That(Script.Get(_x, "Name"), Is.EqualTo("bench"));

    [Test]
    public void An_event_is_got_and_added_to()
    {
        var seen = new List<int>();

        Script.Set(_x, "Counted", Script.Add(Script.Get(_x, "Counted")!, new Action<int>(seen.Add)));
        _bench.Count(3);

        Assert.That(seen, Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public void An_indexer() => Assert.That(Script.Index(_x, 2, "b"), Is.EqualTo("2b"));

    [Test]
    public void An_extension_method_of_sequences()
    {
        var numbers = Script.Get(_x, "Numbers")!;
        var even = Script.GetAndCall(numbers, "Where", new Func<int, bool>(n => n % 2 == 0))!;

        Assert.That(Script.GetAndCall(even, "Sum"), Is.EqualTo(6));
    }

    [Test]
    public void A_static_method_and_a_constructor_through_a_type()
    {
        var type = Script.Get(_x, "Type")!;

        Assert.That(Script.GetAndCall(type, "Parse", "7"), Is.EqualTo(7));
        Assert.That(Script.Get(Script.Create(type)!, "Name"), Is.EqualTo("bench"));
        Assert.That(Script.Get(Script.Call(type)!, "Name"), Is.EqualTo("bench"));
    }

    [Test]
    public void A_method_that_was_got_needs_no_round_trip_to_be_got_again()
    {
        Script.Get(_x, "Double");

        Assert.That(RoundTripsOf(() => Script.GetAndCall(_x, "Double", 1)), Is.EqualTo(1));
    }

    [Test]
    public void A_member_that_is_not_there_is_the_languages_own_value()
    {
        Assert.That(Script.Get(_x, "Nowhere"), Is.SameAs(Script.Undefined));
    }

    [Test]
    public void A_call_or_a_set_of_what_is_not_there_is_the_languages_own_error()
    {
        Assert.That(() => Script.CallMember(_x, "Nowhere", false, 1), Throws.TypeOf<ScriptException>().With.Message.EqualTo("no member Nowhere"));
        Assert.That(() => Script.Set(_x, "Nowhere", 1), Throws.TypeOf<ScriptException>().With.Message.EqualTo("cannot set Nowhere"));
    }

    [Test]
    public void What_is_there_and_fails_is_not_taken_for_missing()
    {
        Assert.That(() => Script.Get(_x, "Broken"), Throws.TypeOf<InvalidOperationException>().With.Message.EqualTo("broken"));
        Assert.That(
            () => Script.GetAndCall(_x, "Double", "x"),
            Throws.TypeOf<Microsoft.CSharp.RuntimeBinder.RuntimeBinderException>().With.Message.Contains("invalid arguments"));
    }

    [Test]
    public void The_members_names_are_listed_for_the_engine()
    {
        var names = ((System.Dynamic.IDynamicMetaObjectProvider)_x).GetMetaObject(System.Linq.Expressions.Expression.Constant(_x)).GetDynamicMemberNames();

        Assert.That(names, Is.SupersetOf(new[] { "Double", "Say", "Join", "Twice", "Triple", "Quadruple", "Name", "Counted", "Numbers" }));
    }

#pragma warning disable CA1822, CA1051, CA1000 // The kinds of members are the topic.
    public sealed class Bench
    {
        public Func<int, int> Quadruple = n => 4 * n;

        public event Action<int>? Counted;

        public Func<int, int> Triple { get; } = n => 3 * n;

        public string Name => "bench";

        public int Broken => throw new InvalidOperationException("broken");

        public List<int> Numbers { get; } = [1, 2, 3, 4];

        public Type Type => typeof(Bench);

        public string this[int row, string column] => row + column;

        public static int Parse(string text) => int.Parse(text);

        public int Double(int n) => 2 * n;

        public string Say(int number) => "int";

        public string Say(string text) => "string";

        public string Say(int number, string text) => "both";

        public string Join(string left, string right, string between = "-") => left + between + right;

        public (T First, T Second) Twice<T>(T value) => (value, value);

        public void Count(int number) => Counted?.Invoke(number);
    }
#pragma warning restore CA1822, CA1051, CA1000
}
