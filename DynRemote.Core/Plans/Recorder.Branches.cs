using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Plans;

/// <content>
/// <c>&amp;&amp;</c>, <c>||</c> and <c>Remote.If</c>. C# evaluates <c>a &amp;&amp; b</c> as <c>IsFalse(a) ? a : And(a, b)</c>: the test is answered with false,
/// and the operator that must follow proves that it was no branch; what was recorded in between is the right side.
/// </content>
internal sealed partial class Recorder
{
    /// <summary>The test that <c>&amp;&amp;</c>, <c>||</c>, or a branch begins with.</summary>
    public void BeginLogical(RemotePlaceholder left, bool isOr)
    {
        CheckKnown(left);
        if (++_steps > MaxSteps)
            throw RefuseBranch();
        _open.Push((left, isOr));
        _block = new RecordedBlock(_block);
    }

    /// <summary>The operator that ends <c>&amp;&amp;</c> or <c>||</c>.</summary>
    public object? EndLogical(RemotePlaceholder left, bool isOr, object? right)
    {
        if (!_open.TryPop(out var begun) || !ReferenceEquals(begun.Left, left) || begun.IsOr != isOr)
            throw RefuseBranch();
        var block = _block;
        block.Result = Operand(right);
        _block = block.Parent!;
        return Emit(isOr ? StepKind.Or : StepKind.And, [Operand(left)], blocks: [block]);
    }

    /// <summary>One of two values that have been recorded both, but of which only the one is to be made.</summary>
    public object? Choose(object? condition, object? then, object? otherwise)
    {
        object?[] operands = [Operand(condition), Choice(then), Choice(otherwise)];
        // C# has evaluated the three in this order, so that what only the last one needs stands last.
        var elseBlock = TakeTail(operands[2], operands[0], operands[1]);
        var thenBlock = TakeTail(operands[1], operands[0]);
        return EmitChoice(operands[0], thenBlock, elseBlock);
    }

    /// <summary>One of two values that have lambdas of their own.</summary>
    public object? Choose(object? condition, Func<dynamic?> then, Func<dynamic?> otherwise) =>
        EmitChoice(Operand(condition), Branch(then), Branch(otherwise));

    /// <summary>A conversion.</summary>
    public object Cast(object? value, Type type) => Emit(new RecordedStep(StepKind.Operation, _block, [Operand(value), type])
    {
        Operation = new Operation(OperationKind.Convert) { IsExplicit = true },
    });

    private RemotePlaceholder EmitChoice(object? condition, RecordedBlock then, RecordedBlock otherwise)
    {
        var choice = new RecordedStep(StepKind.Choose, _block, [condition]) { Blocks = [then, otherwise] };
        then.BranchOf = otherwise.BranchOf = choice;
        return Emit(choice);
    }

    private RecordedBlock Branch(Func<dynamic?> lambda)
    {
        var block = new RecordedBlock(_block);
        return Within(block, () =>
        {
            block.Result = Choice((object?)lambda());
            return block;
        });
    }

    // What the caller would have to rebuild is not known before one of the two is chosen.
    private object? Choice(object? value) => Pattern.Of(value) is CompositePattern { HasPlaceholders: true }
        ? throw Refuse("Remote.If chooses between objects that the lambda makes: an anonymous object, a tuple or an array.", "Make the object of chosen values, as in `new { A = Remote.If(c, x.A, 0) }`.")
        : Operand(value);

    private RecordedBlock TakeTail(object? operand, params object?[] before)
    {
        var block = new RecordedBlock(_block) { Result = operand };
        var own = Needed([operand]);
        own.ExceptWith(Needed(before));
        var steps = _block.Steps;
        var start = steps.Count;
        while (start > 0 && own.Contains(steps[start - 1]))
            start--;
        foreach (var step in steps[start..])
        {
            step.Block = block;
            block.Steps.Add(step);
        }
        steps.RemoveRange(start, steps.Count - start);
        foreach (var nested in block.Steps.SelectMany(static step => step.Blocks))
            nested.Parent = block;
        return block;
    }

    private static HashSet<RecordedStep> Needed(object?[] operands)
    {
        var needed = new HashSet<RecordedStep>();
        var open = new Stack<RecordedStep>(operands.SelectMany(RecordedStep.StepOf));
        while (open.TryPop(out var step))
        {
            if (!needed.Add(step))
                continue;
            foreach (var used in step.Uses())
                open.Push(used);
        }
        return needed;
    }

    // With the steps that it needs itself, to in front of the choice.
    private static void MoveOut(RecordedStep step)
    {
        var block = step.Block;
        foreach (var needed in step.Uses().Where(used => ReferenceEquals(used.Block, block)).Distinct().ToList())
            MoveOut(needed);
        block.Steps.Remove(step);
        var parent = block.Parent!;
        step.Block = parent;
        parent.Steps.Insert(parent.Steps.IndexOf(block.BranchOf!), step);
        foreach (var nested in step.Blocks)
            nested.Parent = parent;
    }
}
