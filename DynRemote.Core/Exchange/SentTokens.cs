using System.Runtime.CompilerServices;

namespace DynRemote.Exchange;

/// <summary>
/// The cancellation tokens of this side that the peer knows. A token keeps its number for as long as its source lives, whether the peer still holds the reference
/// or not: what was begun with the token may be canceled long after that, and is to say so with this very token. Used by any thread.
/// </summary>
/// <remarks>Tokens are told apart by their objects (<see cref="TokenBoxes"/>), which live as long as their sources, and are not held here.</remarks>
internal sealed class SentTokens
{
    private const int FirstLook = 64;

    private readonly Lock _gate = new();

    /// <summary>The objects by number. Guarded by the lock.</summary>
    private readonly Dictionary<long, WeakReference<object>> _boxes = [];

    /// <summary>The numbers by object, boxed. Concurrent by itself; added to under the lock.</summary>
    private readonly ConditionalWeakTable<object, object> _numbers = [];

    /// <summary>With how many entries those of collected tokens are looked for. Guarded by the lock.</summary>
    private int _lookAt = FirstLook;

    /// <summary>The number of a token that is being sent: its first id on the connection.</summary>
    /// <param name="box">The token's object.</param>
    /// <param name="id">The id that it has now.</param>
    public long NumberOf(object box, long id)
    {
        if (_numbers.TryGetValue(box, out var known))
            return (long)known;
        lock (_gate)
        {
            if (_numbers.TryGetValue(box, out known))
                return (long)known;
            Forget();
            _numbers.Add(box, id);
            _boxes[id] = new WeakReference<object>(box);
            return id;
        }
    }

    /// <summary>The number of a token; 0 where it was never sent.</summary>
    public long Find(object box) => _numbers.TryGetValue(box, out var number) ? (long)number : 0;

    /// <summary>The token of a number, if there is one and its source still lives.</summary>
    public CancellationToken? Find(long number)
    {
        lock (_gate)
            return _boxes.TryGetValue(number, out var reference) && reference.TryGetTarget(out var box) ? (CancellationToken)box : null;
    }

    // With the lock. Twice as many as were alive the last time: so each entry is looked at a few times at most.
    private void Forget()
    {
        if (_boxes.Count < _lookAt)
            return;
        foreach (var (number, reference) in _boxes)
        {
            if (!reference.TryGetTarget(out _))
                _boxes.Remove(number);
        }
        _lookAt = Math.Max(FirstLook, 2 * _boxes.Count);
    }
}
