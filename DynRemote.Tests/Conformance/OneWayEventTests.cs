using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance;

/// <summary><see cref="RemoteOptions.OneWayEvents"/>: who raises an event does not wait for the peer's handlers, unless they have something to give back.</summary>
public sealed class OneWayEventTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Siren _siren = null!;
    private dynamic _x = null!;

    protected override RemoteOptions OwnerOptions => new() { OneWayEvents = true };

    [SetUp]
    public void HoldASiren() => _x = Held(_siren = new Siren());

    [Test]
    public void Who_raises_does_not_wait_for_a_handler_that_returns_nothing()
    {
        using var gate = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        _x.Wailed += (EventHandler)((_, _) =>
        {
            gate.Wait(Limit);
            done.Set();
        });

        _siren.Wail();

        Assert.That(done.IsSet, Is.False);
        gate.Set();
        Assert.That(done.Wait(Limit), Is.True);
    }

    [Test]
    public void Handlers_are_called_in_the_order_in_which_events_were_raised()
    {
        var heard = new List<int>();
        using var done = new CountdownEvent(500);
        _x.Counted += (Action<int>)(number =>
        {
            heard.Add(number);
            done.Signal();
        });

        for (var i = 0; i < 500; i++)
            _siren.Count(i);

        Assert.That(done.Wait(Limit), Is.True);
        Assert.That(heard, Is.EqualTo(Enumerable.Range(0, 500)));
    }

    [Test]
    public void Sender_and_arguments_are_alive_in_the_handler()
    {
        var pitch = 0;
        using var done = new ManualResetEventSlim();
        _x.Wailed += (Action<dynamic, object>)((sender, _) =>
        {
            pitch = sender.Pitch;
            done.Set();
        });

        _siren.Wail();

        Assert.That(done.Wait(Limit), Is.True);
        Assert.That(pitch, Is.EqualTo(440));
    }

    [Test]
    public void A_handler_that_returns_something_or_changes_an_argument_is_waited_for()
    {
        _x.Asked += (Func<int, int>)(number => number * 2);
        _x.Tuned += (Siren.Tune)((ref int pitch) => pitch += 1);

        Assert.That((_siren.Ask(4), _siren.TuneFrom(440)), Is.EqualTo((8, 441)));
    }

    [Test]
    public void What_a_handler_throws_is_told_by_a_flush_of_the_side_that_has_raised()
    {
        _x.Counted += (Action<int>)(number => throw new FormatException($"no {number}"));

        _siren.Count(3);

        Assert.That(
            async () => await Owner.FlushAsync(),
            Throws.TypeOf<AggregateException>().With.InnerException.TypeOf<FormatException>().And.InnerException.Message.EqualTo("no 3"));
    }

    [Test]
    public async Task A_handler_that_was_removed_is_not_called_any_more()
    {
        var heard = 0;
        Action<int> handler = _ => heard++;
        _x.Counted += handler;
        _siren.Count(1);
        await Owner.FlushAsync();

        _x.Counted -= handler;
        _siren.Count(2);
        await Owner.FlushAsync();

        Assert.That(heard, Is.EqualTo(1));
    }

    [Test]
    public void Who_raises_does_not_notice_that_a_subscriber_has_died()
    {
        _x.Counted += (Action<int>)(_ => { });

        Holder.Close();

        Assert.That(() => _siren.Count(1), Throws.Nothing);
        Assert.That(() => _siren.Subscribers, Is.Zero.After(10_000, 20));
    }

    [Test]
    public void A_delegate_that_is_no_handler_is_waited_for()
    {
        var isDone = false;

        _x.Do((Action)(() => isDone = true));

        Assert.That(isDone, Is.True);
    }

    public sealed class Siren
    {
        public delegate void Tune(ref int pitch);

        public event EventHandler? Wailed;

        public event Action<int>? Counted;

        public event Func<int, int>? Asked;

        public event Tune? Tuned;

        public int Pitch => 440;

        public int Subscribers => Counted?.GetInvocationList().Length ?? 0;

        public void Wail() => Wailed?.Invoke(this, EventArgs.Empty);

        public void Count(int number) => Counted?.Invoke(number);

        public int Ask(int number) => Asked?.Invoke(number) ?? -1;

        public int TuneFrom(int pitch)
        {
            Tuned?.Invoke(ref pitch);
            return pitch;
        }

        public void Do(Action action) => action();
    }
}
