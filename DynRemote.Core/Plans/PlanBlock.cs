using DynRemote.Operations;

namespace DynRemote.Plans;

/// <summary>Steps that are done together, as they were read. Immutable.</summary>
/// <param name="Parameters">How many parameters it has: a function's stand in the first slots of its frame.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Result">What it answers.</param>
/// <param name="Slots">Of a function or a plan: how many values it has, those of its inner blocks included.</param>
internal sealed record PlanBlock(int Parameters, PlanStep[] Steps, PlanOperand Result, int Slots);

/// <summary>One step, as it was read. Immutable.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Slot">Where its result goes.</param>
/// <param name="Operands">What it works on.</param>
internal sealed record PlanStep(StepKind Kind, int Slot, PlanOperand[] Operands)
{
    /// <summary>Of an operation: all but the values.</summary>
    public Operation Operation { get; init; }

    /// <summary>Of an operation: explicit type arguments.</summary>
    public PlanOperand[] TypeArguments { get; init; } = [];

    /// <summary>Of an operation: the types that the caller's language knows of its arguments, null where it knows none; empty if of none.</summary>
    public PlanOperand[] StaticTypes { get; init; } = [];

    /// <summary>Of a row or a query operator: which.</summary>
    public byte Variant { get; init; }

    /// <summary>Of an interpolated string: the widths of its parts.</summary>
    public int[] Widths { get; init; } = [];

    /// <summary>The blocks that it may run.</summary>
    public PlanBlock[] Blocks { get; init; } = [];

    /// <summary>A few words for it.</summary>
    public override string ToString() => Kind switch
    {
        StepKind.Operation => OperationText.Of(Operation),
        StepKind.Sequence => ((SequenceOperator)Variant).ToString(),
        StepKind.And => "&&",
        StepKind.Or => "||",
        var kind => kind.ToString(),
    };
}

/// <summary>What a step works on, as it was read.</summary>
/// <param name="Kind">Where it is.</param>
/// <param name="Index">Of a value its slot, of an input its number.</param>
/// <param name="Level">Of a value: how many functions further out its frame is.</param>
/// <param name="Path">Of a part of a row: which part, from the outside in; empty for the whole.</param>
internal readonly record struct PlanOperand(OperandKind Kind, int Index, int Level, int[] Path);
