using System.Runtime.CompilerServices;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>Streams and cancellation tokens, in whoever's hand.</summary>
public sealed class StreamAndTokenTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Scribe _scribe = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldAScribe() => _x = Held(_scribe = new Scribe());

    [Test]
    public async Task A_copy_asks_for_more_at_a_time_for_as_long_as_the_producer_fills_it()
    {
        var bytes = new byte[8_000_000];
        Random.Shared.NextBytes(bytes);
        Stream first = Held(new MemoryStream(bytes));
        Stream second = Held(new MemoryStream(bytes));
        var (there, later) = (new MemoryStream(), new MemoryStream());

        Assert.That(RoundTripsOf(() => first.CopyTo(there)), Is.LessThan(20));
        var before = Holder.Statistics.RoundTrips;
        await second.CopyToAsync(later);

        Assert.That(Holder.Statistics.RoundTrips - before, Is.LessThan(20));
        Assert.That(there.GetBuffer().AsSpan(0, (int)there.Length).SequenceEqual(bytes), Is.True);
        Assert.That(later.GetBuffer().AsSpan(0, (int)later.Length).SequenceEqual(bytes), Is.True);
    }

    [Test]
    public async Task Streams_of_ours_are_read_written_sought_and_cut_by_the_owner()
    {
        var content = new byte[300_000];
        new Random(2).NextBytes(content);
        using var from = new MemoryStream(content);
        using var to = new MemoryStream();
        using var source = new CancellationTokenSource();

        Assert.That((string)_x.Copy(from, to, CancellationToken.None), Is.EqualTo("300000 299999 299998"));
        from.Position = 0;
        to.SetLength(0);
        Assert.That((long)await _x.CopyAsync(from, to, source.Token), Is.EqualTo(300_000));

        Assert.That(to.ToArray(), Is.EqualTo(content));
    }

    [Test]
    public async Task A_stream_of_the_owners_does_all_that_streams_do()
    {
        using var theirs = new MemoryStream();
        Stream stream = Held(theirs);

        stream.Write([1, 2, 3], 0, 3);
        await stream.WriteAsync(new byte[] { 4, 5 });
        stream.WriteByte(6);
        await stream.FlushAsync();
        Assert.That(stream.Seek(-2, SeekOrigin.Current), Is.EqualTo(4));
        var buffer = new byte[5];
        Assert.That(await stream.ReadAsync(buffer.AsMemory(1)), Is.EqualTo(2));
        stream.SetLength(3);

        Assert.That(buffer, Is.EqualTo(new byte[] { 0, 5, 6, 0, 0 }));
        Assert.That(theirs.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That((stream.CanRead, stream.CanWrite, stream.CanSeek, stream.Length, stream.Position), Is.EqualTo((true, true, true, 3L, 3L)));
        using var copy = new MemoryStream();
        stream.Position = 0;
        await stream.CopyToAsync(copy);
        Assert.That(copy.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public async Task A_read_that_waits_at_the_owner_is_canceled()
    {
        using var silent = new SilentStream();
        using var source = new CancellationTokenSource();
        Stream stream = Held(silent);

        var reading = stream.ReadAsync(new byte[1], source.Token).AsTask();
        await silent.Asked.Task.WaitAsync(Limit);
        await source.CancelAsync();

        Assert.That(async () => await reading.WaitAsync(Limit), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_buffer_of_the_peers_is_filled()
    {
        var buffer = new byte[8];
        dynamic stream = Held(new MemoryStream([1, 2, 3]));

        Assert.That((int)stream.Read(buffer, 2, 5), Is.EqualTo(3));

        Assert.That(buffer, Is.EqualTo(new byte[] { 0, 0, 1, 2, 3, 0, 0, 0 }));
    }

    [TestCase(64L << 20)]
    [TestCase(1L << 30, Explicit = true)]
    public void A_stream_of_any_length_is_copied_in_bounded_memory(long length)
    {
        var sink = new Sink();

        Assert.That((long)_x.Drain(new Noise(length), sink), Is.EqualTo(length));

        Assert.That(sink.Written, Is.EqualTo(length));
        Assert.That(sink.MostMemory - sink.FirstMemory, Is.LessThan(32L << 20));
    }

    [Test]
    public void A_token_of_the_peers_is_canceled_when_the_connection_ends()
    {
        using var source = new CancellationTokenSource();
        using var canceled = new ManualResetEventSlim();
        var kept = default(CancellationToken);
        dynamic keep = Held((Action<CancellationToken>)(token =>
        {
            kept = token;
            token.Register(() => throw new FormatException("A callback that throws keeps no other from being called."));
            token.Register(canceled.Set);
        }));
        keep(source.Token);
        Assert.That(kept.CanBeCanceled && !kept.IsCancellationRequested);

        Holder.Dispose();

        Assert.That(canceled.Wait(Limit), "whoever works for a caller that is gone may stop");
        Assert.That(kept.IsCancellationRequested);
        Assert.That(source.IsCancellationRequested, Is.False);
    }

    [Test]
    public void Tokens_that_nobody_uses_any_more_are_held_by_nobody()
    {
        object plant = Held(new Plant());
        var passed = PassTokens(plant, 50);

        // One turn of the collector lets go of what the next one may take, on both sides of the connection.
        for (var turn = 0; turn < 100 && passed.Count(token => token.IsAlive) >= 10; turn++)
        {
            CollectOnce();
            ((dynamic)plant).IsCanceled(CancellationToken.None);
        }

        Assert.That(passed.Count(token => token.IsAlive), Is.LessThan(10));
    }

    [Test]
    public async Task A_long_lived_token_does_not_hold_connections_that_have_ended()
    {
        using var source = new CancellationTokenSource();
        var connections = new List<WeakReference>();
        for (var i = 0; i < 10; i++)
            connections.Add(await PassTokenAndEndAsync(source.Token));

        Assert.That(() =>
        {
            CollectOnce();
            return connections.Count(connection => connection.IsAlive);
        }, Is.LessThan(6).After(20_000, 10));
        Assert.That(source.Cancel, Throws.Nothing);
    }

    private static void CollectOnce()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> PassTokenAndEndAsync(CancellationToken token)
    {
        var (first, second) = new TChannel().Create();
        var owner = RemoteConnection.Open(first, new Plant());
        var holder = RemoteConnection.Open(second);
        _ = holder.Root.IsCanceled(token);
        owner.Close();
        await holder.Completion.WaitAsync(Limit, CancellationToken.None);
        return new WeakReference(holder);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> PassTokens(dynamic plant, int count)
    {
        var sources = new List<WeakReference>();
        for (var i = 0; i < count; i++)
        {
            using var source = new CancellationTokenSource();
            plant.IsCanceled(source.Token);
            sources.Add(new WeakReference(source));
        }
        return sources;
    }
}
