using System.Text;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Plans;

/// <summary>
/// Reads the code of a plan (docs/protocol.md, Plans). It may be anything: it ends in a plan in which each operand is known where it is used, or in a
/// <see cref="RemoteProtocolException"/>.
/// </summary>
internal ref struct PlanReader
{
    /// <summary>How deep blocks may be nested, and parts in each other.</summary>
    private const int MaxDepth = 32;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly int _inputs;
    private readonly int _maxSteps;

    /// <summary>Each value by its number: the function that it is in, counted from the plan, and its slot; -1 once it is out of sight.</summary>
    private readonly List<(int Function, int Slot)> _values = [];

    private ReadOnlySpan<byte> _code;
    private int _steps;

    private PlanReader(ReadOnlySpan<byte> code, int inputs, int maxSteps)
    {
        _code = code;
        _inputs = inputs;
        _maxSteps = maxSteps;
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="code">The code.</param>
    /// <param name="inputs">How many inputs came with it.</param>
    /// <param name="limits">The limits of this side.</param>
    /// <exception cref="RemoteProtocolException">It is malformed or larger than the limits.</exception>
    public static PlanBlock Read(ReadOnlySpan<byte> code, int inputs, RemoteLimits limits)
    {
        if (code.Length > limits.MaxPlanBytes)
            throw Malformed($"it has {code.Length:N0} bytes, more than {limits.MaxPlanBytes:N0} (RemoteLimits.MaxPlanBytes)");
        var reader = new PlanReader(code, inputs, limits.MaxPlanSteps);
        var slots = 0;
        var plan = reader.Block(0, 0, ref slots, isFunction: false);
        if (plan.Parameters != 0 || reader._code.Length != 0)
            throw Malformed("something stands behind its end, or it has parameters");
        return plan with { Slots = slots };
    }

    private PlanBlock Block(int depth, int function, ref int slots, bool isFunction)
    {
        if (depth > MaxDepth)
            throw Malformed($"blocks are nested deeper than {MaxDepth}");
        var first = _values.Count;
        var parameters = Number();
        if (parameters > (isFunction ? 16 : 0))
            throw Malformed($"a block has {parameters} parameters");
        for (var i = 0; i < parameters; i++)
            _values.Add((function, slots++));
        var steps = new List<PlanStep>();
        for (var count = Number(); count > 0; count--)
            steps.Add(Step(depth, function, ref slots));
        var block = new PlanBlock(parameters, [.. steps], Operand(function), 0);
        for (var i = first; i < _values.Count; i++)
            _values[i] = (-1, 0);
        return block;
    }

    private PlanStep Step(int depth, int function, ref int slots)
    {
        if (++_steps > _maxSteps)
            throw Malformed($"it has more than {_maxSteps:N0} steps (RemoteLimits.MaxPlanSteps)");
        var kind = (StepKind)Byte();
        var operation = default(Operation);
        PlanOperand[] types = [], staticTypes = [];
        if (kind == StepKind.Operation)
        {
            operation = OperationOf();
            types = Operands(function);
            staticTypes = Operands(function);
        }
        var variant = kind is StepKind.Row or StepKind.Sequence ? Byte() : (byte)0;
        var operands = Operands(function);
        var widths = kind == StepKind.Format ? Widths(operands.Length / 2) : [];
        var blocks = kind == StepKind.Operation ? [] : Blocks(kind, depth, function, ref slots);
        var slot = slots++;
        _values.Add((function, slot));
        var step = new PlanStep(kind, slot, operands)
        {
            Operation = operation,
            TypeArguments = types,
            StaticTypes = staticTypes,
            Variant = variant,
            Widths = widths,
            Blocks = blocks,
        };
        PlanRules.Check(step);
        return step;
    }

    private Operation OperationOf()
    {
        var kind = (OperationKind)Byte();
        var flags = (PlanFlags)Byte();
        var constants = Byte();
        var name = flags.HasFlag(PlanFlags.HasName) ? Text() : null;
        var names = new string[Count()];
        for (var i = 0; i < names.Length; i++)
            names[i] = Text();
        return new Operation(kind, name, new CallArguments([])
        {
            Names = names,
            Constants = constants,
            IsChecked = flags.HasFlag(PlanFlags.IsChecked),
            IsCompound = flags.HasFlag(PlanFlags.IsCompound),
        })
        {
            IsExplicit = flags.HasFlag(PlanFlags.IsExplicit),
        };
    }

    private PlanBlock[] Blocks(StepKind kind, int depth, int function, ref int slots)
    {
        var blocks = new PlanBlock[Count()];
        for (var i = 0; i < blocks.Length; i++)
        {
            if (kind is StepKind.Sequence or StepKind.Function)
            {
                var own = 0;
                var block = Block(depth + 1, function + 1, ref own, isFunction: true);
                blocks[i] = block with { Slots = own };
            }
            else
            {
                blocks[i] = Block(depth + 1, function, ref slots, isFunction: false);
            }
        }
        return blocks;
    }

    private int[] Widths(int count)
    {
        var widths = new int[count];
        for (var i = 0; i < count; i++)
        {
            var number = Number();
            widths[i] = (number & 1) == 0 ? number / 2 : -(number / 2) - 1;
        }
        return widths;
    }

    private PlanOperand[] Operands(int function)
    {
        var operands = new PlanOperand[Count()];
        for (var i = 0; i < operands.Length; i++)
            operands[i] = Operand(function);
        return operands;
    }

    private PlanOperand Operand(int function)
    {
        List<int>? path = null;
        while (true)
        {
            var number = Number();
            var index = number >> 2;
            switch ((OperandKind)(number & 3))
            {
                case OperandKind.Field:
                    (path ??= []).Insert(0, index);
                    if (path.Count > MaxDepth)
                        throw Malformed($"parts are nested deeper than {MaxDepth}");
                    continue;
                case OperandKind.Value:
                    if (index >= _values.Count || _values[index] is not { Function: >= 0 } value)
                        throw Malformed($"value {index} is used where it is not known");
                    return new PlanOperand(OperandKind.Value, value.Slot, function - value.Function, path is null ? [] : [.. path]);
                case OperandKind.Input:
                    if (index >= _inputs)
                        throw Malformed($"input {index} is used, and {_inputs} have come");
                    return new PlanOperand(OperandKind.Input, index, 0, path is null ? [] : [.. path]);
                default:
                    return path is null ? new PlanOperand(OperandKind.Null, 0, 0, []) : throw Malformed("null has no parts");
            }
        }
    }

    // Each thing that is counted takes at least a byte.
    private int Count()
    {
        var count = Number();
        return count <= _code.Length ? count : throw Malformed("it ends too early");
    }

    private int Number()
    {
        var number = 0;
        for (var shift = 0; shift < 28; shift += 7)
        {
            var part = Byte();
            number |= (part & 0x7F) << shift;
            if (part < 0x80)
                return number;
        }
        throw Malformed("a number is too large");
    }

    private string Text()
    {
        var length = Count();
        try
        {
            var text = Utf8.GetString(_code[..length]);
            _code = _code[length..];
            return text;
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("a name is no text");
        }
    }

    private byte Byte()
    {
        if (_code.Length == 0)
            throw Malformed("it ends too early");
        var first = _code[0];
        _code = _code[1..];
        return first;
    }

    internal static RemoteProtocolException Malformed(string what) => new($"A plan is malformed: {what}.");
}
