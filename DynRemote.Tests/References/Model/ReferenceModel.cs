using DynRemote.References;

namespace DynRemote.Tests.References.Model;

/// <summary>
/// Two peers, the tables of both, and an ordered queue each way; a seed decides what happens next. The holder's threads and its garbage collector
/// are steps among the others, so that whatever can fall between two of them does.
/// </summary>
internal sealed class ReferenceModel
{
    private const int Steps = 80;
    private const int DeepestMaking = 3;

    private readonly Random _random;
    private readonly BrokenRule _broken;
    private readonly ExportTable _owner = new(new RemoteLimits());
    private readonly IModelHolder _holder;
    private readonly object[] _objects = [new(), new(), new()];
    private readonly Dictionary<long, object> _ids = [];

    private readonly List<List<long>> _encodings = [];
    private readonly Queue<List<long>> _toHolder = [];
    private readonly Queue<Action> _toOwner = [];

    private readonly List<ModelProxy> _variables = [];
    private readonly List<ModelProxy> _proxies = [];
    private readonly List<ModelProxy> _finalizers = [];
    private readonly List<(ModelProxy Proxy, long Id)> _uses = [];
    private int _making;
    private bool _isEnding;

    private ReferenceModel(int seed, BrokenRule broken, bool real)
    {
        _random = new Random(seed);
        _broken = broken;
        _holder = real ? new RealHolder() : new NaiveHolder(broken);
    }

    /// <summary>Runs one interleaving.</summary>
    /// <returns>What went wrong, or <see langword="null"/>.</returns>
    public static string? Run(int seed, BrokenRule broken = BrokenRule.None, bool real = true)
    {
        var model = new ReferenceModel(seed, broken, real);
        try
        {
            for (var i = 0; i < Steps; i++)
                model.Step();
            model.End();
            return null;
        }
        catch (ViolationException violation)
        {
            return violation.Message;
        }
        catch (RemoteProtocolException refused)
        {
            return refused.Message;
        }
    }

    private void Step()
    {
        switch (_random.Next(12))
        {
            case 0 or 1:
                BeginMessage();
                break;
            case 2:
                FinishMessage(fails: _random.Next(4) == 0);
                break;
            case 3 or 4:
                DeliverToHolder();
                break;
            case 5:
                Drop();
                break;
            case 6:
                Collect();
                break;
            case 7:
                RunFinalizer();
                break;
            case 8:
                Drain();
                break;
            case 9:
                BeginUse();
                break;
            case 10:
                FinishUse();
                break;
            default:
                if (_random.Next(6) == 0)
                    ReleaseNow();
                DeliverToOwner();
                break;
        }
        CheckHeld();
    }

