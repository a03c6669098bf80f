using DynRemote.Binding;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Proxies;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Plans;

/// <summary>
/// Records one plan: runs its lambdas, each once, and takes what is done to proxies and placeholders as its steps. Used by one thread, and current on it
/// (<see cref="Recording.Current"/>) while a lambda runs.
/// </summary>
internal sealed partial class Recorder : IRecorder
{
    /// <summary>More than anybody writes; a loop that never ends in a lambda does.</summary>
    private const int MaxSteps = 10_000;

    private readonly Stack<string> _lambdas = new();

    /// <summary>The logical operators whose right side is being recorded, the innermost on top.</summary>
    private readonly Stack<(RemotePlaceholder Left, bool IsOr)> _open = new();

    private RecordedBlock _block = new(null);
    private int _steps;
    private bool _isOver;

    /// <summary>The plan as a block.</summary>
    public RecordedBlock Plan { get; } = new(null);

    /// <summary>Where the plan is to go: the connection of the first proxy in it; <see langword="null"/> while there is none.</summary>
    public IConversation? Conversation { get; private set; }

    /// <summary>The recorder whose lambda runs on this thread.</summary>
    public static Recorder? Current => Recording.Current as Recorder;

    /// <summary>Whether a value is the owner's, so that what is done with it is recorded.</summary>
    public static bool IsRemote(object? value) => value is RemotePlaceholder or RemotePromise || ProxyOrigin.Of(value) is not null;

    /// <summary>Runs a piece of code whose operations become steps of this plan, and ends the plan.</summary>
    /// <param name="lambda">Its text.</param>
    /// <param name="code">The code.</param>
    public void Run(string lambda, Action code)
    {
        if (Recording.Current is not null)
            throw new InvalidOperationException("A plan is recorded on this thread already.");
        _lambdas.Push(lambda);
        _block = Plan;
        Recording.Current = this;
        // Made in a filter, which runs while the lambda that it comes out of is still there to be shown.
        RemotePlanException? refusal = null;
        try
        {
            code();
            if (_open.Count > 0)
                throw RefuseBranch();
        }
        catch (RuntimeBinderException exception) when ((refusal = RefuseLocalOperation(exception)) is not null)
        {
            throw refusal;
        }
        finally
        {
            Recording.Current = null;
            _isOver = true;
        }
    }

    /// <summary>Records a function: its lambda is run once, on placeholders.</summary>
    /// <param name="function">The lambda.</param>
    /// <param name="parameters">What its parameters look like.</param>
    /// <param name="returns">What it returned looks like.</param>
    public RecordedBlock Function(RecordedFunction function, IReadOnlyList<Pattern> parameters, out Pattern returns)
    {
        var block = new RecordedBlock(_block, parameters.Count);
        var arguments = parameters.Select((pattern, index) => pattern.Stand(this, new Parameter(block, index))).ToArray();
        var pattern = Within(block, () => Pattern.Of(function.Body(arguments)), function.Lambda);
        Within(block, () => block.Result = pattern.Operand(this), function.Lambda);
        returns = pattern;
        return block;
    }

    /// <inheritdoc/>
    public object? Record(object target, in Operation operation)
    {
        if (operation.Arguments.ByReference != 0)
            throw Refuse($"'{operation.Name}' is called with ref or out.", "Only the owner has the value that would be written: return it as part of the result, or call the method outside of the plan.");
        if (!IsRecordable(operation))
            throw Refuse($"{Describe(operation)} needs its result at once.", "Do it outside of the plan, on the result or on the proxy.");
        var operands = new object?[1 + operation.Arguments.Values.Length];
        operands[0] = Operand(target);
        for (var i = 1; i < operands.Length; i++)
            operands[i] = Operand(operation.Arguments.Values[i - 1]);
        return Emit(new RecordedStep(StepKind.Operation, _block, operands) { Operation = operation });
    }

    /// <summary>Adds a step; answers what stands for its result.</summary>
    public RemotePlaceholder Emit(RecordedStep step)
    {
        if (++_steps > MaxSteps)
            throw Refuse($"The plan has more than {MaxSteps} steps.", "A loop in a lambda runs while the plan is recorded, and its condition never changes there: use Remote.Query for a loop over elements.");
        _block.Steps.Add(step);
        return new RemotePlaceholder(this, new StepResult(step));
    }

