using DynRemote.Operations;

namespace DynRemote.Plans;

/// <summary>A step as it was recorded. Operands are an <see cref="Origin"/>, or an object that goes with the plan.</summary>
internal sealed class RecordedStep(StepKind kind, RecordedBlock block, object?[] operands)
{
    /// <summary>What it does.</summary>
    public StepKind Kind { get; } = kind;

    /// <summary>The block that it is in.</summary>
    public RecordedBlock Block { get; set; } = block;

    /// <summary>What it works on.</summary>
    public object?[] Operands { get; } = operands;

    /// <summary>Of an operation: what is done, without the values.</summary>
    public Operation Operation { get; init; }

    /// <summary>Of a row its <see cref="RowKind"/>, of a query operator its <see cref="SequenceOperator"/>.</summary>
    public byte Variant { get; init; }

    /// <summary>Of a query operator: how many of the operands are arguments; of an interpolated string: the widths of its parts.</summary>
    public int[] Widths { get; init; } = [];

    /// <summary>The blocks that it may run.</summary>
    public RecordedBlock[] Blocks { get; init; } = [];

    /// <summary>The steps whose results it uses itself, or one of its blocks.</summary>
    public IEnumerable<RecordedStep> Uses() =>
        Operands.SelectMany(StepOf).Concat(Blocks.SelectMany(static block => block.Steps.SelectMany(static step => step.Uses()).Concat(StepOf(block.Result))));

    /// <summary>The step that an operand is the result of, or a part of the result.</summary>
    public static IEnumerable<RecordedStep> StepOf(object? operand) => operand switch
    {
        StepResult result => [result.Step],
        Field field => StepOf(field.Whole),
        _ => [],
    };
}
