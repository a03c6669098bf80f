using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>A remote task is awaited as a local one is, and holds no thread meanwhile.</summary>
public sealed class TaskTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Kitchen _kitchen = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldAKitchen() => _x = Held(_kitchen = new Kitchen());

    [Test]
    public async Task A_task_is_awaited_with_and_without_a_result()
    {
        string dish = await _x.CookAsync("soup");
        await _x.CleanAsync();
        int count = await _x.CountAsync(3);

        Assert.That(dish, Is.EqualTo("hot soup"));
        Assert.That(count, Is.EqualTo(3));
    }

    [Test]
    public async Task A_task_that_is_not_done_is_waited_for()
    {
        Task<int> waiting = _x.Baked;
        Assert.That(waiting.IsCompleted, Is.False);

        _kitchen.Oven.SetResult(220);

        Assert.That(await waiting.WaitAsync(Limit), Is.EqualTo(220));
        Assert.That((int)await _x.Baked, Is.EqualTo(220));
    }

    [Test]
    public async Task A_hundred_tasks_are_waited_for_at_once()
    {
        var waiting = Enumerable.Range(0, 100).Select(_ => (Task<int>)_x.Baked).ToList();

        _kitchen.Oven.SetResult(1);

        Assert.That((await Task.WhenAll(waiting).WaitAsync(Limit)).Sum(), Is.EqualTo(100));
    }

    [Test]
    public async Task A_fault_is_thrown_where_it_is_awaited()
    {
        var error = await Assert.ThrowsAsync<FormatException>(async () => await _x.BurnAsync());

        Assert.That(error!.Message, Is.EqualTo("burnt"));
        Assert.That(error.StackTrace, Does.Contain(nameof(Kitchen.BurnAsync)));
    }

    [Test]
    public void A_canceled_task_is_canceled_here()
    {
        Task<int> task = _x.CanceledAsync();

        Assert.That(async () => await task.WaitAsync(Limit), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(task.IsCanceled, Is.True);
    }

    [Test]
    public async Task A_result_that_is_an_object_is_a_reference()
    {
        var mine = new object();

        dynamic slot = await _x.SlotAsync(mine);

        Assert.That(Remote.IsRemote((object)slot), Is.True);
        Assert.That((object)slot.Value, Is.SameAs(mine));
    }

    [Test]
    public async Task Whatever_has_an_awaiter_can_be_awaited() => Assert.That((string)await _x.Custom(), Is.EqualTo("custom"));

    [Test]
    public async Task ConfigureAwait_and_ValueTask_are_what_they_are_locally()
    {
        string dish = await _x.CookAsync("stew").ConfigureAwait(false);
        ValueTask<int> count = _x.CountAsync(4);

        Assert.That(dish, Is.EqualTo("hot stew"));
        Assert.That(await count, Is.EqualTo(4));
    }

    [Test]
    public async Task Tasks_of_this_side_are_awaited_by_the_owner()
    {
        Assert.That((int)await _x.UseAsync((Func<int, Task<int>>)(async n => { await Task.Yield(); return n; })), Is.EqualTo(42));
        Assert.That((int)await _x.AwaitAsync(Task.FromResult(5)), Is.EqualTo(6));
    }

    [Test]
    public async Task What_is_awaited_when_the_connection_ends_fails()
    {
        Task<int> waiting = _x.Baked;

        Owner.Close();

        Assert.That(async () => await waiting.WaitAsync(Limit), Throws.TypeOf<ConnectionLostException>());
        await Holder.Completion.WaitAsync(Limit);
    }
}
