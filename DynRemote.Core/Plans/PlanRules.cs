using DynRemote.Messages;

namespace DynRemote.Plans;

/// <summary>How many operands and blocks each kind of step has.</summary>
internal static class PlanRules
{
    /// <summary>Throws unless a step has what its kind needs.</summary>
    /// <exception cref="RemoteProtocolException">It has not.</exception>
    public static void Check(PlanStep step)
    {
        var (operands, blocks) = (step.Operands.Length, step.Blocks.Length);
        var fits = step.Kind switch
        {
            StepKind.Operation => FitsOperation(step, operands - 1),
            StepKind.And or StepKind.Or => operands == 1 && blocks == 1,
            StepKind.Choose => operands == 1 && blocks == 2,
            StepKind.Format => operands % 2 == 1 && blocks == 0,
            StepKind.Row => blocks == 0 && Enum.IsDefined((RowKind)step.Variant),
            StepKind.Function => blocks == 1 && operands == step.Blocks[0].Parameters + 1,
            StepKind.Sequence => FitsSequence((SequenceOperator)step.Variant, operands - 1, Array.ConvertAll(step.Blocks, static block => block.Parameters)),
            _ => throw PlanReader.Malformed($"there is no step of kind {(byte)step.Kind}"),
        };
        if (!fits)
            throw PlanReader.Malformed($"a step {step} has {operands} operands and {blocks} blocks, or others than it needs");
    }

    private static bool FitsOperation(PlanStep step, int arguments) =>
        step.Operation.Arguments.Names.Length <= Math.Max(arguments, 0)
        && (step.StaticTypes.Length == 0 || step.StaticTypes.Length == arguments)
        && step.Operation.Kind switch
        {
            OperationKind.Get or OperationKind.DeleteMember => arguments == 0 && step.Operation.Name is not null,
            OperationKind.Set => arguments == 1 && step.Operation.Name is not null,
            OperationKind.InvokeMember => arguments >= 0 && step.Operation.Name is not null,
            OperationKind.Invoke or OperationKind.Create or OperationKind.GetIndex or OperationKind.DeleteIndex => arguments >= 0,
            OperationKind.SetIndex => arguments >= 1,
            OperationKind.Convert => arguments == 1,
            OperationKind.Binary or OperationKind.BinaryFromRight => arguments == 1 && step.Operation.Name is not null,
            OperationKind.Unary => arguments == 0 && step.Operation.Name is not null,
            _ => false,
        };

    private static bool FitsSequence(SequenceOperator op, int arguments, int[] parameters) => op switch
    {
        SequenceOperator.Where or SequenceOperator.Select or SequenceOperator.SkipWhile or SequenceOperator.TakeWhile or SequenceOperator.OrderBy
            or SequenceOperator.OrderByDescending or SequenceOperator.ThenBy or SequenceOperator.ThenByDescending or SequenceOperator.DistinctBy or SequenceOperator.All =>
            arguments == 0 && parameters is [1],
        SequenceOperator.SelectMany => arguments == 0 && parameters is [1] or [1, 2],
        SequenceOperator.GroupBy or SequenceOperator.ToDictionary => arguments == 0 && parameters is [1] or [1, 1],
        SequenceOperator.Join or SequenceOperator.GroupJoin => arguments == 1 && parameters is [1, 1, 2],
        SequenceOperator.Distinct or SequenceOperator.Reverse => arguments == 0 && parameters is [],
        SequenceOperator.Skip or SequenceOperator.Take or SequenceOperator.SkipLast or SequenceOperator.TakeLast or SequenceOperator.Contains or SequenceOperator.ElementAt or SequenceOperator.ElementAtOrDefault
            or SequenceOperator.Concat or SequenceOperator.Union or SequenceOperator.Intersect or SequenceOperator.Except =>
            arguments == 1 && parameters is [],
        SequenceOperator.DefaultIfEmpty => arguments is 0 or 1 && parameters is [],
        SequenceOperator.Aggregate => arguments is 0 or 1 && parameters is [2],
        SequenceOperator.Any or SequenceOperator.Count or SequenceOperator.Sum or SequenceOperator.Min or SequenceOperator.Max or SequenceOperator.Average
            or SequenceOperator.First or SequenceOperator.FirstOrDefault or SequenceOperator.Single or SequenceOperator.SingleOrDefault
            or SequenceOperator.Last or SequenceOperator.LastOrDefault => arguments == 0 && parameters is [] or [1],
        _ => false,
    };
}
