namespace DynRemote.Tests.Conformance.Samples;

/// <summary>Work that is canceled, by its own token or by the caller's.</summary>
public sealed class Workshift
{
    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationTokenSource Own { get; } = new();

    public CancellationToken OwnToken => Own.Token;

    public int Number => 1;

    /// <summary>Another one, of a third peer.</summary>
    public dynamic? Next { get; init; }

    public void Check(CancellationToken token) => token.ThrowIfCancellationRequested();

    public void CheckOwn() => Own.Token.ThrowIfCancellationRequested();

    public void WithoutToken() => throw new OperationCanceledException("no token");

    public void CheckNext(CancellationToken token) => Next!.Check(token);

    public async Task WaitNextAsync(CancellationToken token) => await Next!.WaitAsync(token);

    public void Wrapped(CancellationToken token)
    {
        try
        {
            token.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException canceled)
        {
            throw new InvalidOperationException("wrapped", canceled);
        }
    }

    public async Task WaitAsync(CancellationToken token)
    {
        Begun.TrySetResult();
        await Task.Delay(Timeout.Infinite, token);
    }

    public async Task<int> CountAsync(CancellationToken token)
    {
        await Task.Delay(Timeout.Infinite, token);
        return 1;
    }

    public async Task EitherAsync(CancellationToken first, CancellationToken second)
    {
        await Task.Yield();
        first.ThrowIfCancellationRequested();
        second.ThrowIfCancellationRequested();
    }

    public Task CanceledBy(CancellationToken token) => Task.FromCanceled(token);

    public void Pass(Action<CancellationToken> seen, CancellationToken token) => seen(token);

    /// <summary>Whether what a callback is canceled with names the token that it was given.</summary>
    public bool TellsOwnToken(Action<CancellationToken> callback)
    {
        Own.Cancel();
        try
        {
            callback(Own.Token);
            return false;
        }
        catch (OperationCanceledException canceled)
        {
            return canceled.CancellationToken == Own.Token;
        }
    }

    public async Task<bool> TellsOwnTokenAsync(Func<CancellationToken, Task> callback)
    {
        var waiting = callback(Own.Token);
        await Own.CancelAsync();
        try
        {
            await waiting;
            return false;
        }
        catch (OperationCanceledException canceled)
        {
            return canceled.CancellationToken == Own.Token;
        }
    }
}
