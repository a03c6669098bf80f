namespace DynRemote.Tests.Promises;

/// <summary>Which rules keep calls in order where a promise becomes an object of the caller's own: all of them, and none is idle.</summary>
public sealed class FenceModelTests
{
    private const int Runs = 20_000;

    [Test]
    public void With_all_rules_no_call_overtakes_another()
    {
        Assert.That(Violations(FenceRules.All).Count, Is.Zero);
    }

    [TestCase(FenceRules.QueuedCallsFirst)]
    [TestCase(FenceRules.Fence)]
    [TestCase(FenceRules.Hold)]
    public void Without_one_of_the_rules_calls_overtake_others(FenceRules missing)
    {
        Assert.That(Violations(FenceRules.All & ~missing).Count, Is.GreaterThan(Runs / 100));
    }

    [Test]
    public void Without_any_rule_calls_overtake_others_most_of_the_time()
    {
        Assert.That(Violations(FenceRules.None).Count, Is.GreaterThan(Runs / 4));
    }

    [Test]
    public void The_last_rule_saves_fences_and_costs_no_order()
    {
        var (withIt, without) = (Violations(FenceRules.All), Violations(FenceRules.All & ~FenceRules.OnlyWhereNeeded));

        Assert.That((withIt.Count, without.Count), Is.EqualTo((0, 0)));
        Assert.That(without.Fences, Is.EqualTo(Runs), "each promise needs one");
        Assert.That(withIt.Fences, Is.LessThan(Runs));
    }

    private static (int Count, int Fences) Violations(FenceRules rules)
    {
        var random = new Random(4711);
        var (count, fences) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var model = new FenceModel(rules, random);
            if (!model.Run(random.Next(1, 8)))
                count++;
            fences += model.Fences;
        }
        return (count, fences);
    }
}
