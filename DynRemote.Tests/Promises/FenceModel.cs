namespace DynRemote.Tests.Promises;

/// <summary>
/// A caller, a peer, and two links that deliver in order but as late as they like. The caller has made a call whose result is an object of its own; it calls that
/// object through the promise, and directly as soon as the promise has its value. One random run, step by step.
/// </summary>
internal sealed class FenceModel(FenceRules rules, Random random)
{
    private enum Kind
    {
        Call,
        Resolution,
        Fence,
    }

    private readonly Queue<(Kind Kind, int Number)> _forth = [];
    private readonly Queue<(Kind Kind, int Number)> _back = [];

    // The peer.
    private readonly Queue<int> _queued = [];
    private bool _isResolved;
    private bool _fenceWaits;

    // The caller.
    private readonly Queue<int> _held = [];
    private readonly List<int> _delivered = [];
    private int _made;
    private int _underWay;
    private bool _fenceIsOut;
    private bool _hasValue;

    /// <summary>How many fences were sent.</summary>
    public int Fences { get; private set; }

    /// <summary>Whether the calls arrived in the order in which they were made.</summary>
    public bool Run(int calls)
    {
        while (_made < calls || _delivered.Count < _made)
        {
            switch (random.Next(5))
            {
                case 0 when _made < calls:
                    CallOnPromise(_made++);
                    break;
                case 1 when _made < calls && _hasValue:
                    _delivered.Add(_made++);
                    break;
                case 2 when _forth.TryDequeue(out var message):
                    PeerTakes(message.Kind, message.Number);
                    break;
                case 3 when _back.TryDequeue(out var message):
                    CallerTakes(message.Kind, message.Number);
                    break;
                case 4:
                    PeerWorks();
                    break;
            }
        }
        return _delivered.SequenceEqual(Enumerable.Range(0, calls));
    }

    private void CallOnPromise(int number)
    {
        if (_hasValue)
        {
            _delivered.Add(number);
        }
        else if (_fenceIsOut && rules.HasFlag(FenceRules.Hold))
        {
            _held.Enqueue(number);
        }
        else
        {
            _underWay++;
            _forth.Enqueue((Kind.Call, number));
        }
    }

    private void PeerTakes(Kind kind, int number)
    {
        if (kind == Kind.Call)
        {
            // Behind those that wait.
            if (_isResolved && _queued.Count == 0)
                _back.Enqueue((Kind.Call, number));
            else
                _queued.Enqueue(number);
        }
        else if (_queued.Count > 0 && rules.HasFlag(FenceRules.QueuedCallsFirst))
        {
            _fenceWaits = true;
        }
        else
        {
            _back.Enqueue((Kind.Fence, 0));
        }
    }

    private void PeerWorks()
    {
        if (!_isResolved)
        {
            _isResolved = true;
            _back.Enqueue((Kind.Resolution, 0));
        }
        else if (_queued.TryDequeue(out var number))
        {
            _back.Enqueue((Kind.Call, number));
        }
        if (_fenceWaits && _queued.Count == 0)
        {
            _fenceWaits = false;
            _back.Enqueue((Kind.Fence, 0));
        }
    }

    private void CallerTakes(Kind kind, int number)
    {
        switch (kind)
        {
            case Kind.Call:
                _underWay--;
                _delivered.Add(number);
                break;
            case Kind.Resolution when rules.HasFlag(FenceRules.Fence) && (_underWay > 0 || !rules.HasFlag(FenceRules.OnlyWhereNeeded)):
                _fenceIsOut = true;
                Fences++;
                _forth.Enqueue((Kind.Fence, 0));
                break;
            default:
                _delivered.AddRange(_held);
                _held.Clear();
                _hasValue = true;
                break;
        }
    }
}
