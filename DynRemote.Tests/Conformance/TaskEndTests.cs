using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>A task that was converted ends as the owner's: with all of its exceptions, canceled or faulted as that is.</summary>
public sealed class TaskEndTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Endings _endings = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldEndings() => _x = Held(_endings = new Endings());

    [TestCase(nameof(Endings.BothFailAsync))]
    [TestCase(nameof(Endings.FailsAsync))]
    [TestCase(nameof(Endings.FaultedByCancellation))]
    [TestCase(nameof(Endings.FaultedByCancellationAndMore))]
    [TestCase(nameof(Endings.CanceledAsync))]
    [TestCase(nameof(Endings.CanceledBySource))]
    [TestCase(nameof(Endings.CanceledWithMessageAsync))]
    [TestCase(nameof(Endings.Succeeds))]
    public async Task A_converted_task_ends_as_the_task_itself(string method)
    {
        Func<Task<int>> remote = Delegate(method);
        var expected = await EndOf((Task<int>)typeof(Endings).GetMethod(method)!.Invoke(_endings, null)!);

        Task typed = remote();
        Task plain = PlainOf(remote);
        Task untyped = Task.WhenAll(remote(), remote());

        Assert.That(await EndOf(typed), Is.EqualTo(expected));
        Assert.That(await EndOf(plain), Is.EqualTo(expected));
        await ((Task)untyped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.That(untyped.Status, Is.EqualTo(typed.Status));

        Func<Task<int>> Delegate(string name) => name switch
        {
            nameof(Endings.BothFailAsync) => () => _x.BothFailAsync(),
            nameof(Endings.FailsAsync) => () => _x.FailsAsync(),
            nameof(Endings.FaultedByCancellation) => () => _x.FaultedByCancellation(),
            nameof(Endings.FaultedByCancellationAndMore) => () => _x.FaultedByCancellationAndMore(),
            nameof(Endings.CanceledAsync) => () => _x.CanceledAsync(),
            nameof(Endings.CanceledBySource) => () => _x.CanceledBySource(),
            nameof(Endings.CanceledWithMessageAsync) => () => _x.CanceledWithMessageAsync(),
            _ => () => _x.Succeeds(),
        };

        static Task PlainOf(Func<Task<int>> remote) => remote();
    }

    [Test]
    public async Task A_task_without_a_result_has_all_exceptions_too()
    {
        Task task = _x.AllFailAsync(3);

        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        Assert.That(task.Exception!.InnerExceptions.Select(error => error.Message), Is.EqualTo(new[] { "0", "1", "2" }));
        Assert.That(task.Exception.Message, Is.EqualTo((await FailedAsync(_endings.AllFailAsync(3))).Exception!.Message));
        Assert.That(task.Exception.InnerExceptions[2].StackTrace, Does.Contain(nameof(Endings)));
    }

    [Test]
    public async Task Await_throws_the_first_exception()
    {
        Task task = _x.AllFailAsync(3);

        Assert.That((await Assert.ThrowsAsync<FormatException>(() => task))!.Message, Is.EqualTo("0"));
        Assert.That((await Assert.ThrowsAsync<FormatException>(async () => await _x.AllFailAsync(3)))!.Message, Is.EqualTo("0"));
        Assert.That(() => task.Wait(), Throws.TypeOf<AggregateException>().With.Property("InnerExceptions").Count.EqualTo(3));
    }

    [Test]
    public async Task Of_very_many_exceptions_most_arrive_and_a_last_one_says_that_there_were_more()
    {
        Task task = _x.AllFailAsync(1000);

        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        Assert.That(task.Exception!.InnerExceptions.Count, Is.InRange(100, 200));
        Assert.That(task.Exception.InnerExceptions[0].Message, Is.EqualTo("0"));
        Assert.That(task.Exception.InnerExceptions[^1].Message, Does.Contain("left out"));
    }

    [Test]
    public async Task A_task_of_a_callback_ends_at_the_owner_as_it_ends_here()
    {
        Assert.That((string)await _x.EndOfAsync((Func<Task>)(() => _endings.AllFailAsync(3))), Is.EqualTo("Faulted FormatException 0, FormatException 1, FormatException 2"));
        Assert.That((string)await _x.EndOfAsync((Func<Task>)(() => _endings.CanceledAsync())), Is.EqualTo("Canceled OperationCanceledException The operation was canceled."));
        Assert.That((string)await _x.EndOfAsync((Func<Task>)(() => _endings.FaultedByCancellation())), Is.EqualTo("Faulted OperationCanceledException faulted"));
        Assert.That((string)await _x.EndOfAsync((Func<Task>)(() => _endings.CanceledBySource())), Is.EqualTo("Canceled TaskCanceledException A task was canceled."));
    }

    [Test]
    public async Task A_task_of_a_promise_ends_as_the_task_itself()
    {
        dynamic ax = Remote.Async(_x);
        Task plain = ax.AllFailAsync(3);
        Task<int> typed = ax.BothFailAsync();
        Task<int> canceled = ax.CanceledAsync();
        Task<int> faulted = ax.FaultedByCancellation();

        Assert.That(await EndOf(plain), Is.EqualTo(await EndOf(_endings.AllFailAsync(3))));
        Assert.That(await EndOf(typed), Is.EqualTo(await EndOf(_endings.BothFailAsync())));
        Assert.That(await EndOf(canceled), Is.EqualTo(await EndOf(_endings.CanceledAsync())));
        Assert.That(await EndOf(faulted), Is.EqualTo(await EndOf(_endings.FaultedByCancellation())));
    }

    [Test]
    public async Task A_task_ends_so_within_limits_through_views_and_through_third_peers()
    {
        var expected = await EndOf(_endings.AllFailAsync(3));
        Task limited = Remote.With(_x, timeout: Limit).AllFailAsync(3);
        Task viewed = Held(Remote.View(_endings)).AllFailAsync(3);
        var (owner, holder) = NewConnection();
        Task relayed = Held((object)_x, owner, holder).AllFailAsync(3);

        Assert.That(await EndOf(limited), Is.EqualTo(expected));
        Assert.That(await EndOf(viewed), Is.EqualTo(expected));
        Assert.That(await EndOf(relayed), Is.EqualTo(expected));
    }

    private static Task<string> EndOf(Task task) => Endings.EndOf(task);

    private static async Task<Task> FailedAsync(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task;
    }
}
