using System.Dynamic;
using System.Linq.Expressions;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Promises;
using DynRemote.Proxies;
using DynRemote.Values;

namespace DynRemote;

/// <summary>
/// What an operation of the async view gives (<see cref="Remote.Async"/>): stands for a value that is not there yet. Use it through <c>dynamic</c>: operations
/// on it are sent at once and give further promises; <see langword="await"/> gives the value, or a reference.
/// </summary>
/// <remarks>
/// A promise may be used by any number of threads. <see langword="is"/>, <see langword="as"/>, <c>??</c> and <c>?.</c> look at the promise and not at its value, for
/// C# does not ask a dynamic object there.
/// </remarks>
public sealed partial class RemotePromise : IDynamicMetaObjectProvider, IStepOutcome, IPromised
{
    private readonly IPipeline _pipeline;
    private readonly TaskCompletionSource<object?> _value = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();

    /// <summary>The number at the peer; 0 where there is none. Written before anybody else sees the promise.</summary>
    private long _answer;

    private long _sequence;

    /// <summary>What holds the step back; guarded by the lock of the pipeline.</summary>
    private object? _batch;

    /// <summary>Whether it is the first part of the elements of another one. Written before anybody else sees the promise.</summary>
    private bool _isChunked;

    /// <summary>How many threads are just sending a step that names this promise: it must not be dropped meanwhile. Changed atomically.</summary>
    private int _pins;

    /// <summary>1 once the peer has been told that it will not be named again. Changed atomically.</summary>
    private int _dropped;

    /// <summary>1 once somebody has asked for the value, and so will see a failure. Changed atomically.</summary>
    private int _observed;

    internal RemotePromise(IPipeline pipeline) => _pipeline = pipeline;

    internal RemotePromise(IPipeline pipeline, object? value)
    {
        _pipeline = pipeline;
        _value.SetResult(value);
        GC.SuppressFinalize(this);
    }

    /// <summary>Tells the connection that the answer will not be named again.</summary>
    ~RemotePromise()
    {
        if (_answer != 0 && _dropped == 0)
            _pipeline.Drop(_answer);
    }

    /// <summary>A task of the value: for <see cref="Task.WhenAll(Task[])"/> and the like.</summary>
    public static implicit operator Task<object?>(RemotePromise promise)
    {
        ArgumentNullException.ThrowIfNull(promise);
        return promise.MakeTask(static value => value);
    }

    /// <summary>Says what it is; no round trip.</summary>
    public override string ToString() => _value.Task.Status switch
    {
        TaskStatus.RanToCompletion => $"A promise that has become {_value.Task.Result ?? "null"}",
        TaskStatus.Faulted => $"A promise that was broken: {_value.Task.Exception!.InnerException!.Message}",
        _ => "A promise of what is not there yet; await it",
    };

    /// <summary>Identity: true for the same promise.</summary>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>Identity's hash code.</summary>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    DynamicMetaObject IDynamicMetaObjectProvider.GetMetaObject(Expression parameter) => new PromiseMetaObject(parameter, this);

    bool IPromised.TryGetValue(out object? value) => TryGetValue(out value);

    /// <summary>A task of the value; asks for it if need be.</summary>
    internal Task<object?> GetValueAsync()
    {
        Observe();
        _isOnlyTasks = false;
        if (!_value.Task.IsCompleted && !_isLocal)
            _pipeline.Ask(this);
        TakeIfThere();
        return _pipeline.Within(ReadAsync());
    }

    /// <summary>A task of the value, for whoever does not wait yet.</summary>
    internal Task<object?> GetValueSoonAsync()
    {
        Observe();
        if (!_value.Task.IsCompleted && !_isLocal)
            _pipeline.AskSoon(this);
        TakeIfThere();
        return _pipeline.Within(EndAsync().Unwrap());
    }

    /// <summary>Makes a task that the program gets, and may wait for, or not.</summary>
    /// <param name="make">Makes it of one of the value.</param>
    internal T MakeTask<T>(Func<Task<object?>, T> make)
        where T : Task
    {
        if (Volatile.Read(ref _observed) == 0)
            _isOnlyTasks = true;
        var task = make(GetValueSoonAsync());
        lock (_gate)
        {
            if (!_value.Task.IsCompleted)
                (_tasks ??= []).Add(task);
        }
        return task;
    }

