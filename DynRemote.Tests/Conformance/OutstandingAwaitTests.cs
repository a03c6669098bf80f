using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>Waiting costs memory and no threads, however much is waited for; tasks cross in both directions as what they are.</summary>
public sealed class OutstandingAwaitTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private const int Count = 2_000;

    private Kitchen _kitchen = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldAKitchen() => _x = Held(_kitchen = new Kitchen());

    [Test]
    public async Task Thousands_of_tasks_of_the_owners_are_awaited_without_threads()
    {
        var threads = ThreadCount();
        var waiting = Enumerable.Range(0, Count).Select(_ => WaitAsync()).ToList();

        Assert.That(ThreadCount() - threads, Is.LessThan(50));
        Assert.That(waiting.TrueForAll(task => !task.IsCompleted), Is.True);
        _kitchen.Oven.SetResult(3);

        Assert.That((await Task.WhenAll(waiting).WaitAsync(Limit)).Sum(), Is.EqualTo(3 * Count));

        async Task<int> WaitAsync() => await _x.Baked;
    }

    [Test]
    public async Task Thousands_of_tasks_of_ours_are_awaited_by_the_owner_without_threads()
    {
        var mine = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var threads = ThreadCount();
        var waiting = Enumerable.Range(0, Count).Select(_ => (Task<int>)_x.AwaitAsync(mine.Task)).ToList();

        Assert.That(ThreadCount() - threads, Is.LessThan(50));
        mine.SetResult(3);

        Assert.That((await Task.WhenAll(waiting).WaitAsync(Limit)).Sum(), Is.EqualTo(4 * Count));
    }

    [Test]
    public void A_fault_or_cancelation_of_our_task_is_that_of_the_owners()
    {
        Assert.That(async () => await _x.AwaitAsync(Task.FromException<int>(new FormatException("mine"))), Throws.TypeOf<FormatException>().With.Message.EqualTo("mine"));
        Task<int> canceled = _x.AwaitAsync(Task.FromCanceled<int>(new CancellationToken(true)));
        Assert.That(async () => await canceled.WaitAsync(Limit), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(canceled.IsCanceled, Is.True);
    }

    [Test]
    public async Task A_source_of_a_task_is_completed_from_afar()
    {
        dynamic source = Held(_kitchen.Oven);
        var waiting = _kitchen.Baked;

        source.SetResult(5);

        Assert.That(await waiting.WaitAsync(Limit), Is.EqualTo(5));
        Assert.That((bool)source.TrySetResult(6), Is.False);
        Assert.That((int)await source.Task, Is.EqualTo(5));
    }

    [Test]
    public async Task A_task_comes_home_as_itself()
    {
        var slot = new Slot { Value = _kitchen.Baked };
        var theirs = slot.Value;
        dynamic x = Held(slot);

        Task<int> task = x.Value;
        x.Value = task;
        _kitchen.Oven.SetResult(1);

        Assert.That(slot.Value, Is.SameAs(theirs));
        Assert.That(await task.WaitAsync(Limit), Is.EqualTo(1));
        Assert.That((int)_x.Baked.Result, Is.EqualTo(1));
        Assert.That((bool)_x.Baked.IsCompleted, Is.True);
    }

    [Test]
    public async Task The_results_of_tasks_become_what_the_typed_task_promises()
    {
        Task<long> wider = Held(Task.FromResult(5));
        Task<IEnumerable<int>> sequence = Held(Task.FromResult(new List<int> { 1, 2 }));
        Task<int[]> copied = Held(Task.FromResult(new List<int> { 1, 2 }));
        ValueTask plain = Held(Task.CompletedTask);
        Task<object> loose = Held(Task.FromResult(new Slot()));

        Assert.That(await wider, Is.EqualTo(5));
        Assert.That((await sequence).Sum(), Is.EqualTo(3));
        Assert.That(await copied, Is.EqualTo(new[] { 1, 2 }));
        await plain;
        Assert.That(Remote.IsRemote(await loose), Is.True);
    }

    private static int ThreadCount()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.Threads.Count;
    }
}
