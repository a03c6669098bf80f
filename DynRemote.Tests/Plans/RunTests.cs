using DynRemote.Tests.Conformance;
using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Plans;

/// <summary><see cref="Remote.Run"/>: a lambda is done by the owner, in one round trip, and means what it means in C#.</summary>
public sealed class RunTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private readonly Shop _shop = new();

    [SetUp]
    public void Clear()
    {
        _shop.Log.Clear();
        (_shop.Number, _shop.Items[0].Price) = (3, 4);
    }

    [Test]
    public void A_chain_of_members_calls_indexers_and_operators_is_one_round_trip()
    {
        dynamic x = Held(_shop);
        var trips = RoundTripsOf(() => Assert.That(
            (int)Remote.Run(() => x.Items[0].Price + (x.Items[1].Stock * 10) - x.Counted(x.Number)), Is.EqualTo(4 + 10 - 3)));
        Assert.That(trips, Is.EqualTo(1));
        Assert.That(_shop.Log, Is.EqualTo(new[] { "3" }));
    }

    [Test]
    public void An_assignment_has_the_value_that_the_member_has_taken()
    {
        var shop = new Scale();
        dynamic here = shop;
        dynamic there = Held(shop);
        Assert.That((object)Remote.Run(() => there.Weight = 1), Is.EqualTo((object)(here.Weight = 1)).And.TypeOf<double>());
        Assert.That((object)Remote.Run(() => there[0] = 2), Is.EqualTo((object)(here[0] = 2)).And.TypeOf<double>());
        Assert.That(shop.Weight, Is.EqualTo(2.0));
    }

    [Test]
    public void Overloads_are_chosen_by_the_static_types_that_CSharp_knows()
    {
        dynamic here = new Chooser();
        dynamic there = Held(here);
        const string? none = null;
        object boxed = "text";
        IEnumerable<int> sequence = new List<int> { 1 };
        Assert.That((string)Remote.Run(() => there.Of(none)), Is.EqualTo((string)here.Of(none)).And.EqualTo("string"));
        Assert.That((string)Remote.Run(() => there.Of(boxed)), Is.EqualTo((string)here.Of(boxed)).And.EqualTo("object"));
        Assert.That((string)Remote.Run(() => there.Of(sequence)), Is.EqualTo((string)here.Of(sequence)).And.EqualTo("sequence"));
        Assert.That((string)Remote.Run(() => there.Of("text")), Is.EqualTo("string"));
        Assert.That((string)Remote.Run(() => there[boxed]), Is.EqualTo((string)here[boxed]).And.EqualTo("object"));
    }

    [Test]
    public async Task A_plan_is_awaited()
    {
        dynamic x = Held(_shop);
        int sum = await Remote.RunAsync(() => x.Items[0].Price + 1 + x.Number);
        Assert.That(sum, Is.EqualTo(8));
    }

    [Test]
    public async Task A_plan_that_ends_in_a_task_is_awaited_as_a_whole_in_one_round_trip()
    {
        dynamic x = Held(new Later());
        var before = Holder.Statistics.RoundTrips;
        string text = await Remote.RunAsync(() => x.Self.Soon("a" + x.Self.Letter));
        Assert.That(text, Is.EqualTo("ab"));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
        Assert.That(async () => await Remote.RunAsync(() => x.Self.Fails()), Throws.TypeOf<InvalidOperationException>().With.Message.EqualTo("late"));
        Assert.That((object?)await Remote.RunAsync(() => x.Self.Nothing()), Is.Null);
    }

    [Test]
    public void A_right_side_that_decides_nothing_is_not_evaluated()
    {
        dynamic x = Held(_shop);
        Assert.That((bool)Remote.Run(() => x.None != null && x.None.Price > 3), Is.False);
        Assert.That((bool)Remote.Run(() => x.None == null || x.None.Price > 3), Is.True);
        Assert.That((bool)Remote.Run(() => x.Yes && !(x.Number == 4) && (x.Number == 9 || x.Items.Count == 4)), Is.True);
        Assert.That((bool)Remote.Run(() => x.Yes || x.Counted(1) > 0), Is.True);
        Assert.That((bool)Remote.Run(() => !x.Yes && x.Counted(1) > 0), Is.False);
        Assert.That(_shop.Log, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_bool_of_this_side_stands_on_either_side_of_a_logical_operator(bool flag)
    {
        dynamic x = Held(_shop);
        Assert.That((bool)Remote.Run(() => flag && x.Yes), Is.EqualTo(flag));
        Assert.That((bool)Remote.Run(() => flag || x.None != null), Is.EqualTo(flag));
        Assert.That((bool)Remote.Run(() => x.Yes && flag), Is.EqualTo(flag));
        Assert.That((int)Remote.Run(() => 10 - x.Number), Is.EqualTo(7));
    }

    [Test]
    public void Results_are_values_references_and_what_the_program_makes_of_them()
    {
        dynamic x = Held(_shop);
        var trips = RoundTripsOf(() =>
        {
            var row = Remote.Run(() => new { x.Number, First = x.Items[0], Both = (x.Items[1].Name, 7), All = new[] { x.Yes, x.Number } });
            Assert.That((int)row.Number, Is.EqualTo(3));
            Assert.That(Remote.IsRemote(row.First), Is.True);
            Assert.That((string)row.Both.Item1, Is.EqualTo("apple"));
            Assert.That((int)row.Both.Item2, Is.EqualTo(7));
            Assert.That((object[])row.All, Is.EqualTo(new object[] { true, 3 }));
        });
        Assert.That(trips, Is.EqualTo(1));
        Assert.That((object)Remote.Run(() => x.Items[0]), Is.SameAs((object)x.Items[0]));
        Assert.That((object?)Remote.Run(() => x.None), Is.Null);
    }

    [Test]
    public void Captured_objects_of_this_side_go_as_in_any_call()
    {
        dynamic x = Held(_shop);
        var mine = new List<int> { 1, 2 };
        var factor = 5;
        Assert.That((object)Remote.Run(() => x.Echo(mine)), Is.SameAs(mine));
        Assert.That((int)Remote.Run(() => x.Number * factor), Is.EqualTo(15));
        Assert.That((int)Remote.Run(() => x.Echo((Func<int, int>)(n => n + 1))(x.Number)), Is.EqualTo(4));
        Assert.That(((object, object))Remote.Run(() => x.Echo((x.Number, x.Yes))), Is.EqualTo(((object)3, (object)true)));
    }

    [Test]
    public void Members_and_elements_are_set_in_order()
    {
        dynamic x = Held(_shop);
        Remote.Run(() =>
        {
            x.Number = x.Number + 1;
            x.Number += 10;
            x.Items[0].Price = x.Number;
            x.Note("done");
            return null;
        });
        Assert.That((_shop.Number, _shop.Items[0].Price, _shop.Log[0]), Is.EqualTo((14, 14, "done")));
    }

    [Test]
    public void Conversions_choices_and_texts_are_made_by_the_owner()
    {
        dynamic x = Held(_shop);
        Assert.That((object)Remote.Run(() => Remote.Cast<long>(x.Number)), Is.EqualTo(3L).And.TypeOf<long>());
        Assert.That((int)Remote.Run(() => Remote.If(x.None != null, x.None.Price, 8)), Is.EqualTo(8));
        Assert.That((int)Remote.Run(() => Remote.If(x.Yes, x.Items[2].Price, x.None.Price)), Is.EqualTo(2));
        Assert.That((int)Remote.Run(() => Remote.If(() => x.None == null, () => 1, () => x.None.Price)), Is.EqualTo(1));
        Assert.That((string)Remote.Run(() => Remote.Str($"{x.Number,5:D2}|{x.Items[0].Name,-6}|{{{x.None}}}")), Is.EqualTo("   03|pear  |{}"));
        Assert.That((string)Remote.Str($"{1}{"a"}"), Is.EqualTo("1a"));
    }

    [Test]
    public void A_plan_without_anything_of_the_peers_is_done_here()
    {
        dynamic x = Held(_shop);
        var trips = RoundTripsOf(() =>
        {
            Assert.That((object)Remote.Run(() => 5), Is.EqualTo(5));
            Assert.That((object)Remote.Run(() => (1, "a")), Is.EqualTo((1, "a")));
            Assert.That((int)Remote.Run(() => new { A = Remote.Cast<int>(2.5) }).A, Is.EqualTo(2));
            Assert.That((string)Remote.Run(() => Remote.Str($"{1:D2}")), Is.EqualTo("01"));
            Assert.That((int)Remote.Run(() => Remote.If(true, 1, 2)), Is.EqualTo(1));
            Assert.That((int)Remote.Run(() => Remote.If(() => false, () => 1, () => 2)), Is.EqualTo(2));
            Assert.That((int)Remote.Run(() => Remote.Query(new[] { 1, 2, 3 }).Where(i => i > 1).Count()), Is.EqualTo(2));
        });
        Assert.That(trips, Is.Zero);
        Assert.That((int)Remote.Run(() => Remote.If(false, x.Fail(), x.Number)), Is.EqualTo(3), "what is not chosen is not done, even if this side knows the choice");
    }

    [Test]
    public void A_value_made_before_a_choice_is_known_outside_of_it()
    {
        dynamic x = Held(_shop);
        var result = Remote.Run(() =>
        {
            var yes = x.Yes;
            var item = x.Items[0];
            return Remote.If(yes, item.Price, 0) + item.Stock;
        });
        Assert.That((int)result, Is.EqualTo(6));
    }

    [Test]
    public void A_failing_step_throws_what_it_throws_alone_and_is_named()
    {
        dynamic x = Held(_shop);
        var failure = Assert.Throws<FormatException>(() => Remote.Run(() => x.Number + x.Fail()));
        Assert.That(failure.Message, Is.EqualTo("broken"));
        Assert.That(failure.Data["DynRemote.FailedStep"], Is.EqualTo("call Fail"));
        var direct = Assert.Catch(() => _ = x.None.Price);
        var planned = Assert.Catch(() => Remote.Run(() => x.None.Price));
        Assert.That((planned.GetType(), planned.Message), Is.EqualTo((direct.GetType(), direct.Message)));
    }

    [Test]
    public void A_plan_that_was_sent_is_named_afterwards_and_sent_again_when_it_is_forgotten()
    {
        var (owner, holder) = NewConnection(new RemoteOptions { Limits = new RemoteLimits { MaxPlans = 1 } });
        dynamic x = Held(_shop, owner, holder);
        for (var i = 0; i < 3; i++)
        {
            Assert.That((int)Remote.Run(() => x.Number + i), Is.EqualTo(3 + i));
            Assert.That((bool)Remote.Run(() => x.Number == 3 && x.Yes), Is.True);
        }
    }

    [Test]
    public async Task Calls_without_an_answer_are_done_in_order()
    {
        dynamic x = Held(_shop);
        var trips = RoundTripsOf(() =>
        {
            for (var i = 0; i < 5; i++)
                Remote.Send(() => x.Note(Remote.Str($"{i}")));
            Remote.Send(() =>
            {
                x.Note("last");
                x.Number = 9;
            });
        });
        Assert.That(trips, Is.Zero);
        await Holder.FlushAsync().WaitAsync(Limit);
        Assert.That(_shop.Log, Is.EqualTo(new[] { "0", "1", "2", "3", "4", "last" }));
        Assert.That(_shop.Number, Is.EqualTo(9));
        Remote.Send(() => x.Fail());
        var failures = (await Assert.ThrowsAsync<AggregateException>(() => Holder.FlushAsync().WaitAsync(Limit)))!;
        Assert.That(failures.InnerExceptions[0], Is.TypeOf<FormatException>());
    }

    [Test]
    public async Task A_call_without_an_answer_is_one_message()
    {
        var run = new SemaphoreSlim(0);
        dynamic x = Held(run);
        await Call();
        var before = Holder.Statistics;
        for (var calls = 1; calls <= 3; calls++)
        {
            await Call();
            var after = Holder.Statistics;
            Assert.That(
                (after.MessagesSent - before.MessagesSent, after.MessagesReceived - before.MessagesReceived, after.RoundTrips - before.RoundTrips),
                Is.EqualTo(((long)calls, 0L, 0L)));
        }

        async Task Call()
        {
            Remote.Send(() => x.Release());
            Assert.That(await run.WaitAsync(Limit), Is.True);
        }
    }

    private sealed class Later
    {
        public Later Self => this;

        public string Letter { get; } = "b";

        public async Task<string> Soon(string text)
        {
            await Task.Yield();
            return text;
        }

        public async Task Fails()
        {
            await Task.Yield();
            throw new InvalidOperationException("late");
        }

        public async ValueTask Nothing() => await Task.Yield();
    }

    public sealed class Chooser
    {
        public string this[object key] => "object";

        public string this[string key] => "string";

        public string Of(object? value) => "object";

        public string Of(string? value) => "string";

        public string Of(IEnumerable<int> value) => "sequence";

        public string Of(List<int> value) => "list";
    }

    public sealed class Scale
    {
        public double Weight { get; set; }

        public double this[int place]
        {
            get => Weight + place;
            set => Weight = value - place;
        }
    }
}
