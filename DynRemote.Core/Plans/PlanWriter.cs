using System.Buffers;
using System.Text;
using DynRemote.Values;

namespace DynRemote.Plans;

/// <summary>Writes a recorded plan as code (docs/protocol.md, Plans). What is not code goes with it as inputs, so that the same lambda always is the same code.</summary>
internal sealed class PlanWriter
{
    private readonly ArrayBufferWriter<byte> _code = new();
    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<object?> _inputs = [];
    private int _next;

    /// <summary>Writes a plan or a function.</summary>
    /// <param name="plan">Its block.</param>
    /// <param name="inputs">What goes with the code.</param>
    public static byte[] Write(RecordedBlock plan, out IReadOnlyList<object?> inputs)
    {
        var writer = new PlanWriter();
        writer.Block(plan);
        inputs = writer._inputs;
        return writer._code.WrittenSpan.ToArray();
    }

    private void Block(RecordedBlock block)
    {
        Number(block.Parameters);
        _numbers[block] = _next;
        _next += block.Parameters;
        Number(block.Steps.Count);
        foreach (var step in block.Steps)
            Step(step);
        Operand(block.Result);
    }

    private void Step(RecordedStep step)
    {
        Byte((byte)step.Kind);
        if (step.Kind == StepKind.Operation)
            OperationOf(step);
        if (step.Kind is StepKind.Row or StepKind.Sequence)
            Byte(step.Variant);
        Number(step.Operands.Length);
        foreach (var operand in step.Operands)
            Operand(operand);
        if (step.Kind == StepKind.Format)
        {
            foreach (var width in step.Widths)
                Number(width < 0 ? (-2 * width) - 1 : 2 * width);
        }
        if (step.Kind != StepKind.Operation)
        {
            Number(step.Blocks.Length);
            foreach (var block in step.Blocks)
                Block(block);
        }
        _numbers[step] = _next++;
    }

    private void OperationOf(RecordedStep step)
    {
        var operation = step.Operation;
        var arguments = operation.Arguments;
        Byte((byte)operation.Kind);
        var flags = (operation.IsExplicit ? PlanFlags.IsExplicit : 0) | (arguments.IsChecked ? PlanFlags.IsChecked : 0)
            | (arguments.IsCompound ? PlanFlags.IsCompound : 0) | (operation.Name is null ? 0 : PlanFlags.HasName);
        Byte((byte)flags);
        Byte(arguments.Constants);
        if (operation.Name is not null)
            Text(operation.Name);
        Number(arguments.Names.Length);
        foreach (var name in arguments.Names)
            Text(name);
        Number(arguments.TypeArguments.Length);
        foreach (var type in arguments.TypeArguments)
            Operand(type);
        Number(arguments.StaticTypes.Length);
        foreach (var type in arguments.StaticTypes)
            Operand(NameableOrNull(type));
    }

    // They choose among the overloads that the owner has, so a type that the owner cannot have may as well not be told.
    private static Type? NameableOrNull(Type? type) => type is not null && TypeForm.TryEncode(type) is not null ? type : null;

    private void Operand(object? operand)
    {
        switch (operand)
        {
            case null:
                Number((int)OperandKind.Null);
                break;
            case StepResult result:
                Number((_numbers[result.Step] << 2) | (int)OperandKind.Value);
                break;
            case Parameter parameter:
                Number(((_numbers[parameter.Function] + parameter.Index) << 2) | (int)OperandKind.Value);
                break;
            case Field field:
                Number((field.Index << 2) | (int)OperandKind.Field);
                Operand(field.Whole);
                break;
            default:
                Number((InputOf(operand) << 2) | (int)OperandKind.Input);
                break;
        }
    }

    // An object that stands in the plan twice goes with it once.
    private int InputOf(object value)
    {
        if (_numbers.TryGetValue(value, out var known))
            return known;
        _inputs.Add(value);
        return _numbers[value] = _inputs.Count - 1;
    }

    private void Text(string text)
    {
        Number(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, _code);
    }

    // Seven bits a byte, the lowest first; the eighth says that more follow.
    private void Number(int number)
    {
        for (; number >= 0x80; number >>= 7)
            Byte((byte)(number | 0x80));
        Byte((byte)number);
    }

    private void Byte(byte value)
    {
        _code.GetSpan(1)[0] = value;
        _code.Advance(1);
    }
}