    /// <summary>Adds a step of a kind that has only operands.</summary>
    public RemotePlaceholder Emit(StepKind kind, object?[] operands, byte variant = 0, RecordedBlock[]? blocks = null, int[]? widths = null) =>
        Emit(new RecordedStep(kind, _block, operands) { Variant = variant, Blocks = blocks ?? [], Widths = widths ?? [] });

    /// <summary>Makes an operand of a value: where the owner will have it, or what goes with the plan.</summary>
    public object? Operand(object? value)
    {
        switch (value)
        {
            case RemotePlaceholder placeholder:
                CheckKnown(placeholder);
                return placeholder.Origin;
            case RemotePromise promise:
                Conversation ??= promise.Pipeline.Conversation;
                return promise;
            case RecordedFunction function:
                return function.Record(this);
            case IRecordedSequence query:
                return query.Node.Record(this).Operand;
            default:
                if (ProxyOrigin.Of(value) is { } proxy)
                    Conversation ??= ConversationOf(value as RemoteObject ?? proxy);
                if (Pattern.Of(value) is CompositePattern composite && composite.HasPlaceholders)
                    return composite.Operand(this);
                CheckWhole(value);
                return value;
        }
    }

    /// <summary>Throws where an object of this side holds what does not exist yet.</summary>
    /// <exception cref="RemotePlanException">It does, and the owner cannot make it.</exception>
    public void CheckWhole(object? value)
    {
        if (HiddenPlaceholders.In(value))
            throw RefuseHolder($"An object of type {TypeDisplay.Of(value!.GetType())}");
    }

    /// <summary>Makes an operand of a sequence whose elements are all that the plan wants of it.</summary>
    public object? ElementsOperand(object? sequence) =>
        sequence is RemotePlaceholder or IRecordedSequence || (sequence is not null && CompositePattern.TryMake(sequence) is { HasPlaceholders: true })
            ? Operand(sequence)
            : Operand(OwnElements.Of(sequence));

    /// <summary>Throws unless the lambda that runs on this thread is one of this plan's.</summary>
    /// <exception cref="RemotePlanException">It is not.</exception>
    public void CheckCurrent()
    {
        if (ReferenceEquals(Recording.Current, this))
            return;
        throw _isOver
            ? Refuse("A value of a recorded lambda is used after the lambda has ended.", "It never had a value: use what Remote.Run or the query returns.")
            : Refuse("A value of one plan is used on another thread or in another plan.", "Record everything that uses it in one lambda.");
    }

    private void CheckKnown(RemotePlaceholder placeholder)
    {
        if (!ReferenceEquals(placeholder.Recorder, this))
            throw Refuse("A value of another plan is used.", "Record everything that uses it in one lambda.");
        while (!_block.Sees(placeholder.Origin.Block))
        {
            // A branch of Remote.If took it for its own, but it is older than that.
            if (RecordedStep.StepOf(placeholder.Origin).FirstOrDefault() is not { Block.BranchOf: not null } step)
                throw Refuse("A value is used outside of the lambda, or of the side of && or ||, that it comes from.", "Only there the owner has it: make it again where it is needed.");
            MoveOut(step);
        }
    }

    private T Within<T>(RecordedBlock block, Func<T> code, string? lambda = null)
    {
        var (outer, open) = (_block, _open.Count);
        _block = block;
        if (lambda is not null)
            _lambdas.Push(lambda);
        try
        {
            var result = code();
            if (_open.Count > open)
                throw RefuseBranch();
            return result;
        }
        finally
        {
            _block = outer;
            if (lambda is not null)
                _lambdas.Pop();
        }
    }

    private static IConversation ConversationOf(object proxy) => proxy switch
    {
        RemoteObject remote => remote.Conversation,
        RemoteMethod method => method.Target.Conversation,
        RemoteEvent handle => handle.Target.Conversation,
        _ => throw new InvalidOperationException($"A {proxy.GetType()} is no proxy."),
    };

    // What only asks the connection about a reference has its answer here, and an awaiter or an enumerator is of no use before there is a result.
    private static bool IsRecordable(in Operation operation) => operation.Kind switch
    {
        OperationKind.InvokeMember => operation.Name is not (nameof(Task.GetAwaiter) or nameof(Task.ConfigureAwait)),
        OperationKind.Get or OperationKind.Set or OperationKind.Invoke or OperationKind.GetIndex or OperationKind.SetIndex or OperationKind.DeleteMember
            or OperationKind.DeleteIndex or OperationKind.Binary or OperationKind.BinaryFromRight or OperationKind.Unary or OperationKind.Create => true,
        _ => false,
    };
}
