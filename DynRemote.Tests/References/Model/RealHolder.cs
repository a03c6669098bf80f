using DynRemote.References;

namespace DynRemote.Tests.References.Model;

/// <summary>The real table, with the model in the place of the garbage collector.</summary>
internal sealed class RealHolder : IModelHolder
{
    private readonly ImportTable<ModelProxy> _table = new(() => { }, new Liveness());
    private readonly Dictionary<ModelProxy, ImportEntry> _entries = [];

    public int Count => _table.Count;

    public ModelProxy Occurrence(long id, Action<ModelProxy> making) => _table.Occurrence(
        id,
        (entry, act) =>
        {
            var proxy = new ModelProxy(entry.Id, entry.Hint, () => entry.IsReleased);
            _entries.Add(proxy, entry);
            act(proxy);
            return proxy;
        },
        making);

    public void Drain(List<(long Id, long Count)> into) => _table.Drain(into);

    public long ReleaseNow(ModelProxy proxy) => _table.ReleaseNow(_entries[proxy]);

    private sealed class Liveness : IProxyLiveness<ModelProxy>
    {
        private readonly Dictionary<ImportEntry, ModelProxy> _proxies = [];

        public ModelProxy? Get(ImportEntry entry) => _proxies.TryGetValue(entry, out var proxy) && !proxy.IsDead ? proxy : null;

        public void Set(ImportEntry entry, ModelProxy proxy) => _proxies[entry] = proxy;

        public void Free(ImportEntry entry) => _proxies.Remove(entry);
    }
}
