using System.Collections.Concurrent;

namespace DynRemote.Tests.Promises;

/// <summary>Two ends of a channel between which a message moves only when the test says so; each direction keeps its order.</summary>
internal sealed class SteppedLink
{
    private readonly Direction _forth = new();
    private readonly Direction _back = new();

    public SteppedLink()
    {
        First = Channel(_forth, _back);
        Second = Channel(_back, _forth);
    }

    public IMessageChannel First { get; }

    public IMessageChannel Second { get; }

    /// <summary>Lets one message through from the first end to the second, if one is under way.</summary>
    public bool StepForth() => _forth.Step();

    /// <summary>The same in the other direction.</summary>
    public bool StepBack() => _back.Step();

    /// <summary>From here on messages move by themselves.</summary>
    public void Open()
    {
        _forth.Open();
        _back.Open();
    }

    /// <summary>From here on each message waits for its step.</summary>
    public void Hold()
    {
        _forth.Hold();
        _back.Hold();
    }

    private static IMessageChannel Channel(Direction outgoing, Direction incoming) => MessageChannel.FromFunctions(
        send: outgoing.Send,
        receive: incoming.Receive,
        close: () =>
        {
            outgoing.Close();
            incoming.Close();
        });

    private sealed class Direction
    {
        private readonly Lock _gate = new();
        private readonly Queue<object?[]> _underWay = [];
        private readonly BlockingCollection<object?[]> _arrived = [];
        private bool _isOpen = true;

        public void Send(object?[] message)
        {
            lock (_gate)
            {
                if (_arrived.IsAddingCompleted)
                    throw new IOException("The link is closed.");
                if (_isOpen)
                    _arrived.Add(message);
                else
                    _underWay.Enqueue(message);
            }
        }

        public object?[]? Receive() => _arrived.TryTake(out var message, Timeout.Infinite) ? message : null;

        public bool Step()
        {
            lock (_gate)
            {
                if (!_underWay.TryDequeue(out var message))
                    return false;
                _arrived.Add(message);
                return true;
            }
        }

        public void Open()
        {
            lock (_gate)
            {
                _isOpen = true;
                while (_underWay.TryDequeue(out var message))
                    _arrived.Add(message);
            }
        }

        public void Hold()
        {
            lock (_gate)
                _isOpen = false;
        }

        public void Close()
        {
            lock (_gate)
                _arrived.CompleteAdding();
        }
    }
}
