using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DynRemote.References;

/// <summary>
/// The owner's side of references on one connection: which objects the peer may name, and how often each of them has been named to it.
/// </summary>
/// <remarks>
/// Objects are told apart by reference (see <see cref="ExportIdentity"/> for delegates), so that neither <see cref="object.Equals(object?)"/> nor <see cref="object.GetHashCode"/> of an exported
/// object ever runs under the lock, which guards all that changes here. An id is never given twice, so a late message about a dropped object can never
/// reach another one.
/// </remarks>
internal sealed class ExportTable
{
    private const int TrimAbove = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Export> _exports = [];
    private readonly Dictionary<object, long> _ids = new(ExportIdentity.Instance);
    private readonly int _maxExports;
    private readonly TimeProvider _clock;
    private long _lastId;
    private bool _cleared;

    /// <summary>Makes an empty table.</summary>
    /// <param name="limits">Says how many objects may be exported at a time.</param>
    /// <param name="clock">The clock for the ages in <see cref="Snapshot"/>.</param>
    public ExportTable(RemoteLimits limits, TimeProvider? clock = null)
    {
        _maxExports = limits.MaxExports;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>How many objects the peer can name at the moment.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _exports.Count;
        }
    }

    /// <summary>Counts one occurrence of an object in a message that is being encoded, and gives the id to write for it.</summary>
    /// <param name="target">The object.</param>
    /// <param name="isNew">
    /// Whether this call gave the object its id. Of two messages encoded at once, the one that was told "not new" may be sent first.
    /// </param>
    /// <exception cref="RemoteException">The table is full; nothing has changed.</exception>
    /// <exception cref="ConnectionLostException">The connection has ended.</exception>
    public long Add(object target, out bool isNew)
    {
        lock (_gate)
        {
            if (_cleared)
                throw new ConnectionLostException("The connection has ended; nothing can be exported on it any more.");
            isNew = !_ids.TryGetValue(target, out var id);
            if (!isNew)
            {
                CollectionsMarshal.GetValueRefOrNullRef(_exports, id).Count++;
                return id;
            }
            if (_exports.Count >= _maxExports)
                throw new RemoteException(
                    $"The connection already exports {_exports.Count} objects, as many as RemoteLimits.MaxExports allows. " +
                    "Either the peer holds on to what it no longer needs (Remote.Release), or the limit must be raised.");
            id = _lastId + 1;
            _exports.Add(id, new Export(target, 1, _clock.GetTimestamp()));
            _ids.Add(target, id);
            _lastId = id;
            return id;
        }
    }

    /// <summary>Takes back one occurrence, because the message it was counted for failed half-way and will never be sent.</summary>
    /// <param name="id">What <see cref="Add"/> gave.</param>
    public void Rollback(long id)
    {
        lock (_gate)
        {
            // Unknown only if the connection has ended, or if a peer released more than it was sent: both have dropped the object already.
            ref var export = ref CollectionsMarshal.GetValueRefOrNullRef(_exports, id);
            if (!Unsafe.IsNullRef(ref export))
                Subtract(id, ref export, 1);
        }
    }

    /// <summary>Finds the object that the peer names.</summary>
    public bool TryGet(long id, [NotNullWhen(true)] out object? target)
    {
        lock (_gate)
        {
            ref var export = ref CollectionsMarshal.GetValueRefOrNullRef(_exports, id);
            target = Unsafe.IsNullRef(ref export) ? null : export.Target;
            return target is not null;
        }
    }

    /// <summary>The peer gives back occurrences. At the last one the object is no longer held.</summary>
    /// <param name="id">The object's id.</param>
    /// <param name="count">How many occurrences the peer had received and gives back.</param>
    /// <returns>The object, if it is held no longer; else <see langword="null"/>.</returns>
    /// <exception cref="RemoteProtocolException">The peer does not hold that many; nothing has changed.</exception>
    public object? Release(long id, long count)
    {
        lock (_gate)
        {
            if (_cleared)
                return null;
            if (count <= 0)
                throw new RemoteProtocolException($"The peer released object {id} {count} times; the number must be positive.");
            ref var export = ref CollectionsMarshal.GetValueRefOrNullRef(_exports, id);
            if (Unsafe.IsNullRef(ref export))
                throw new RemoteProtocolException($"The peer released object {id}, which it does not hold.");
            if (count > export.Count)
                throw new RemoteProtocolException($"The peer released object {id} {count} times, and holds it only {export.Count} times.");
            var dropped = count == export.Count ? export.Target : null;
            Subtract(id, ref export, count);
            return dropped;
        }
    }

    /// <summary>The connection has ended: drops everything, and refuses whatever would still be added.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _cleared = true;
            _exports.Clear();
            _ids.Clear();
            Trim();
        }
    }

    /// <summary>What is exported at the moment, summed up for each type, the most numerous first.</summary>
    public IReadOnlyList<RemoteExportStatistics> Snapshot()
    {
        Export[] exports;
        lock (_gate)
        {
            exports = new Export[_exports.Count];
            _exports.Values.CopyTo(exports, 0);
        }

        // Names are made here, outside of the lock: the name of a large generic type is slow to make.
        var types = new Dictionary<Type, (int Objects, long Count, long Since)>();
        foreach (var export in exports)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(types, export.Target.GetType(), out var known);
            sum = (sum.Objects + 1, sum.Count + export.Count, known ? Math.Min(sum.Since, export.Since) : export.Since);
        }
        var now = _clock.GetTimestamp();
        return
        [
            .. types
                .Select(type => new RemoteExportStatistics(
                    type.Key.ToString(), type.Value.Objects, type.Value.Count, _clock.GetElapsedTime(type.Value.Since, now)))
                .OrderByDescending(type => type.Objects)
                .ThenBy(type => type.TypeName, StringComparer.Ordinal),
        ];
    }

    private void Subtract(long id, ref Export export, long count)
    {
        export.Count -= count;
        if (export.Count > 0)
            return;
        _ids.Remove(export.Target);
        _exports.Remove(id);
        Trim();
    }

    /// <summary>After a burst the tables would keep its memory for as long as the connection lives.</summary>
    private void Trim()
    {
        if (_exports.Count > 0 || _exports.Capacity <= TrimAbove)
            return;
        _exports.TrimExcess();
        _ids.TrimExcess();
    }

    private struct Export(object target, long count, long since)
    {
        public readonly object Target = target;
        public readonly long Since = since;
        public long Count = count;
    }
}
