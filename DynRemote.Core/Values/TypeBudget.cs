namespace DynRemote.Values;

/// <summary>How much one connection's peer may still make this process build that is never unloaded: generic types, methods of emitted classes.</summary>
internal sealed class TypeBudget(int types = TypeBudget.PerConnection)
{
    internal const int PerConnection = 1024;

    /// <summary>Counted down atomically; threads that are refused may take it below zero.</summary>
    private int _left = types;

    internal bool TryTake(int count = 1)
    {
        if (Volatile.Read(ref _left) < count)
            return false;
        return Interlocked.Add(ref _left, -count) >= 0;
    }
}
