using System.Runtime.ExceptionServices;

namespace DynRemote.Conversation;

/// <summary>
/// What comes of a step of the peer's: nothing yet, a value, or an exception. Later steps name it as their target or argument. All fields are guarded by the
/// lock of this object until it is settled, and do not change afterwards.
/// </summary>
/// <param name="id">The peer's number for it; 0 where the peer will not ask.</param>
internal sealed class StepAnswer(long id)
{
    private readonly Lock _gate = new();
    private object? _value;
    private Exception? _failure;
    private volatile bool _isSettled;
    private List<Action>? _waiting;

    /// <summary>The peer's number for it.</summary>
    public long Id => id;

    /// <summary>Whether it will not change any more.</summary>
    public bool IsSettled => _isSettled;

    /// <summary>Why there is no value; <see langword="null"/> where there is one.</summary>
    public Exception? Failure => _failure;

    /// <summary>The step, once it has run: it knows which by-reference arguments go back.</summary>
    public IncomingRequest? Request { get; set; }

    /// <summary>The value of a settled answer.</summary>
    public object? Value
    {
        get
        {
            if (_failure is not null)
                ExceptionDispatchInfo.Throw(_failure);
            return _value;
        }
    }

    /// <summary>The step has ended well.</summary>
    public void Settle(object? value) => End(value, null);

    /// <summary>The step has failed, or cannot run.</summary>
    public void Break(Exception failure) => End(null, failure);

    /// <summary>Runs the action when the answer is settled: at once where it is already, else on the thread that settles it.</summary>
    public void WhenSettled(Action action)
    {
        lock (_gate)
        {
            if (!_isSettled)
            {
                (_waiting ??= []).Add(action);
                return;
            }
        }
        action();
    }

    private void End(object? value, Exception? failure)
    {
        List<Action>? waiting;
        lock (_gate)
        {
            if (_isSettled)
                return;
            (_value, _failure) = (value, failure);
            _isSettled = true;
            (waiting, _waiting) = (_waiting, null);
        }
        foreach (var action in waiting ?? [])
            action();
    }
}
