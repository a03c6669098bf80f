using System.Diagnostics;
using DynRemote.Plans;
using DynRemote.Tests.Faults;

namespace DynRemote.Tests.Plans;

/// <summary>A plan that asks for too much costs its caller an error, and its owner no more than the limits say; the connection lives on.</summary>
internal sealed class BudgetTests
{
    private static readonly RemoteLimits Limits = new()
    {
        MaxPlanWork = 200_000,
        MaxPlanElements = 10_000,
        MaxPlanText = 1_000_000,
        MaxStringLength = 300_000,
        MaxElements = 50_000,
    };

    private readonly Shop _shop = new();
    private Pair _pair = null!;

    [SetUp]
    public void Connect()
    {
        _shop.Items.Clear();
        _shop.Items.AddRange(Enumerable.Range(0, 300).Select(static i => new Item { Name = $"n{i}", Price = i }));
        _pair = Pair.Open(Wire.Memory, _shop, new RemoteOptions { Limits = Limits });
    }

    [TearDown]
    public void Disconnect() => _pair.Dispose();

    private static IEnumerable<TestCaseData> Excesses()
    {
        yield return Case("a cross join of three", nameof(RemoteLimits.MaxPlanWork), x => (
            from a in Remote.Query(() => x.Items) from b in Remote.Query(() => x.Items) from c in Remote.Query(() => x.Items) where a.Price > c.Price select b.Price).Count());
        yield return Case("a sequence without an end", nameof(RemoteLimits.MaxPlanWork), x => Remote.Query(() => x.Endless()).Count(n => n < 0));
        yield return Case("an order of a sequence without an end", nameof(RemoteLimits.MaxPlanElements), x => Remote.Query(() => x.Endless()).OrderBy(n => -n).First());
        yield return Case("groups of a sequence without an end", nameof(RemoteLimits.MaxPlanElements), x => Remote.Query(() => x.Endless()).GroupBy(n => n).ToList());
        yield return Case("different elements without an end", nameof(RemoteLimits.MaxPlanElements), x => Remote.Query(() => x.Endless()).Distinct().Last());
        yield return Case("a sum without an end", nameof(RemoteLimits.MaxPlanElements), x => Remote.Query(() => x.Endless()).Sum());
        yield return Case("the order of a cross join", nameof(RemoteLimits.MaxPlanElements), x => (
            from a in Remote.Query(() => x.Items) from b in Remote.Query(() => x.Items) orderby a.Price + b.Price select a.Price).First());
        yield return Case("a row with everything in it", nameof(RemoteLimits.MaxElements), x => Remote.Run(() => new { All = from a in Remote.Query(() => x.Items) from b in Remote.Query(() => x.Items) select b.Price }));
        yield return Case("a text that grows", nameof(RemoteLimits.MaxStringLength), x => Remote.Query(() => x.Items).Aggregate("ab", (text, i) => text + text).Length);
        yield return Case("a text of any width", nameof(RemoteLimits.MaxStringLength), x => Remote.Run(() => x.Items[0].Name.PadLeft(2_000_000_000).Length));
        yield return Case("wide holes", nameof(RemoteLimits.MaxPlanText), x => Remote.Run(() => Remote.Str($"{x.Number,32000}{x.Number,32000}{x.Number,32000}{x.Number,32000}{x.Number,32000}{x.Number,32000}{x.Number,32000}{x.Number,32000}{x.Number,32000}{x.Number,32000}").Length));
        yield return Case("a number of any number of digits", nameof(RemoteLimits.MaxStringLength), x => Remote.Run(() => Remote.Str($"{x.Number:D900000000}").Length));
        yield return Case("texts of one letter", nameof(RemoteLimits.MaxPlanText), x => Remote.Query(() => x.Items).Count(i => "".PadLeft(1000).Length + i.Name.PadLeft(50_000).Split(' ').Length > 0));
        yield return Case("a function that is called too often", nameof(RemoteLimits.MaxPlanWork), x => Remote.Query(() => x.Items).Count(i => x.Items.Exists(Remote.Fn(j => x.Items.Exists(Remote.Fn(k => k.Price < 0))))));

        static TestCaseData Case(string name, string limit, Func<dynamic, object?> code) => new TestCaseData(code, limit).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Excesses))]
    public void What_is_too_much_is_an_error_that_names_the_limit(Func<dynamic, object?> code, string limit)
    {
        dynamic x = _pair.Root;
        var failure = Limited.Run(() => Assert.Throws<RemoteException>(() => code(x)))!;
        Assert.That(failure.Message, Does.Contain(limit));
        Assert.That((int)x.Number, Is.EqualTo(3), "the connection lives on");
        Assert.That((int)Remote.Query(() => x.Items).Count(i => i.Price > 290), Is.EqualTo(9), "and so does the owner");
    }

    [Test]
    public void The_owners_own_list_is_sorted_whatever_its_length()
    {
        _shop.Items.AddRange(Enumerable.Range(0, 15_000).Select(static i => new Item { Price = -i }));
        dynamic x = _pair.Root;
        Assert.That((int)Remote.Query(() => x.Items).OrderBy(i => i.Price).First().Price, Is.EqualTo(-14_999));
    }

    [Test]
    public void A_plan_that_takes_too_long_is_ended()
    {
        using var pair = Pair.Open(Wire.Memory, _shop, new RemoteOptions { Limits = new RemoteLimits { MaxPlanTime = TimeSpan.FromMilliseconds(200), MaxPlanWork = long.MaxValue } });
        dynamic x = pair.Root;
        var failure = Limited.Run(() => Assert.Throws<RemoteException>(() => Remote.Query(() => x.Endless()).Count(n => n < 0)))!;
        Assert.That(failure.Message, Does.Contain(nameof(RemoteLimits.MaxPlanTime)));
        Assert.That((int)x.Number, Is.EqualTo(3));
    }

    [Test]
    public void Who_stops_waiting_for_a_plan_uses_the_connection_on()
    {
        dynamic x = _pair.Root;
        dynamic patient = Remote.With((object)x, TimeSpan.FromMilliseconds(100));
        Limited.Run(() => Assert.Throws<TimeoutException>(() => Remote.Run(() => patient.Wait())));
        Assert.That((int)x.Number, Is.EqualTo(3));
        _shop.Gate.Set();
    }

    [Test]
    public void A_plan_ends_with_its_connection()
    {
        using var pair = Pair.Open(Wire.Memory, _shop, new RemoteOptions { Limits = new RemoteLimits { MaxPlanWork = long.MaxValue } });
        dynamic x = pair.Root;
        var asking = Limited.Start(() => (object)Remote.Query(() => x.Endless()).Count(n => n < 0));
        Limited.Until(() => pair.Owner.Statistics.RequestsRunning == 1, "the plan runs");
        pair.Asker.Close();
        Assert.That(Limited.FailureOf(asking), Is.InstanceOf<ConnectionLostException>());
        Limited.Until(() => pair.Owner.Statistics.RequestsRunning == 0, "the plan has ended, too");
    }

    [Test]
    public void The_time_that_a_consumer_takes_does_not_count()
    {
        var limits = new RemoteLimits { MaxPlanTime = TimeSpan.FromTicks(1) };
        Assert.Throws<RemoteException>(() => Charge(new PlanBudget(limits, static () => false)));
        var budget = new PlanBudget(limits, static () => false);
        budget.Waited(since: Stopwatch.GetTimestamp() - (3600 * Stopwatch.Frequency));
        Assert.That(() => Charge(budget), Throws.Nothing, "it would be over by now, were the hour not the consumer's");

        static void Charge(PlanBudget budget)
        {
            for (var i = 0; i < 10_000; i++)
                budget.Charge();
        }
    }
}
