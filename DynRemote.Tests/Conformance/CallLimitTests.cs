using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance;

/// <summary><see cref="Remote.With"/>: calls that wait only so long.</summary>
public sealed class CallLimitTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Gate _gate = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldAGate() => _x = Held(_gate = new Gate());

    [TearDown]
    public void OpenTheGate() => _gate.Open.Set();

    [Test]
    public void A_call_that_is_not_answered_in_time_throws_and_the_connection_lives_on()
    {
        var limited = Remote.With(_x, TimeSpan.FromMilliseconds(50));

        Assert.That(() => limited.Pass(), Throws.TypeOf<TimeoutException>());
        Assert.That((int)_x.Count, Is.Zero);
    }

    [Test]
    public void A_call_that_is_answered_in_time_gives_its_answer()
    {
        _gate.Open.Set();

        Assert.That((int)Remote.With(_x, TimeSpan.FromSeconds(20)).Pass(), Is.EqualTo(1));
    }

    [Test]
    public void Cancelling_the_token_ends_the_wait()
    {
        using var cancellation = new CancellationTokenSource();
        var limited = Remote.With(_x, token: cancellation.Token);
        _gate.Entered += cancellation.Cancel;

        Assert.That(() => limited.Pass(), Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancellation.Token));
    }

    [Test]
    public void A_callback_runs_within_a_limited_call()
    {
        _gate.Open.Set();
        var thread = 0;

        Remote.With(_x, TimeSpan.FromSeconds(20)).Tell((Action)(() => thread = Environment.CurrentManagedThreadId));

        Assert.That(thread, Is.EqualTo(Environment.CurrentManagedThreadId));
    }

    [Test]
    public void The_limited_reference_is_the_same_reference()
    {
        object limited = Remote.With(_x, TimeSpan.FromSeconds(20));

        Assert.That(Remote.IsRemote(limited), Is.True);
        Assert.That(limited, Is.EqualTo((object)_x));
        Assert.That((bool)_x.IsMe(limited), Is.True);
        Assert.That((bool)(_x == (dynamic)limited), Is.True);
    }

    [Test]
    public void An_awaited_task_can_be_limited_too()
    {
        dynamic never = Remote.With(_x.Never, TimeSpan.FromMilliseconds(50));

        Assert.That(async () => await never, Throws.TypeOf<TimeoutException>());
    }

    [Test]
    public void The_task_that_a_limited_call_gives_is_waited_for_only_so_long()
    {
        dynamic limited = Remote.With(_x, TimeSpan.FromMilliseconds(50));

        Assert.That(async () => await limited.GiveNever(), Throws.TypeOf<TimeoutException>());
        Assert.That(async () => await (Task)limited.GiveNever(), Throws.TypeOf<TimeoutException>());
        Assert.That(() => limited.GiveNever().Wait(), Throws.TypeOf<TimeoutException>());
    }

    [Test]
    public async Task Promises_of_a_limited_reference_are_waited_for_only_so_long()
    {
        dynamic limited = Remote.Async(Remote.With(_x, TimeSpan.FromMilliseconds(50)));
        using var cancellation = new CancellationTokenSource();
        dynamic cancelable = Remote.Async(Remote.With(_x, token: cancellation.Token));

        Assert.That(async () => await limited.GiveNever(), Throws.TypeOf<TimeoutException>());
        Assert.That(async () => await (Task)limited.GiveNever(), Throws.TypeOf<TimeoutException>());
        Assert.That((int)await limited.Count, Is.Zero);
        var waiting = (Task)cancelable.GiveNever();
        await cancellation.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void What_is_no_reference_cannot_be_limited() => Assert.That(() => Remote.With("text"), Throws.ArgumentException);

    public sealed class Gate
    {
        public event Action? Entered;

        public ManualResetEventSlim Open { get; } = new();

        public int Count { get; private set; }

        public Task GiveNever() => Never;

        public Task Never { get; } = new TaskCompletionSource().Task;

        public int Pass()
        {
            Entered?.Invoke();
            Open.Wait(Limit);
            return ++Count;
        }

        public void Tell(Action action) => action();

        public bool IsMe(object? candidate) => ReferenceEquals(candidate, this);
    }
}
