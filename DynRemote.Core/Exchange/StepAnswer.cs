using System.Runtime.ExceptionServices;
using DynRemote.Operations;

namespace DynRemote.Exchange;

/// <summary>
/// What comes of a step of the peer's: nothing yet, a value, or an exception. Later steps name it as their target or argument. All fields are guarded by the
/// lock of this object; the outcome does not change any more once it is settled.
/// </summary>
/// <param name="id">The peer's number for it; 0 where the peer will not ask.</param>
/// <param name="chain">The chain of the step, as the peer numbers it; 0 where it is in none.</param>
internal sealed class StepAnswer(long id, long chain)
{
    private readonly Lock _gate = new();
    private object? _value;
    private Exception? _failure;
    private Exception[]? _furtherFailures;
    private volatile bool _isSettled;
    private Action? _waiting;
    private Action? _asking;
    private Action? _ending;

    /// <summary>How many steps that are done to it have come and have not run.</summary>
    private int _uses;

    private Action? _untilUnused;

    /// <summary>The peer's number for it.</summary>
    public long Id => id;

    /// <summary>The chain of the step, as the peer numbers it; 0 where it is in none.</summary>
    public long Chain => chain;

    /// <summary>Whether it is the answer to a call, whose sender waits for it. Written before anybody else sees it.</summary>
    public bool IsOfCall { get; init; }

    /// <summary>Whether it will not change any more.</summary>
    public bool IsSettled => _isSettled;

    /// <summary>Why there is no value; <see langword="null"/> where there is one.</summary>
    public Exception? Failure => _failure;

    /// <summary>Of a task that has faulted, its other exceptions; else <see langword="null"/>.</summary>
    public Exception[]? FurtherFailures => _furtherFailures;

    /// <summary>The arguments that the step has run with, for those by reference go back. Written before it is settled.</summary>
    public CallArguments Arguments { get; set; } = CallArguments.None;

    /// <summary>
    /// Whether the answer tells that the steps before it have started: <see langword="true"/> where it does, <see langword="false"/> where the step does not wait for its
    /// turn, <see langword="null"/> where it depends on whether any step waits aside. Written before it is settled.
    /// </summary>
    public bool? TellsOfOthers { get; set; }

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
    public void Settle(object? value) => End(value, null, null);

    /// <summary>The step has failed, or cannot run.</summary>
    public void Break(Failure failure) => End(null, failure.Exception, failure.Further);

    /// <summary>Runs the action when the answer is settled, before the peer is told: at once where it is already, else on the thread that settles it.</summary>
    public void WhenSettled(Action action)
    {
        if (!AddUnlessSettled(ref _waiting, action))
            action();
    }

    /// <summary>The peer has asked for the answer: the action tells it. Where the answer is settled already, that is left to the caller.</summary>
    /// <returns>Whether the action will run.</returns>
    public bool TellWhenSettled(Action action) => AddUnlessSettled(ref _asking, action);

    /// <summary>Runs the action when the answer is settled and the peer, where it has asked, has been told: at once where that is so already.</summary>
    public void WhenTold(Action action)
    {
        if (!AddUnlessSettled(ref _ending, action))
            action();
    }

    /// <summary>A step that is done to it has come.</summary>
    public void Use()
    {
        lock (_gate)
            _uses++;
    }

    /// <summary>A step that is done to it has run, or will never.</summary>
    public void EndUse()
    {
        Action? actions;
        lock (_gate)
        {
            if (--_uses > 0)
                return;
            (actions, _untilUnused) = (_untilUnused, null);
        }
        actions?.Invoke();
    }

    /// <summary>Runs the action when all steps that are done to it and have come have run: at once where they have, else on the thread that runs the last.</summary>
    public void WhenUnused(Action action)
    {
        lock (_gate)
        {
            if (_uses > 0)
            {
                _untilUnused += action;
                return;
            }
        }
        action();
    }

    private bool AddUnlessSettled(ref Action? actions, Action action)
    {
        lock (_gate)
        {
            if (_isSettled)
                return false;
            actions += action;
            return true;
        }
    }

    private void End(object? value, Exception? failure, Exception[]? further)
    {
        Action? waiting, asking, ending;
        lock (_gate)
        {
            if (_isSettled)
                return;
            (_value, _failure, _furtherFailures) = (value, failure, further);
            _isSettled = true;
            (waiting, asking, ending) = (_waiting, _asking, _ending);
            (_waiting, _asking, _ending) = (null, null, null);
        }
        // In this order: what the peer does when it knows must come behind the steps that have waited for it here.
        waiting?.Invoke();
        asking?.Invoke();
        ending?.Invoke();
    }
}
