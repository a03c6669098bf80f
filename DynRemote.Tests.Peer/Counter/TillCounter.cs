namespace DynRemote.Tests.Peer.Counter;

/// <summary>Gives out views of its till.</summary>
public sealed class TillCounter
{
    private readonly Till _till = new("main");
    private readonly RemoteView _lent;

    public TillCounter()
    {
        _till.Book(30);
        ForReaders = Remote.View(_till).ReadOnly(nameof(Till.Has));
        ForClerks = Remote.View(_till).Allow(nameof(Till.Balance), nameof(Till.Book), nameof(Till.Changed));
        _lent = Remote.View(_till).Revocable();
    }

    public object ForReaders { get; }

    public object ForClerks { get; }

    public object Lend() => _lent;

    public void TakeBack() => _lent.Revoke();

    /// <summary>What a typed method makes of a view.</summary>
    public int BalanceOf(Till till) => till.Balance;

    public int BalanceOfAny(dynamic till) => till.Balance;

    public bool IsForReaders(object till) => ReferenceEquals(till, ForReaders);
}
