using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>Delegates of any type, in both directions: those of the owner are called here, and those of this side there by typed code.</summary>
public sealed class DelegateKindTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Switchboard _board = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldASwitchboard() => _x = Held(_board = new Switchboard());

    [Test]
    public void Ref_out_and_in_parameters_work_on_a_delegate_of_the_owners()
    {
        var value = 1;
        _x.Bumper(ref value);
        TryFind find = _x.Finder;
        Bump bump = _x.Bumper;
        Measure measure = _x.Measurer;

        Assert.That((bool)_x.Finder("12", out int found), Is.True);
        Assert.That(found, Is.EqualTo(12));
        Assert.That(find("13", out found), Is.True);
        Assert.That(found, Is.EqualTo(13));
        bump(ref value);
        Assert.That(value, Is.EqualTo(21));
        Assert.That(measure(7), Is.EqualTo(7));
    }

    [Test]
    public void Ref_out_and_in_parameters_work_on_a_delegate_of_ours()
    {
        Assert.That((string)_x.UseFinder((TryFind)((string key, out int value) => int.TryParse(key, out value))), Is.EqualTo("found 17"));
        Assert.That((int)_x.UseBumper((Bump)((ref int value) => value += 5)), Is.EqualTo(6));
        Assert.That((int)_x.UseMeasurer((Measure)((in int amount) => amount + 1)), Is.EqualTo(8));
    }

    [Test]
    public void Params_defaults_and_type_parameters_of_a_delegate_are_its_own()
    {
        Assert.That((string)_x.Joiner("-", "a", "b"), Is.EqualTo("a-b"));
        Assert.That((int)_x.Raiser(3), Is.EqualTo(9));
        Assert.That((string)_x.Chooser("b", "a"), Is.EqualTo("a"));
        Join join = _x.Joiner;
        Raised raise = _x.Raiser;
        Assert.That(join("+", "x", "y"), Is.EqualTo("x+y"));
        Assert.That(raise(4), Is.EqualTo(16));
        Assert.That((string)_x.UseJoiner((Join)((separator, parts) => string.Join(separator, parts))), Is.EqualTo("a-b"));
        Assert.That((int)_x.UseRaiser((Raised)((value, power) => value * power)), Is.EqualTo(6));
        Assert.That((string)_x.UseChooser((Choose<string>)((first, second) => second)), Is.EqualTo("a"));
    }

    [Test]
    public async Task Delegates_that_return_tasks_and_asynchronous_sequences_work_both_ways()
    {
        Func<int, Task<int>> doubler = _x.Doubler;
        Counting counting = _x.Counter;
        var seen = new List<int>();
        await foreach (var number in counting(3))
            seen.Add(number);
        var cleaned = 0;

        string used = await _x.UseTasks(
            (Func<Task>)(async () => { await Task.Yield(); cleaned++; }),
            (Func<int, ValueTask<int>>)(async n => { await Task.Yield(); return n + 1; }),
            (Func<ValueTask>)(() => { cleaned++; return ValueTask.CompletedTask; }));

        Assert.That(await doubler(21).WaitAsync(Limit), Is.EqualTo(42));
        Assert.That((int)await _x.Doubler(4), Is.EqualTo(8));
        Assert.That(seen, Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That((used, cleaned), Is.EqualTo(("5", 2)));
        Assert.That((int)await _x.UseCounting((Counting)(count => new Plant().CountAsync(count))), Is.EqualTo(10));
    }

    [Test]
    public void A_delegate_fits_any_delegate_type_of_a_fitting_signature()
    {
        Func<string, string, int> compare = string.CompareOrdinal;
        Func<int, bool> isEven = n => n % 2 == 0;

        Assert.That((string)_x.UseComparison(compare), Is.EqualTo("greater"));
        Assert.That((int)_x.UsePredicate(isEven), Is.EqualTo(2));
        Predicate<int> predicate = Held(isEven);
        Assert.That(predicate(4), Is.True);
        Func<int, object> wider = Held((Func<int, int>)(n => n + 1));
        Assert.That(wider(1), Is.EqualTo(2));
    }

    [Test]
    public void All_of_a_multicast_delegate_are_called_in_order_and_the_last_ones_result_is_the_result()
    {
        var calls = new List<string>();
        Func<int, int> all = n => { calls.Add("first"); return n; };
        all += n => { calls.Add("second"); return n * 10; };

        _x.Combine((Func<int, int>)(n => { calls.Add("zeroth"); return -1; }));
        _x.Combine(all);

        Assert.That(_board.Chain!(4), Is.EqualTo(40));
        Assert.That((int)_x.Chain(5), Is.EqualTo(50));
        Assert.That(calls, Is.EqualTo(new[] { "zeroth", "first", "second", "zeroth", "first", "second" }));
    }

    [Test]
    public void The_same_delegate_is_the_same_one_there_also_if_it_is_a_method_named_anew()
    {
        Func<int, int> mine = n => n;
        Func<int, int> twice = Twice;
        Func<int, int> again = Twice;

        Assert.That((int)_x.Keep(mine), Is.Zero);
        Assert.That((int)_x.Keep(mine), Is.Zero);
        Assert.That((int)_x.Keep(twice), Is.EqualTo(2));
        Assert.That((int)_x.Keep(again), Is.EqualTo(2));
        _x.Combine((Func<int, int>)Twice);
        _x.Uncombine((Func<int, int>)Twice);
        Assert.That(_board.Chain, Is.Null);
    }

    [Test]
    public void A_method_of_the_owners_is_the_same_handler_each_time_it_is_named()
    {
        var station = new Station();
        dynamic theirs = Held(new Slot());
        Func<object, object, bool> first = theirs.Equals;
        Func<object, object, bool> second = theirs.Equals;

        station.Told += (Action<int, string>)_x.Note;
        station.Told -= (Action<int, string>)_x.Note;

        Assert.That(first, Is.SameAs(second));
        Assert.That(station.ToldCount, Is.Zero);
    }

    [Test]
    public void A_parameter_of_type_Delegate_takes_ours_and_calls_it_late()
    {
        Assert.That(_x.Late((Func<int, int>)Twice, 21), Is.EqualTo(42));
        Assert.That((int)_x.CountOf((Action)(() => { })), Is.EqualTo(1));
    }

    [Test]
    public void A_delegate_of_the_owners_is_called_late_and_comes_home_as_itself()
    {
        Func<int, int> theirs = n => n + 1;
        var slot = new Slot { Value = theirs };
        dynamic x = Held(slot);

        Func<int, int> typed = x.Value;
        x.Value = typed;

        Assert.That((int)x.Value.DynamicInvoke(1), Is.EqualTo(2));
        Assert.That(typed.DynamicInvoke(2), Is.EqualTo(3));
        Assert.That(slot.Value, Is.SameAs(theirs));
    }

    [Test]
    public void The_type_arguments_of_a_generic_method_are_those_of_our_delegate()
    {
        Assert.That(Remote.Copy(_x.Map((Converter<int, string>)(n => $"<{n}>"))), Is.TypeOf<List<string>>().And.EqualTo(new[] { "<1>", "<2>" }));
    }

    [Test]
    public void An_exception_of_our_delegate_goes_through_the_owner_and_comes_back_as_itself()
    {
        var mine = new FormatException("mine");

        Assert.That(Assert.Throws<FormatException>(() => _x.UsePredicate((Predicate<int>)(_ => throw mine))), Is.SameAs(mine));
    }

    private static int Twice(int value) => 2 * value;
}
