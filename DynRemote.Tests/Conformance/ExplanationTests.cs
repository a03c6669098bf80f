using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance;

/// <summary>A connection tells which line of the program made which round trips.</summary>
public sealed class ExplanationTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private sealed record Item(string Name, int Price);

    private static List<Item> Items => [.. Enumerable.Range(1, 10).Select(i => new Item($"item {i}", i))];

    [Test]
    public void A_line_is_charged_with_all_that_is_done_in_it()
    {
        dynamic list = Held(Items);
        using var explanation = Holder.Explain();

        var sum = 0;
        foreach (var item in list)
            sum += item.Price;

        var line = explanation.Lines.Single(cost => cost.Operations.Any(operation => operation is { Key: "get Price", Value: 10 }));
        Assert.Multiple(() =>
        {
            Assert.That(sum, Is.EqualTo(55));
            Assert.That(line.RoundTrips, Is.EqualTo(10));
            Assert.That(line.File, Does.EndWith("ExplanationTests.cs"));
            Assert.That(line.Member, Is.EqualTo($"ExplanationTests`1.{nameof(A_line_is_charged_with_all_that_is_done_in_it)}"));
            Assert.That(line.Advice, Does.Contain("Remote.Query"));
        });
    }

    [Test]
    public void All_lines_together_are_the_round_trips_of_the_statistics()
    {
        dynamic list = Held(Items);
        using var explanation = Holder.Explain();

        var trips = RoundTripsOf(() =>
        {
            list.RemoveAt(0);
            _ = list[0].Name + list[1].Name;
            _ = (int)list.Count;
        });

        Assert.That(explanation.Lines.Sum(line => line.RoundTrips), Is.EqualTo(trips));
    }

    [Test]
    public void The_most_expensive_line_comes_first()
    {
        dynamic list = Held(Items);
        using var explanation = Holder.Explain();

        list.RemoveAt(0);
        for (var i = 0; i < 3; i++)
            list.RemoveAt(0);

        Assert.That(explanation.Lines.Select(line => line.RoundTrips), Is.EqualTo(new[] { 3, 1 }));
    }

    [Test]
    public void An_explanation_prints_as_a_table_with_advice()
    {
        dynamic list = Held(Items);
        using var explanation = Holder.Explain();

        for (var i = 0; i < 10; i++)
            list.Reverse();

        var rows = explanation.ToString().Split(Environment.NewLine);
        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Length.EqualTo(3));
            Assert.That(rows[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[] { "round", "trips", "waited", "line" }));
            Assert.That(rows[1], Does.Match(@"^ +10 .* ms  ExplanationTests\.cs:\d+ \(.*\): call Reverse 10 times$"));
            Assert.That(rows[2], Does.Contain("A loop over 'call Reverse'"));
        });
    }

    [Test]
    public void Once_it_is_closed_nothing_is_added()
    {
        dynamic list = Held(Items);
        var explanation = Holder.Explain();
        explanation.Dispose();

        list.Clear();

        Assert.That(explanation.ToString(), Is.EqualTo("No round trips."));
    }

    [Test]
    public async Task An_awaited_task_is_charged_to_the_line_that_awaits_it()
    {
        dynamic task = Held(Task.FromResult(7));
        using var explanation = Holder.Explain();

        int result = await task;

        Assert.That(result, Is.EqualTo(7));
        // The line is charged when the answer comes, which may be a moment after the awaiter has gone on.
        Assert.That(() => explanation.Lines.SelectMany(line => line.Operations).Select(operation => operation.Key), Is.EqualTo(new[] { "await" }).After(10_000, 10));
    }

    [Test]
    public void A_call_that_fails_has_cost_its_round_trip_too()
    {
        dynamic list = Held(Items);
        using var explanation = Holder.Explain();

        Assert.That(() => list.RemoveAt(99), Throws.TypeOf<ArgumentOutOfRangeException>());

        Assert.That(explanation.Lines.Single().RoundTrips, Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_done_through_the_async_view_a_plan_or_a_query_is_charged_as_the_statistics_count_it()
    {
        dynamic list = Held(Items);
        dynamic later = Remote.Async(list);
        var before = Holder.Statistics.RoundTrips;
        using var explanation = Holder.Explain();

        int price = await later[3].Price;
        dynamic first = later[0].Price;
        dynamic second = later[1].Price;
        await first;
        await second;
        dynamic early = later[2].Price;
        while (!((object)early).ToString()!.Contains("has become", StringComparison.Ordinal))
            await Task.Yield();
        int there = await early;
        int sum = Remote.Run(() => list[0].Price + list[1].Price);
        int count = Remote.Query(() => list).Where(item => item.Price > 3).Count();
        _ = later.Clear();
        await Holder.FlushAsync();

        Assert.That((price, there, sum, count), Is.EqualTo((4, 3, 3, 7)));
        Assert.That(explanation.Lines.Sum(line => line.RoundTrips), Is.EqualTo(Holder.Statistics.RoundTrips - before), explanation.ToString());
        Assert.That(
            explanation.Lines.SelectMany(line => line.Operations).GroupBy(operation => operation.Key).ToDictionary(same => same.Key, same => same.Sum(operation => operation.Value)),
            Is.EquivalentTo(new Dictionary<string, int> { ["await"] = 3, ["run a plan"] = 2, ["flush"] = 1 }));
        Assert.That(explanation.Lines.Select(line => line.Member), Is.All.EndsWith($".{nameof(What_is_done_through_the_async_view_a_plan_or_a_query_is_charged_as_the_statistics_count_it)}"));
    }

    [Test]
    public void A_line_in_a_lambda_of_a_lambda_is_told_by_the_method_that_was_written()
    {
        dynamic list = Held(Items);
        using var explanation = Holder.Explain();

        ((Action)(() => ((Action)(() => list.Clear()))()))();

        Assert.That(explanation.Lines.Single().Member, Does.EndWith($".{nameof(A_line_in_a_lambda_of_a_lambda_is_told_by_the_method_that_was_written)}"));
    }
}
