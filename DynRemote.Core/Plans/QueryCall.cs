using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Proxies;

namespace DynRemote.Plans;

/// <summary>A query on its way to its owner: recorded anew each time, as LINQ evaluates a query anew each time that it is used.</summary>
internal static class QueryCall
{
    /// <summary>Evaluates an operator that answers one value: here, at the owner, or as a part of the plan that is being recorded.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="node">The query.</param>
    /// <param name="functions">The operator's lambdas.</param>
    /// <param name="arguments">Its other arguments.</param>
    public static object? Evaluate(SequenceOperator op, QueryNode node, RecordedFunction[] functions, params object?[] arguments)
    {
        if (Recorder.Current is { } current)
            return Step(current, op, node, functions, arguments, out var result).Stand(current, (Origin)result!);
        if (node.IsHere)
            return Here(op, node, functions, arguments);
        var (recorder, pattern) = RecordStep(op, node, functions, arguments);
        return recorder.Conversation is { } conversation ? pattern.Rebuild(PlanCall.Run(conversation, recorder.Plan)) : Here(op, node, functions, arguments);
    }

    /// <summary>The same without holding the thread.</summary>
    public static async Task<object?> EvaluateAsync(
        SequenceOperator op, QueryNode node, RecordedFunction[] functions, CancellationToken token, params object?[] arguments)
    {
        if (Recorder.Current is { } current)
            throw current.RefuseResult($"{op}Async");
        if (node.IsHere)
            return Here(op, node, functions, arguments);
        var (recorder, pattern) = RecordStep(op, node, functions, arguments);
        if (recorder.Conversation is not { } conversation)
            return Here(op, node, functions, arguments);
        return pattern.Rebuild(await PlanCall.RunAsync(Limited(conversation, token), recorder.Plan).ConfigureAwait(false));
    }

    /// <summary>The elements, in the parts in which they come.</summary>
    /// <param name="node">The query.</param>
    /// <param name="isWhole">Whether all of them are wanted, and wanted at once.</param>
    public static IEnumerable<object?> Elements(QueryNode node, bool isWhole)
    {
        if (Recorder.Current is { } current)
            throw current.RefuseResult("The elements of a query");
        if (node.IsHere)
            return HereAll(node);
        var (recorder, pattern) = RecordAll(node);
        return recorder.Conversation is { } conversation
            ? RemoteSequence.Chunks(() => (Chunk)PlanCall.Query(conversation, recorder.Plan, isWhole)!).SelectMany(chunk => Rebuilt(chunk, pattern))
            : HereAll(node);
    }

    /// <summary>The elements, in the parts in which they come, without holding a thread.</summary>
    /// <param name="node">The query.</param>
    /// <param name="isWhole">Whether all of them are wanted, and wanted at once.</param>
    /// <param name="token">Ends the wait for a part.</param>
    public static async IAsyncEnumerable<object?> ElementsAsync(
        QueryNode node, bool isWhole, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        if (Recorder.Current is { } current)
            throw current.RefuseResult("The elements of a query");
        var (recorder, pattern) = node.IsHere ? default : RecordAll(node);
        if (recorder?.Conversation is not { } whole)
        {
            foreach (var element in HereAll(node))
                yield return element;
            yield break;
        }
        var conversation = Limited(whole, token);
        await foreach (var part in RemoteAsyncSequence.Parts(() => PlanCall.QueryAsync(conversation, recorder.Plan, isWhole), NextAsync).ConfigureAwait(false))
        {
            foreach (var element in Rebuilt(part, pattern))
                yield return element;
        }

        async Task<object?> NextAsync(RemoteObject cursor)
        {
            try
            {
                token.ThrowIfCancellationRequested();
                return await conversation.PerformAsync(cursor.Id, new Operation(OperationKind.Next)).ConfigureAwait(false);
            }
            // Nobody waits for the end of the walk, either.
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
                if (!conversation.HasEnded)
                    conversation.Pipeline.Send(cursor, new Operation(OperationKind.Dispose), null);
                throw;
            }
        }
    }

    private static (Recorder Recorder, Pattern Pattern) RecordStep(SequenceOperator op, QueryNode node, RecordedFunction[] functions, object?[] arguments)
    {
        var recorder = new Recorder();
        Pattern? pattern = null;
        recorder.Run(node.Text, () =>
        {
            pattern = Step(recorder, op, node, functions, arguments, out var result);
            recorder.Plan.Result = result;
        });
        return (recorder, pattern!);
    }

    private static (Recorder Recorder, Pattern Pattern) RecordAll(QueryNode node)
    {
        var recorder = new Recorder();
        RecordedSequence sequence = default;
        recorder.Run(node.Text, () =>
        {
            sequence = node.Record(recorder);
            recorder.Plan.Result = sequence.Operand;
        });
        return (recorder, sequence.Element);
    }

    private static Pattern Step(
        Recorder recorder, SequenceOperator op, QueryNode node, RecordedFunction[] functions, object?[] arguments, out object? result)
    {
        var sequence = node.Record(recorder);
        var blocks = new RecordedBlock[functions.Length];
        var pattern = sequence.Element;
        Pattern? returns = null;
        for (var i = 0; i < functions.Length; i++)
        {
            Pattern[] parameters = op != SequenceOperator.Aggregate ? [pattern] : arguments.Length > 0 ? [LeafPattern.Instance, pattern] : [pattern, pattern];
            blocks[i] = recorder.Function(functions[i], parameters, out returns);
        }
        if (op == SequenceOperator.Aggregate && returns is CompositePattern or SequencePattern)
            throw recorder.Refuse("The accumulator of Aggregate is an anonymous object, a tuple or a sequence.", "Use one value, or several calls of Aggregate.", functions[0].Lambda);
        result = recorder.Emit(StepKind.Sequence, [sequence.Operand, .. arguments.Select(recorder.Operand)], (byte)op, blocks).Origin;
        return op switch
        {
            SequenceOperator.First or SequenceOperator.FirstOrDefault or SequenceOperator.Single or SequenceOperator.SingleOrDefault
                or SequenceOperator.Last or SequenceOperator.LastOrDefault or SequenceOperator.ElementAt or SequenceOperator.ElementAtOrDefault => pattern,
            _ => LeafPattern.Instance,
        };
    }

    private static object? Here(SequenceOperator op, QueryNode node, RecordedFunction[] functions, object?[] arguments) => SequenceOperators.Local.Apply(
        op, node.Evaluate(SequenceOperators.Local), arguments, Array.ConvertAll(functions, static function => (ElementFunction)new LocalFunction(function, null)));

    private static IEnumerable<object?> HereAll(QueryNode node) => SequenceOperators.Local.Elements(node.Evaluate(SequenceOperators.Local));

    private static IEnumerable<object?> Rebuilt(Array elements, Pattern pattern)
    {
        foreach (var element in elements)
            yield return pattern.Rebuild(element);
    }

    private static IConversation Limited(IConversation conversation, CancellationToken token) => token.CanBeCanceled
        ? conversation.With(new CallLimits(Timeout.InfiniteTimeSpan, token))
        : conversation;
}
