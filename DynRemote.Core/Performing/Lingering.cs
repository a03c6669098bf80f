using Microsoft.Extensions.Logging;

namespace DynRemote.Performing;

/// <summary>
/// What a peer leaves behind on this side when its connection ends: open enumerations, and handlers on events. They are closed and removed then, so that an
/// event is not raised into a dead connection.
/// </summary>
internal sealed class Lingering(ILogger logger)
{
    private readonly Lock _gate = new();

    /// <summary>Each with how often it was added: the same handler may be added twice. Guarded by the lock; <see langword="null"/> once the connection has ended.</summary>
    private Dictionary<IDisposable, int>? _items = [];

    /// <summary>What is disposed at the end if it is still there then. Guarded by the lock; the dead among it are removed whenever it has doubled.</summary>
    private readonly List<WeakReference<IDisposable>> _weak = [];

    /// <summary>Guarded by the lock.</summary>
    private int _sweepAt = 64;

    /// <summary>Notes something to be disposed at the end if somebody else still holds it then.</summary>
    public void AddWeakly(IDisposable item)
    {
        lock (_gate)
        {
            if (_items is not null)
            {
                if (_weak.Count >= _sweepAt)
                {
                    _weak.RemoveAll(static reference => !reference.TryGetTarget(out _));
                    _sweepAt = Math.Max(64, 2 * _weak.Count);
                }
                _weak.Add(new WeakReference<IDisposable>(item));
                return;
            }
        }
        item.Dispose();
    }

    /// <summary>Notes something to be disposed at the end, at the latest.</summary>
    public T Add<T>(T item)
        where T : IDisposable
    {
        lock (_gate)
        {
            if (_items is not null)
            {
                _items[item] = _items.GetValueOrDefault(item) + 1;
                return item;
            }
        }
        item.Dispose();
        return item;
    }

    /// <summary>Forgets something; tells whether it was there.</summary>
    public bool Remove(IDisposable item)
    {
        lock (_gate)
        {
            if (_items is null || !_items.TryGetValue(item, out var count))
                return false;
            if (count > 1)
                _items[item] = count - 1;
            else
                _items.Remove(item);
            return true;
        }
    }

    /// <summary>Disposes something before the end.</summary>
    public void End(IDisposable item)
    {
        Remove(item);
        item.Dispose();
    }

    /// <summary>The connection has ended: disposes all that is left. Runs the program's code.</summary>
    public void EndAll()
    {
        var left = new List<IDisposable>();
        lock (_gate)
        {
            if (_items is null)
                return;
            foreach (var (item, count) in _items)
                left.AddRange(Enumerable.Repeat(item, count));
            foreach (var reference in _weak)
            {
                if (reference.TryGetTarget(out var item))
                    left.Add(item);
            }
            _items = null;
            _weak.Clear();
        }
        foreach (var item in left)
        {
            try
            {
                item.Dispose();
            }
            // An event's remove accessor and an iterator's finally block are the program's; one that throws must not keep the others.
            catch (Exception exception)
            {
                logger.LogWarning(exception, "After the end of a connection, {Item} could not be cleaned up", item.GetType().Name);
            }
        }
    }
}
