using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>What was canceled says by which token, as it does locally: code that cancels its own work tells its token from others by that.</summary>
public sealed class CanceledByTokenTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Workshift _shift = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldAWorkshift() => _x = Held(_shift = new Workshift());

    [Test]
    public async Task An_awaited_call_is_canceled_by_the_token_that_it_was_given()
    {
        using var source = new CancellationTokenSource();
        var canceled = CatchAsync(async () => await _x.WaitAsync(source.Token));
        await _shift.Begun.Task.WaitAsync(Limit);

        await source.CancelAsync();

        Assert.That((await canceled.WaitAsync(Limit)).CancellationToken, Is.EqualTo(source.Token));
    }

    [Test]
    public async Task A_converted_task_is_canceled_by_the_token_that_the_call_was_given()
    {
        using var source = new CancellationTokenSource();
        Task plain = _x.WaitAsync(source.Token);
        Task<int> typed = _x.CountAsync(source.Token);

        await source.CancelAsync();

        Assert.That((await CatchAsync(() => plain.WaitAsync(Limit))).CancellationToken, Is.EqualTo(source.Token));
        Assert.That((await CatchAsync(() => typed.WaitAsync(Limit))).CancellationToken, Is.EqualTo(source.Token));
    }

    [Test]
    public void A_synchronous_call_is_canceled_by_the_token_that_it_was_given()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        var canceled = Assert.Throws<OperationCanceledException>(() => _x.Check(source.Token));

        Assert.That(canceled!.CancellationToken, Is.EqualTo(source.Token));
        Assert.That(canceled.Message, Is.EqualTo(Assert.Throws<OperationCanceledException>(() => _shift.Check(source.Token))!.Message));
    }

    [Test]
    public async Task Of_two_tokens_the_one_that_has_canceled_is_told()
    {
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        second.Cancel();

        var canceled = await CatchAsync(async () => await _x.EitherAsync(first.Token, second.Token));

        Assert.That(canceled.CancellationToken, Is.EqualTo(second.Token).And.Not.EqualTo(first.Token));
    }

    [Test]
    public async Task A_task_that_is_canceled_says_so_with_the_token_and_its_own_type()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        var canceled = await Assert.CatchAsync<TaskCanceledException>(async () => await _x.CanceledBy(source.Token));

        Assert.That(canceled!.CancellationToken, Is.EqualTo(source.Token));
    }

    [Test]
    public void An_exception_inside_of_another_has_its_token_too()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        var outer = Assert.Throws<InvalidOperationException>(() => _x.Wrapped(source.Token));

        Assert.That(((OperationCanceledException)outer!.InnerException!).CancellationToken, Is.EqualTo(source.Token));
    }

    [Test]
    public void A_callback_is_canceled_by_the_token_of_the_owners_that_it_was_given()
    {
        Assert.That((bool)_x.TellsOwnToken((Action<CancellationToken>)(token => token.ThrowIfCancellationRequested())), Is.True);
        Assert.That((bool)_x.TellsOwnToken((Action<dynamic>)(token => token.ThrowIfCancellationRequested())), Is.True);
    }

    [Test]
    public async Task An_asynchronous_callback_is_canceled_by_the_token_of_the_owners_that_it_was_given() =>
        Assert.That((bool)await _x.TellsOwnTokenAsync((Func<CancellationToken, Task>)(token => Task.Delay(Limit, token))), Is.True);

    [Test]
    public void A_token_of_the_owners_is_the_same_in_the_exception_as_in_the_hand()
    {
        CancellationToken token = _x.OwnToken;
        _shift.Own.Cancel();

        var canceled = Assert.Throws<OperationCanceledException>(() => _x.CheckOwn());

        Assert.That(canceled!.CancellationToken, Is.EqualTo(token));
    }

    [Test]
    public void A_token_that_is_unknown_here_is_canceled_as_it_is_there()
    {
        _shift.Own.Cancel();

        Assert.That(Assert.Throws<OperationCanceledException>(() => _x.CheckOwn())!.CancellationToken.IsCancellationRequested, Is.True);
        Assert.That(Assert.Throws<OperationCanceledException>(() => _x.WithoutToken())!.CancellationToken, Is.EqualTo(CancellationToken.None));
    }

    [Test]
    public void A_token_that_the_peer_has_long_given_back_is_still_told()
    {
        using var source = new CancellationTokenSource();
        Task waiting = _x.WaitAsync(source.Token);
        for (var turn = 0; turn < 10; turn++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            _ = _x.Number;
        }
        // Sent anew, by another reference perhaps.
        Task again = _x.WaitAsync(source.Token);

        source.Cancel();

        Assert.That(async () => (await CatchAsync(() => waiting.WaitAsync(Limit))).CancellationToken, Is.EqualTo(source.Token));
        Assert.That(async () => (await CatchAsync(() => again.WaitAsync(Limit))).CancellationToken, Is.EqualTo(source.Token));
    }

    [Test]
    public void A_token_that_goes_home_is_itself()
    {
        using var source = new CancellationTokenSource();
        CancellationToken? seen = null;

        _x.Pass((Action<CancellationToken>)(token => seen = token), source.Token);

        Assert.That(seen, Is.EqualTo(source.Token));
    }

    [Test]
    public void A_token_is_told_through_a_third_peer()
    {
        var (owner, holder) = NewConnection();
        dynamic relay = Held(new Workshift { Next = _x }, owner, holder);
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.That(Assert.Throws<OperationCanceledException>(() => relay.CheckNext(source.Token))!.CancellationToken, Is.EqualTo(source.Token));
        Assert.That(async () => (await CatchAsync(async () => await relay.WaitNextAsync(source.Token))).CancellationToken, Is.EqualTo(source.Token));
    }

    [Test]
    public void A_token_whose_source_has_been_disposed_of_is_told_too()
    {
        var source = new CancellationTokenSource();
        var token = source.Token;
        source.Cancel();
        source.Dispose();

        Assert.That(Assert.Throws<OperationCanceledException>(() => _x.Check(token))!.CancellationToken, Is.EqualTo(token));
    }

    [Test]
    public void What_a_promise_is_broken_by_has_its_token()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        dynamic ax = Remote.Async(_x);

        Assert.That(async () => (await CatchAsync(async () => await ax.Check(source.Token))).CancellationToken, Is.EqualTo(source.Token));
        Assert.That(async () => (await CatchAsync(async () => await ax.WaitAsync(source.Token))).CancellationToken, Is.EqualTo(source.Token));
    }

    private static async Task<OperationCanceledException> CatchAsync(Func<Task> code)
    {
        try
        {
            await code();
        }
        catch (OperationCanceledException canceled)
        {
            return canceled;
        }
        throw new AssertionException("Nothing was canceled.");
    }
}