    /// <summary>Does an operation on what this will be.</summary>
    internal object? PerformAtSite(SiteOperation site, object?[] arguments)
    {
        if (Recording.Current is { } recorder)
            return recorder.Record(this, site.With(arguments));
        switch (site)
        {
            case { Kind: OperationKind.InvokeMember, Name: nameof(Task.GetAwaiter) } when arguments.Length == 0:
                return GetValueAsync().GetAwaiter();
            case { Kind: OperationKind.InvokeMember, Name: nameof(Task.ConfigureAwait) } when arguments is [bool context]:
                return GetValueAsync().ConfigureAwait(context);
            case { Kind: OperationKind.Unary, Name: nameof(ExpressionType.IsTrue) or nameof(ExpressionType.IsFalse) }:
                return (bool)PromiseValues.Wait(this, typeof(bool), isExplicit: false, isChecked: false)! == (site.Name == nameof(ExpressionType.IsTrue));
            case { Facts: { ByReference: not 0, IsLoose: false } }:
                throw new RemoteException(
                    $"{OperationText.Of(site.With(arguments))} passes an argument by ref or out, which a promise cannot change any more. Call it on the reference itself, not on its async view.");
            case { Kind: OperationKind.Set or OperationKind.SetIndex }:
                var assigned = arguments[^1];
                Perform(site.With(arguments), isWanted: false);
                return assigned;
            case { Kind: OperationKind.DeleteMember or OperationKind.DeleteIndex } or { Facts.IsDiscarded: true }:
                Perform(site.With(arguments), isWanted: false);
                return null;
            default:
                return Perform(site.With(arguments));
        }
    }

    /// <summary>Sends an operation on what this will be.</summary>
    internal RemotePromise Perform(in Operation operation) => Perform(operation, isWanted: true)!;

    internal object? ConvertAtSite(Type type, bool isExplicit, bool isChecked) =>
        Recording.Current is { } recorder ? throw recorder.RefuseConversion(type) : PromiseValues.Convert(this, type, isExplicit, isChecked);

    internal bool HasEnded => _value.Task.IsCompleted;

    internal IPipeline Pipeline => _pipeline;

    private bool TryGetValue(out object? value)
    {
        var isThere = _value.Task.IsCompletedSuccessfully;
        value = isThere ? _value.Task.Result : null;
        return isThere;
    }

    private RemotePromise? Perform(in Operation operation, bool isWanted)
    {
        var named = PromiseValues.PromisesIn(operation.Arguments.Values);
        lock (_gate)
        {
            if (TryHold(operation, named, isWanted, out var held))
                return held;
            // With the lock: the value that comes from here on finds the step on its way.
            Interlocked.Increment(ref _pins);
        }
        foreach (var promise in named)
            Interlocked.Increment(ref promise._pins);
        try
        {
            // What depends on a failure is broken by it, and is no failure of its own.
            if (_value.Task.Exception is { InnerException: { } failure })
                return isWanted ? Broken(failure) : null;
            var hasValue = TryGetValue(out var value);
            if (hasValue && PromiseValues.IsOwnObject(value))
            {
                var local = isWanted ? Local(_pipeline) : null;
                DoHere(value!, new HeldStep(operation, named, local));
                return local;
            }
            return Send(hasValue ? value : this, operation, named, isWanted);
        }
        finally
        {
            Unpin();
            foreach (var promise in named)
                promise.Unpin();
        }
    }

    private RemotePromise? Send(object? target, in Operation operation, RemotePromise[] named, bool isWanted)
    {
        foreach (var promise in named)
        {
            // The peer knows nothing of a promise of this side, and no longer of one that has failed: their numbers cannot be sent.
            var failure = promise._isLocal ? promise.WaitForFailure() : promise._value.Task.Exception?.InnerException;
            if (failure is not null)
                return isWanted ? Broken(failure) : null;
        }
        var outcome = isWanted ? new RemotePromise(_pipeline) { _isChunked = operation.Kind == OperationKind.Enumerate } : null;
        var sequence = _pipeline.Send(target, operation, outcome);
        if (ReferenceEquals(target, this))
            Used(sequence);
        return outcome;
    }

    private RemotePromise Broken(Exception failure)
    {
        var broken = new RemotePromise(_pipeline);
        broken.BreakWith(failure);
        return broken;
    }

    private Exception? WaitForFailure()
    {
        ((IAsyncResult)_value.Task).AsyncWaitHandle.WaitOne();
        return _value.Task.Exception?.InnerException;
    }

    private void Observe()
    {
        Interlocked.Exchange(ref _observed, 1);
        if (_value.Task.Exception is { InnerException: { } failure })
            _pipeline.Seen(failure);
    }

    // Asking says first that somebody waits, and looks for the value afterwards; what brings the value does it the other way round.
    private void TakeIfThere()
    {
        if (_answer != 0 && _value.Task.IsCompleted)
            _pipeline.Took(this);
    }

    private void Unpin()
    {
        Interlocked.Decrement(ref _pins);
        DropIfDone();
    }

    // Whoever pins it from here on finds the value, and names that.
    private void DropIfDone()
    {
        if (_answer == 0 || !_value.Task.IsCompleted || Volatile.Read(ref _pins) > 0 || Interlocked.Exchange(ref _dropped, 1) == 1)
            return;
        _pipeline.Drop(_answer);
    }

    private async Task<object?> ReadAsync() => await _value.Task.ConfigureAwait(false);
}
