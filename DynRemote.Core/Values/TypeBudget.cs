namespace DynRemote.Values;

/// <summary>How many generic types one connection's peer may still make this process build. Such types are never unloaded.</summary>
internal sealed class TypeBudget(int types = TypeBudget.PerConnection)
{
    internal const int PerConnection = 1024;

    /// <summary>Counted down atomically; threads that are refused may take it below zero.</summary>
    private int _left = types;

    internal bool TryTake()
    {
        if (Volatile.Read(ref _left) <= 0)
            return false;
        return Interlocked.Decrement(ref _left) >= 0;
    }
}
