using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>A piece of code is held to so many round trips.</summary>
public sealed class BudgetTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void What_stays_within_its_budget_runs_as_ever()
    {
        dynamic list = Held(new List<int> { 1, 2, 3 });

        int sum;
        using (Remote.Budget(Holder, 3))
            sum = list[0] + list[1] + list[2];

        Assert.That(sum, Is.EqualTo(6));
    }

    [Test]
    public void The_operation_that_exceeds_a_budget_throws_and_sends_nothing()
    {
        var target = new List<int>();
        dynamic list = Held(target);

        using (Remote.Budget(Holder, 1))
        {
            list.Add(1);
            var sent = Holder.Statistics.MessagesSent;
            Assert.Throws<RemoteBudgetException>(() => list.Add(2));
            Assert.That(Holder.Statistics.MessagesSent, Is.EqualTo(sent));
        }

        Assert.That(target, Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void The_exception_names_the_line_and_the_operation()
    {
        dynamic list = Held(new List<int>());

        using (Remote.Budget(Holder, 0))
        {
            Assert.That(() => list.Clear(), Throws.TypeOf<RemoteBudgetException>().With.Message.Contains("BudgetTests.cs:").And.Message.Contains("call Clear")
                .And.Message.Contains(nameof(The_exception_names_the_line_and_the_operation)));
        }
    }

    [Test]
    public void What_costs_no_round_trip_costs_nothing()
    {
        dynamic list = Held(new List<int>());

        using (Remote.Budget(Holder, 0))
        {
            bool missing = list == null;
            Assert.That(missing, Is.False);
            Assert.That((object)list!.GetHashCode(), Is.InstanceOf<int>());
        }
    }

    [Test]
    public void After_its_end_a_budget_holds_nobody()
    {
        dynamic list = Held(new List<int>());
        using (Remote.Budget(Holder, 0))
        {
        }

        Assert.That((int)list.Count, Is.Zero);
    }

    [Test]
    public void Of_two_budgets_the_outer_one_counts_what_the_inner_one_allows()
    {
        dynamic list = Held(new List<int>());

        using (Remote.Budget(Holder, 1))
        {
            using (Remote.Budget(Holder, 5))
                list.Add(1);
            Assert.That(() => list.Add(2), Throws.TypeOf<RemoteBudgetException>());
        }
    }

    [Test]
    public async Task Other_code_on_the_same_connection_is_not_charged()
    {
        dynamic list = Held(new List<int>());
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var other = Count();

        using (Remote.Budget(Holder, 0))
        {
            begin.SetResult();
            Assert.That(await other, Is.Zero);
        }

        async Task<int> Count()
        {
            await begin.Task;
            return list.Count;
        }
    }

    [Test]
    public async Task A_budget_goes_along_across_await_and_into_tasks()
    {
        dynamic list = Held(new List<int>());

        using (Remote.Budget(Holder, 1))
        {
            await Task.Yield();
            list.Add(1);
            await Task.Run(() => Assert.That(() => list.Add(2), Throws.TypeOf<RemoteBudgetException>()));
        }
    }

    [Test]
    public void Another_connection_is_not_charged()
    {
        var (owner, holder) = NewConnection();
        dynamic list = Held(new List<int>(), owner, holder);

        using (Remote.Budget(Holder, 0))
            Assert.That((int)list.Count, Is.Zero);
    }

    [Test]
    public void Calling_and_awaiting_are_two_round_trips()
    {
        dynamic kitchen = Held(new Kitchen());

        using (Remote.Budget(Holder, 1))
            Assert.That(async () => await kitchen.CookAsync("soup"), Throws.TypeOf<RemoteBudgetException>());
    }

    [Test]
    public void A_negative_budget_is_refused() =>
        Assert.That(() => Remote.Budget(Holder, -1), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task A_promise_is_charged_when_it_is_awaited_whether_or_not_its_value_has_come_before()
    {
        dynamic list = Remote.Async(Held(new List<int> { 1, 2, 3 }));

        using (Remote.Budget(Holder, 1))
        {
            dynamic first = list[0];
            while (!((object)first).ToString()!.Contains("has become", StringComparison.Ordinal))
                await Task.Yield();
            Assert.That((int)await first, Is.EqualTo(1));
            Assert.That((int)await first, Is.EqualTo(1), "it has been paid for");
            Assert.That(async () => (int)await list[1], Throws.TypeOf<RemoteBudgetException>());
        }
    }
}