    /// <summary>The owner encodes a message that names objects, the same one twice now and then.</summary>
    private void BeginMessage()
    {
        var ids = new List<long>();
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var target = _objects[_random.Next(_objects.Length)];
            var id = _owner.Add(target, out var isNew);
            if (_broken == BrokenRule.CountsOncePerMessage && ids.Contains(id))
                _owner.Rollback(id);
            if (isNew && !_ids.TryAdd(id, target))
                throw new ViolationException($"id {id} was given twice");
            ids.Add(id);
        }
        _encodings.Add(ids);
    }

    private void FinishMessage(bool fails)
    {
        if (Take(_encodings) is not { } ids)
            return;
        if (!fails)
            _toHolder.Enqueue(ids);
        else if (_broken != BrokenRule.NoRollback)
            ids.ForEach(_owner.Rollback);
    }

    private void DeliverToHolder()
    {
        if (!_toHolder.TryDequeue(out var ids))
            return;
        foreach (var id in ids)
        {
            try
            {
                Decode(id);
            }
            catch (MakingException)
            {
                // The rest of a message is decoded even if one of its references could not be: the owner has counted all of them.
            }
        }
    }

    private void Decode(long id)
    {
        var made = new List<ModelProxy>();
        try
        {
            var proxy = _holder.Occurrence(id, proxy =>
            {
                proxy.Holds++;
                made.Add(proxy);
                _proxies.Add(proxy);
                WhileMaking();
                if (!_isEnding && _random.Next(10) == 0)
                {
                    // It never came to be, so no finalizer will ever ask for what was counted for it.
                    _proxies.Remove(proxy);
                    throw new MakingException();
                }
            });
            if (proxy.Id != id || proxy.IsDead)
                throw new ViolationException($"object {id} arrived as a proxy that is dead or another's");
            if (_variables.Exists(other => other.Id == id && other != proxy && !other.WasReleased))
                throw new ViolationException($"object {id} has two live proxies");
            proxy.Holds++;
            _variables.Add(proxy);
        }
        finally
        {
            made.ForEach(proxy => proxy.Holds--);
        }
    }

    /// <summary>No lock is held while a proxy is made, so anything may happen meanwhile.</summary>
    private void WhileMaking()
    {
        if (_isEnding || _making >= DeepestMaking)
            return;
        _making++;
        try
        {
            for (var i = _random.Next(6); i > 0; i--)
                Step();
        }
        finally
        {
            _making--;
        }
    }

    private void Drop()
    {
        if (Take(_variables) is { } proxy)
            proxy.Holds--;
    }

    /// <summary>The collector finds one proxy that nothing holds: first the weak references are cleared, some time later its finalizer runs.</summary>
    private void Collect()
    {
        var unheld = _proxies.FindAll(proxy => proxy.Holds == 0);
        if (Take(unheld) is not { } dead)
            return;
        _proxies.Remove(dead);
        dead.IsDead = true;
        _finalizers.Add(dead);
    }

    private void RunFinalizer() => Take(_finalizers)?.Hint();

    private void Drain()
    {
        var released = new List<(long Id, long Count)>();
        _holder.Drain(released);
        if (released.Count > 0)
            _toOwner.Enqueue(() => released.ForEach(entry => Release(entry.Id, entry.Count)));
    }

    private void ReleaseNow()
    {
        // Giving back what one is just sending is the user's own mistake, and is answered as such; it is none of the tables'.
        var idle = _variables.FindAll(proxy => !_uses.Exists(use => use.Id == proxy.Id));
        if (Take(idle) is not { } proxy)
            return;
        var count = _holder.ReleaseNow(proxy);
        proxy.WasReleased = true;
        if (count > 0)
            _toOwner.Enqueue(() => Release(proxy.Id, count));
        if (!proxy.IsReleased)
            throw new ViolationException($"object {proxy.Id} was released, and its proxy does not know");
    }

    private void Release(long id, long count)
    {
        if (count != long.MaxValue)
        {
            _owner.Release(id, count);
            return;
        }
        while (_owner.TryGet(id, out _))
            _owner.Release(id, 1);
    }

    /// <summary>The holder encodes a message that names a proxy, its last variable of it perhaps.</summary>
    private void BeginUse()
    {
        var usable = _variables.FindAll(proxy => !proxy.WasReleased);
        if (Take(usable) is not { } proxy)
            return;
        if (_broken != BrokenRule.SenderLetsGo)
            proxy.Holds++;
        _uses.Add((proxy, proxy.Id));
        if (_random.Next(2) == 0 && _variables.Remove(proxy))
            proxy.Holds--;
    }

    private void FinishUse()
    {
        if (_uses.Count == 0)
            return;
        var use = Take(_uses);
        _toOwner.Enqueue(() => CheckNamed(use.Id, "was used when it came to the owner"));
        if (_broken != BrokenRule.SenderLetsGo)
            use.Proxy.Holds--;
    }

    private void DeliverToOwner()
    {
        if (_toOwner.TryDequeue(out var message))
            message();
    }

    private void CheckHeld()
    {
        foreach (var proxy in _variables.Where(proxy => !proxy.WasReleased))
        {
            CheckNamed(proxy.Id, "is held");
            if (_broken == BrokenRule.None && proxy.IsReleased)
                throw new ViolationException($"object {proxy.Id} was given back while a proxy of it is held");
        }
    }

    private void CheckNamed(long id, string how)
    {
        if (!_owner.TryGet(id, out var target) || !ReferenceEquals(target, _ids[id]))
            throw new ViolationException($"object {id} {how} after the owner had freed it");
    }

    /// <summary>Everything under way arrives, everything held is dropped: nothing may be left.</summary>
    private void End()
    {
        _isEnding = true;
        while (_encodings.Count > 0)
            FinishMessage(fails: _random.Next(2) == 0);
        while (_uses.Count > 0)
            FinishUse();
        while (_toHolder.Count > 0)
            DeliverToHolder();
        CheckHeld();
        while (_variables.Count > 0)
            Drop();
        while (_proxies.Count > 0)
            Collect();
        while (_finalizers.Count > 0)
            RunFinalizer();
        Drain();
        while (_toOwner.Count > 0)
            DeliverToOwner();
        if (_owner.Count > 0 || _holder.Count > 0)
            throw new ViolationException($"leak: the owner still has {_owner.Count} objects, the holder {_holder.Count}");
    }

    private T? Take<T>(List<T> list)
    {
        if (list.Count == 0)
            return default;
        var i = _random.Next(list.Count);
        var taken = list[i];
        list.RemoveAt(i);
        return taken;
    }

    private sealed class ViolationException(string message) : Exception(message);

    private sealed class MakingException : Exception;
}
