using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>The framework's own abstractions for work that goes on cross as references, and work on the far side as what they are.</summary>
public sealed class AbstractionTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Plant _plant = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldAPlant() => _x = Held(_plant = new Plant());

    [Test]
    public async Task A_token_cancels_what_runs_at_the_owner()
    {
        using var source = new CancellationTokenSource();
        Task<string> waiting = _x.WaitAsync(source.Token);
        await _plant.Waiting.Task.WaitAsync(Limit);

        await source.CancelAsync();

        Assert.That(async () => await waiting.WaitAsync(Limit), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_token_tells_its_state()
    {
        using var source = new CancellationTokenSource();
        Assert.That((bool)_x.IsCanceled(source.Token), Is.False);
        Assert.That((bool)_x.CanBeCanceled(source.Token), Is.True);
        Assert.That((bool)_x.CanBeCanceled(), Is.False);
        Assert.That((bool)_x.CanBeCanceled(CancellationToken.None), Is.False);

        await source.CancelAsync();

        Assert.That((bool)_x.IsCanceled(source.Token), Is.True);
    }

    [Test]
    public async Task A_token_of_the_owners_cancels_here()
    {
        CancellationToken token = _x.AlarmToken;
        var heard = new TaskCompletionSource();
        using var registration = token.Register(heard.SetResult);

        await _plant.Alarm.CancelAsync();

        await heard.Task.WaitAsync(Limit);
        Assert.That(token.IsCancellationRequested, Is.True);
    }

    [Test]
    public void A_token_that_is_passed_with_every_call_is_one_reference_and_is_asked_once()
    {
        using var source = new CancellationTokenSource();
        _ = _x.IsCanceled(source.Token);
        var (exports, messages) = (Holder.Statistics.Exports, Holder.Statistics.MessagesReceived);

        for (var i = 0; i < 100; i++)
            _ = _x.IsCanceled(source.Token);

        Assert.That(Holder.Statistics.Exports, Is.EqualTo(exports));
        Assert.That(Holder.Statistics.MessagesReceived - messages, Is.EqualTo(100));
    }

    [Test]
    public async Task Canceling_after_the_peer_has_gone_disturbs_nobody()
    {
        using var source = new CancellationTokenSource();
        _ = _x.IsCanceled(source.Token);

        Owner.Close();
        await Holder.Completion.WaitAsync(Limit);

        Assert.That(source.Cancel, Throws.Nothing);
    }

    [Test]
    public void A_stream_comes_home_as_itself()
    {
        using var mine = new MemoryStream();
        var slot = new Slot();
        dynamic x = Held(slot);

        x.Value = mine;
        Stream atTheOwner = (dynamic)slot.Value!;
        slot.Value = atTheOwner;

        Assert.That(atTheOwner, Is.Not.SameAs(mine));
        Assert.That((object)x.Value, Is.SameAs(mine));
    }

    [TestCase(nameof(Stream.Read))]
    [TestCase(nameof(Stream.Write))]
    [TestCase(nameof(CancellationToken.Register))]
    public void Streams_and_tokens_are_touched_through_the_gate_only(string refused)
    {
        var (owner, holder) = NewConnection(new RemoteOptions { Policy = AccessPolicy.Custom(request => request.Name != refused) });
        using var source = new CancellationTokenSource();
        dynamic x = Held(new Slot(), owner, holder);
        using var memory = new MemoryStream([1, 2]);

        Stream stream = Held(memory, owner, holder);
        dynamic token = Held(source.Token, owner, holder);

        Assert.That(
            Assert.Throws<RemoteAccessException>(() =>
            {
                _ = stream.ReadByte();
                stream.WriteByte(1);
                CancellationToken converted = token;
                _ = converted;
            }).Message,
            Does.Contain(refused));
        Assert.That((int)x.Echo(1), Is.EqualTo(1));
    }

    [Test]
    public void A_large_stream_goes_over_in_parts()
    {
        var content = new byte[1_000_000];
        new Random(1).NextBytes(content);
        using var target = new MemoryStream();

        using (Stream stream = _x.Open(content))
            stream.CopyTo(target);

        Assert.That(target.ToArray(), Is.EqualTo(content));
    }

    [Test]
    public void Progress_is_reported_here()
    {
        var progress = new Collector<int>();

        _x.Work(3, progress);

        Assert.That(progress.Items, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void A_stream_of_ours_is_read_and_written_by_the_owner()
    {
        using var content = new MemoryStream([1, 2, 3]);
        using var target = new MemoryStream();

        Assert.That((int)_x.ReadAll(content), Is.EqualTo(6));
        _x.WriteTo(target, "text");

        Assert.That(System.Text.Encoding.UTF8.GetString(target.ToArray()), Is.EqualTo("text"));
    }

    [Test]
    public async Task A_stream_of_the_owners_is_a_stream_here()
    {
        using Stream stream = _x.Open(new byte[] { 1, 2, 3, 4 });
        using var copy = new MemoryStream();

        Assert.That(stream.ReadByte(), Is.EqualTo(1));
        await stream.CopyToAsync(copy).WaitAsync(Limit);

        Assert.That(copy.ToArray(), Is.EqualTo(new byte[] { 2, 3, 4 }));
        Assert.That(stream.Length, Is.EqualTo(4));
        stream.Position = 1;
        Assert.That(stream.ReadByte(), Is.EqualTo(2));
    }

    [Test]
    public async Task An_asynchronous_sequence_of_the_owners_is_walked_with_await_foreach()
    {
        var seen = new List<int>();

        await foreach (var number in (IAsyncEnumerable<int>)_x.CountAsync(5))
            seen.Add(number);

        Assert.That(seen, Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
    }

    [Test]
    public async Task An_asynchronous_sequence_of_ours_is_walked_by_the_owner() =>
        Assert.That((int)await _x.SumAsync(new Plant().CountAsync(5)), Is.EqualTo(10));

    [Test]
    public void An_observable_of_the_owners_tells_an_observer_of_ours()
    {
        var broadcast = new Broadcast();
        var collector = new Collector<string>();
        dynamic x = Held(broadcast);

        using (IDisposable subscription = x.Subscribe(collector))
            broadcast.Send("one");
        broadcast.Send("two");

        Assert.That(collector.Items, Is.EqualTo(new[] { "one" }));
        Assert.That(broadcast.Count, Is.Zero);
    }

    [Test]
    public void Observables_and_observers_of_ours_meet_at_the_owner()
    {
        var broadcast = new Broadcast();
        var collector = new Collector<string>();

        IDisposable subscription = _x.Observe(broadcast, collector);
        broadcast.Send("one");
        subscription.Dispose();
        broadcast.Send("two");

        Assert.That(collector.Items, Is.EqualTo(new[] { "one" }));
    }

    [Test]
    public void Collections_of_ours_are_what_the_owners_parameters_ask_for()
    {
        var producer = new Producer();

        Assert.That((int)_x.First(producer.Endless()), Is.Zero);
        Assert.That((int)_x.SumOf(new List<int> { 1, 2 }), Is.EqualTo(3));
        Assert.That((int)_x.SumOf(new[] { 1, 2 }), Is.EqualTo(3));
        Assert.That((int)_x.Lookup(new Dictionary<string, int> { ["a"] = 5 }, "a"), Is.EqualTo(5));
        Assert.That((int)_x.Lookup(new Dictionary<string, int> { ["a"] = 5 }, "b"), Is.EqualTo(-1));
        Assert.That((string)_x.Compare(1, 2), Is.EqualTo("less"));
    }

    [Test]
    public async Task An_asynchronous_resource_is_closed_either_way()
    {
        var mine = new AsyncResource();
        var owners = new AsyncResource();

        await _x.CloseAsync(mine);
        await using (IAsyncDisposable held = Held(owners))
            Assert.That(owners.IsDisposed, Is.False);

        Assert.That(mine.IsDisposed, Is.True);
        Assert.That(owners.IsDisposed, Is.True);
    }
}
