using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Values;

namespace DynRemote.Plans;

/// <summary>
/// The owner's side of a plan: does its steps with the binder, which asks the gate for each member as for an operation of its own. A query in it runs when it is
/// walked, which may be after the plan has answered; so may its functions, on any thread.
/// </summary>
/// <param name="binder">Does the operations.</param>
/// <param name="inputs">What came with the plan. Never changed.</param>
/// <param name="budget">What it may cost.</param>
internal sealed partial class PlanRun(MemberBinder binder, object?[] inputs, PlanBudget budget)
{
    /// <summary>The key in <see cref="Exception.Data"/> under which an exception says which step has failed.</summary>
    public const string FailedStep = "DynRemote.FailedStep";

    private readonly SequenceOperators _sequences = new(binder, budget);

    /// <summary>What it may cost.</summary>
    public PlanBudget Budget => budget;

    /// <summary>What came with the plan.</summary>
    public object?[] Inputs => inputs;

    /// <summary>Whether the plan has answered. What the owner has kept of its functions then runs on, each call with a budget of its own. Set once.</summary>
    public bool IsOver { get; set; }

    /// <summary>The same for a call after the plan has answered.</summary>
    public PlanRun Afterwards() => new(binder, inputs, budget.Renewed());

    /// <summary>Does the plan.</summary>
    public object? Run(PlanBlock plan) => Do(plan, new PlanFrame(plan.Slots, null));

    /// <summary>Does a block in the frame of its function.</summary>
    public object? Do(PlanBlock block, PlanFrame frame)
    {
        foreach (var step in block.Steps)
        {
            budget.Charge();
            try
            {
                frame.Slots[step.Slot] = budget.Made(Do(step, frame));
            }
            catch (Exception exception) when (Note(exception, step))
            {
                throw;
            }
        }
        return Value(block.Result, frame);
    }

    private object? Do(PlanStep step, PlanFrame frame)
    {
        switch (step.Kind)
        {
            case StepKind.Operation:
                return Operate(step, frame);
            case StepKind.And or StepKind.Or:
                return Combine(step, frame);
            case StepKind.Choose:
                return Do(step.Blocks[IsTrue(Value(step.Operands[0], frame)) ? 0 : 1], frame);
            case StepKind.Format:
                return Format(step, frame);
            case StepKind.Row:
                return new PlanRow((RowKind)step.Variant, Values(step.Operands, frame, 0));
            case StepKind.Function:
                return FunctionDelegate.Make(new PlanFunction(this, step.Blocks[0], frame).CallWith, Values(step.Operands, frame, 0), binder);
            default:
                var functions = Array.ConvertAll(step.Blocks, block => (ElementFunction)new PlanFunction(this, block, frame));
                return _sequences.Apply((SequenceOperator)step.Variant, Value(step.Operands[0], frame), Values(step.Operands, frame, 1), functions);
        }
    }

    // IsFalse(a) ? a : a & b, as C# has it.
    private object? Combine(PlanStep step, PlanFrame frame)
    {
        var isAnd = step.Kind == StepKind.And;
        var left = Value(step.Operands[0], frame);
        if (left is bool known)
        {
            if (known != isAnd)
                return left;
        }
        else if (binder.Unary(isAnd ? ExpressionType.IsFalse : ExpressionType.IsTrue, left) is true)
        {
            return left;
        }
        var right = Do(step.Blocks[0], frame);
        return left is bool && right is bool ? right : binder.Binary(isAnd ? ExpressionType.AndAlso : ExpressionType.OrElse, left, Argument(right));
    }

    private bool IsTrue(object? condition) => condition as bool? ?? binder.Unary(ExpressionType.IsTrue, condition) is true;

    private string Format(PlanStep step, PlanFrame frame)
    {
        var culture = Value(step.Operands[0], frame) is string name
            ? CultureInfo.GetCultureInfo(name, predefinedOnly: true)
            : throw PlanReader.Malformed("an interpolated string begins with the name of a culture");
        var text = new StringBuilder();
        for (var i = 0; i < step.Widths.Length; i++)
        {
            var format = Value(step.Operands[(2 * i) + 2], frame) as string;
            budget.ChargeText(Math.Abs((long)step.Widths[i]) + TextGrowth.OfFormat(format));
            text.Append(TextOf(Argument(Value(step.Operands[(2 * i) + 1], frame)), step.Widths[i], format, culture));
            budget.ChargeText(text.Length);
        }
        return text.ToString();
    }

    // Numbers, dates and texts are formatted as their types do it; of any other object its ToString is asked for, through the gate.
    private string TextOf(object? value, int width, string? format, CultureInfo culture) =>
        value is null or string || (value is IFormattable && ScalarTypes.TryKindOf(value.GetType(), out _)) || value is Enum
            ? TextPart.Of(value, width, format, culture)
            : TextPart.Of(binder.InvokeMember(value!, nameof(ToString), CallArguments.None), width, null, culture);

    private object?[] Values(PlanOperand[] operands, PlanFrame frame, int from)
    {
        var values = new object?[operands.Length - from];
        for (var i = 0; i < values.Length; i++)
            values[i] = Value(operands[from + i], frame);
        return values;
    }

    private object? Value(in PlanOperand operand, PlanFrame frame)
    {
        var value = operand.Kind switch
        {
            OperandKind.Value => frame.Outward(operand.Level).Slots[operand.Index],
            OperandKind.Input => inputs[operand.Index],
            _ => null,
        };
        foreach (var index in operand.Path)
            value = PartOf(value, index);
        return value;
    }

    private static object? PartOf(object? whole, int index) => whole switch
    {
        PlanRow row when index < row.Parts.Length => row.Parts[index],
        PlanGroup group when index == 0 => group.Key,
        // A row that there is none of (FirstOrDefault, DefaultIfEmpty) fails as it does in C#: with a NullReferenceException of the runtime's.
        _ => throw PlanReader.Malformed($"a part of a {whole!.GetType().Name} is used, which has none"),
    };

    // The first step that fails is the one that a caller wants to know of, and not those around it.
    private static bool Note(Exception exception, PlanStep step)
    {
        if (step.Kind == StepKind.Operation && !exception.Data.IsReadOnly && !exception.Data.Contains(FailedStep))
            exception.Data[FailedStep] = step.ToString();
        return false;
    }
}
