using DynRemote.Tests.Conformance;
using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Plans;

/// <summary>Promises in recorded lambdas: each is the value that it will be, and costs no round trip of its own.</summary>
public sealed class PromiseInPlanTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private readonly Shop _shop = new();

    [Test]
    public async Task A_promise_is_an_operand_an_argument_and_a_target()
    {
        dynamic x = Held(_shop);
        var ax = Remote.Async(x);
        Assert.That(RoundTripsOf(() => Assert.That((int)Remote.Run(() => ax.Items[1].Price + x.Number), Is.EqualTo(8))), Is.EqualTo(1));
        dynamic price = ax.Items[1].Price;
        dynamic items = ax.Items;
        Assert.That(
            RoundTripsOf(() => Assert.That((int)Remote.Run(() => x.Number + price + (price * items.Count) + x.Counted(price)), Is.EqualTo(3 + 5 + 20 + 5))), Is.EqualTo(1));
        Assert.That(await price, Is.EqualTo(5));
        Assert.That((int)Remote.Run(() => x.Number + price), Is.EqualTo(8), "also when its value is there");
        Assert.That((object)await items, Is.SameAs((object)x.Items));
        Assert.That((int)await Remote.RunAsync(() => items.Count + x.Number), Is.EqualTo(7));
    }

    [Test]
    public async Task A_query_is_over_a_promise_and_uses_others()
    {
        dynamic ax = Remote.Async(Held(_shop));
        Assert.That(
            RoundTripsOf(() =>
            {
                var names = Remote.Query((object)ax.Items).Where(i => i.Price > ax.Items[0].Price).OrderBy(i => i.Name).Select(i => i.Name).ToList();
                Assert.That(names, Is.EqualTo(new object[] { "apple", "date" }));
            }),
            Is.EqualTo(1));
        Assert.That(await Remote.Query(() => ax.Items).CountAsync(i => i.Stock > 1), Is.EqualTo(2));
    }

    [Test]
    public async Task What_is_sent_without_an_answer_uses_a_promise()
    {
        dynamic x = Held(_shop);
        dynamic name = Remote.Async(x).Items[2].Name;
        Remote.Send(() => x.Note(name));
        await Holder.FlushAsync().WaitAsync(Limit);
        Assert.That(_shop.Log, Does.Contain("fig"));
    }

    [Test]
    public void A_broken_promise_breaks_the_plan()
    {
        dynamic x = Held(_shop);
        dynamic broken = Remote.Async(x).Fail();
        Assert.That(() => Remote.Run(() => x.Counted(broken)), Throws.TypeOf<FormatException>());
    }

    [Test]
    public async Task A_function_that_the_owner_keeps_takes_the_value_of_a_promise_and_refuses_one_without()
    {
        dynamic x = Held(_shop);
        dynamic items = x.Items;
        dynamic limit = Remote.Async(x).Wait();
        Assert.That(() => items.Exists(Remote.Fn(i => i.Price > limit)), Throws.TypeOf<RemotePlanException>().With.Message.Contains("Await the promise first"));
        _shop.Gate.Set();
        await limit;
        Assert.That((int)items.FindIndex(Remote.Fn(i => i.Stock <= limit)), Is.EqualTo(1));
    }

    [Test]
    public void What_needs_the_value_of_a_promise_at_once_is_refused()
    {
        dynamic ax = Remote.Async(Held(_shop));
        Assert.That(() => Remote.Run(() => ax.Yes ? 1 : 2), Throws.TypeOf<RemotePlanException>().With.Message.Contains("Remote.If"));
        Assert.That(() => Remote.Run(() => { int number = ax.Number; return number; }), Throws.TypeOf<RemotePlanException>().With.Message.Contains("Remote.Cast"));
        Assert.That(() => Remote.Run(() => ax.Number.GetAwaiter()), Throws.TypeOf<RemotePlanException>().With.Message.Contains("await"));
    }
}
