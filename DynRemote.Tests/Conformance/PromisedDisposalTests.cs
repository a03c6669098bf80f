using DynRemote.Tests.Conformance.Channels;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Conformance;

/// <summary><c>await using</c> over a promise: the owner knows in which way its object is disposed of, so nobody waits to learn it.</summary>
public sealed class PromisedDisposalTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Workshop _workshop = null!;

    [SetUp]
    public void Begin() => _workshop = new Workshop();

    [Test]
    public async Task What_can_be_disposed_of_asynchronously_is_and_its_end_is_waited_for_in_one_round_trip()
    {
        dynamic ax = Remote.Async(Held(_workshop));
        var before = Holder.Statistics.RoundTrips;

        await using (ax.Lend())
            ax.Note("used");

        Assert.That(_workshop.Log, Is.EqualTo((string[])["lent", "used", "begun", "ended"]));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public async Task What_can_only_be_disposed_of_at_once_is_in_one_round_trip()
    {
        dynamic ax = Remote.Async(Held(_workshop));
        var before = Holder.Statistics.RoundTrips;

        await using (ax.Open())
            ax.Note("used");

        Assert.That(_workshop.Log, Is.EqualTo((string[])["opened", "used", "disposed"]));
        Assert.That(Holder.Statistics.RoundTrips - before, Is.EqualTo(1));
    }

    [Test]
    public async Task Null_is_nothing_to_dispose_of_whether_it_has_come_or_not()
    {
        dynamic ax = Remote.Async(Held(_workshop));

        await using (ax.Nothing)
            ax.Note("used");
        await using (var known = ax.Nothing)
            Assert.That((object?)await known, Is.Null);

        Assert.That(_workshop.Log, Is.EqualTo((string[])["used"]));
    }

    [Test]
    public async Task What_has_come_before_it_is_disposed_of_is_disposed_of_all_the_same()
    {
        dynamic ax = Remote.Async(Held(_workshop));

        await using (var lent = ax.Lend())
            Assert.That(Remote.IsRemote(await lent), Is.True);

        Assert.That(_workshop.Log, Is.EqualTo((string[])["lent", "begun", "ended"]));
    }

    [Test]
    public async Task An_object_of_the_callers_own_that_comes_home_is_disposed_of_here()
    {
        dynamic ax = Remote.Async(Held(_workshop));
        var own = new Workshop();

        await using (ax.GiveBack(own.Lend())) { }

        Assert.That(own.Log, Is.EqualTo((string[])["lent", "begun", "ended"]));
    }

    [Test]
    public void What_cannot_be_disposed_of_is_refused_as_the_compiler_would()
    {
        dynamic ax = Remote.Async(Held(_workshop));

        Assert.That(Use, Throws.InstanceOf<RuntimeBinderException>().With.Message.StartsWith("Cannot implicitly convert type 'DynRemote.Tests"));

        async Task Use()
        {
            await using (ax.Itself) { }
        }
    }

    [Test]
    public void What_has_failed_is_not_disposed_of_and_says_why()
    {
        dynamic ax = Remote.Async(Held(_workshop));

        Assert.That(Use, Throws.InvalidOperationException.With.Message.EqualTo("closed today"));
        Assert.That(() => FailingDisposal(), Throws.InvalidOperationException.With.Message.EqualTo("jammed"));

        async Task Use()
        {
            await using (ax.Refuse()) { }
        }

        async Task FailingDisposal()
        {
            await using (ax.Jammed()) { }
        }
    }

    [Test]
    public async Task Through_a_view_the_view_is_asked_for_the_way_that_it_will_be()
    {
        var lent = new Workshop();
        var open = Remote.View(lent.Lend()).Allow(nameof(IAsyncDisposable.DisposeAsync));
        var closed = Remote.View(lent.Lend()).Allow(nameof(ToString));
        dynamic ax = Remote.Async(Held(new object[] { open, closed }));

        await using (ax[0]) { }

        Assert.That(lent.Log, Is.EqualTo((string[])["lent", "lent", "begun", "ended"]));
        Assert.That(UseClosed, Throws.InstanceOf<RemoteAccessException>().With.Message.Contains("DisposeAsync"));

        async Task UseClosed()
        {
            await using (ax[1]) { }
        }
    }

    public sealed class Workshop
    {
        public List<string> Log { get; } = [];

        public object? Nothing => null;

        public Workshop Itself => this;

        public void Note(string what) => Log.Add(what);

        public object Lend()
        {
            Note("lent");
            return new Tool(this);
        }

        public object Open()
        {
            Note("opened");
            return new Door(this);
        }

        public object GiveBack(object it) => it;

        public object Refuse() => throw new InvalidOperationException("closed today");

        public object Jammed() => new Jam();
    }

    public sealed class Tool(Workshop workshop) : IAsyncDisposable, IDisposable
    {
        public async ValueTask DisposeAsync()
        {
            workshop.Note("begun");
            await Task.Yield();
            workshop.Note("ended");
        }

        public void Dispose() => workshop.Note("disposed of at once");
    }

    public sealed class Door(Workshop workshop) : IDisposable
    {
        public void Dispose() => workshop.Note("disposed");
    }

    public sealed class Jam : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => throw new InvalidOperationException("jammed");
    }
}
