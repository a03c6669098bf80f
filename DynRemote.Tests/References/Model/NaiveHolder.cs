namespace DynRemote.Tests.References.Model;

/// <summary>The same rules once more, as plainly as they can be written down, and each of them can be left out.</summary>
internal sealed class NaiveHolder(BrokenRule broken) : IModelHolder
{
    private readonly Dictionary<long, Entry> _entries = [];
    private readonly Dictionary<ModelProxy, Entry> _ofProxy = [];
    private readonly Queue<Entry> _hints = [];

    public int Count => _entries.Count;

    public ModelProxy Occurrence(long id, Action<ModelProxy> making)
    {
        while (true)
        {
            if (!_entries.TryGetValue(id, out var entry))
                _entries.Add(id, entry = new Entry(id));
            if (broken != BrokenRule.CountsOnlyNewProxies || entry.Live is null)
                entry.Count++;
            if (entry.Live is { } live)
                return live;
            entry.Makers++;
            var made = new ModelProxy(id, () => _hints.Enqueue(entry), () => entry.IsReleased);
            _ofProxy.Add(made, entry);
            try
            {
                making(made);
            }
            catch
            {
                entry.Makers--;
                if (entry.IsReleased)
                    Again(id);
                _hints.Enqueue(_entries[id]);
                throw;
            }
            entry.Makers--;
            if (!entry.IsReleased || broken == BrokenRule.IgnoresMakers)
                return entry.Live ?? (entry.Proxy = made);
        }
    }

    public void Drain(List<(long Id, long Count)> into)
    {
        while (_hints.TryDequeue(out var entry))
        {
            if (entry.IsReleased)
                continue;
            if (entry.Live is not null && broken != BrokenRule.NoRecheck)
                continue;
            if (entry.Makers > 0 && broken != BrokenRule.IgnoresMakers)
                continue;
            into.Add((entry.Id, Remove(entry)));
        }
    }

    public long ReleaseNow(ModelProxy proxy) => _ofProxy[proxy].IsReleased ? 0 : Remove(_ofProxy[proxy]);

    private void Again(long id)
    {
        if (!_entries.TryGetValue(id, out var entry))
            _entries.Add(id, entry = new Entry(id));
        entry.Count++;
    }

    private long Remove(Entry entry)
    {
        _entries.Remove(entry.Id);
        entry.IsReleased = true;
        return broken switch
        {
            BrokenRule.ReleasesWithoutCount => long.MaxValue,
            BrokenRule.IgnoresMakers => entry.Count,
            _ => entry.Count - entry.Makers,
        };
    }

    private sealed class Entry(long id)
    {
        public long Id { get; } = id;

        public long Count { get; set; }

        public int Makers { get; set; }

        public bool IsReleased { get; set; }

        public ModelProxy? Proxy { get; set; }

        public ModelProxy? Live => Proxy is { IsDead: false } ? Proxy : null;
    }
}
