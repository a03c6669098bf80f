using System.Runtime.CompilerServices;

namespace DynRemote.Plans;

/// <summary>The names of the plans that the owner at the other end of a connection has had. Used by any thread.</summary>
internal sealed class SentPlans
{
    private const int MaxPlans = 1000;

    private static readonly ConditionalWeakTable<RemoteConnection, SentPlans> All = [];

    private readonly Lock _gate = new();

    /// <summary>Guarded by the lock; emptied when it is full: what is sent again costs little.</summary>
    private readonly HashSet<Guid> _names = [];

    /// <summary>Those of a connection.</summary>
    public static SentPlans Of(RemoteConnection connection) => All.GetOrCreateValue(connection);

    /// <summary>Whether the owner has had a plan.</summary>
    public bool Has(Guid name)
    {
        lock (_gate)
            return _names.Contains(name);
    }

    /// <summary>The owner has it now.</summary>
    public void Add(Guid name)
    {
        lock (_gate)
        {
            if (_names.Count >= MaxPlans)
                _names.Clear();
            _names.Add(name);
        }
    }

    /// <summary>The owner has forgotten it.</summary>
    public void Remove(Guid name)
    {
        lock (_gate)
            _names.Remove(name);
    }
}
