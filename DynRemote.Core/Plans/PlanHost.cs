using System.Diagnostics;
using DynRemote.Binding;
using DynRemote.Values;

namespace DynRemote.Plans;

/// <summary>Does the plans that the peer of one connection sends. Used by any thread.</summary>
/// <param name="binder">Does the operations in them.</param>
/// <param name="limits">What they may cost.</param>
/// <param name="isAbandoned">Whether nobody waits any more for what runs on this thread.</param>
internal sealed class PlanHost(MemberBinder binder, RemoteLimits limits, Func<bool> isAbandoned)
{
    /// <summary>Results inside of results: what is deeper does not end.</summary>
    private const int MaxDepth = 16;

    private readonly PlanStore _plans = new(limits);

    /// <summary>Does a plan.</summary>
    /// <param name="arguments">The plan or its name, then its inputs.</param>
    /// <returns>The result as it is sent.</returns>
    public object? Run(object?[] arguments)
    {
        var run = Open(arguments, 1, out var plan);
        try
        {
            var room = run.Budget.MaxResultElements;
            return ToResult(run.Run(plan), 0, ref room);
        }
        finally
        {
            run.IsOver = true;
        }
    }

    /// <summary>Does a plan whose result is a sequence.</summary>
    /// <param name="arguments">The plan or its name, whether all of it is wanted at once, then its inputs.</param>
    /// <param name="isWhole">Whether all of it is wanted at once.</param>
    /// <returns>The elements as they are sent.</returns>
    public IEnumerator<object?> Query(object?[] arguments, out bool isWhole)
    {
        isWhole = arguments is [_, bool whole, ..] ? whole : throw PlanReader.Malformed("a query does not say whether all of it is wanted");
        var run = Open(arguments, 2, out var plan);
        return Results(run, new SequenceOperators(binder, run.Budget).Elements(run.Run(plan)));
    }

    /// <summary>The delegate of a recorded function. Runs nothing: called by the thread that reads the connection.</summary>
    /// <param name="parts">Its code, then its inputs.</param>
    public Delegate Function(object?[] parts)
    {
        if (parts is not [ReadOnlyMemory<byte> code, ..])
            throw PlanReader.Malformed("a function has no code");
        var inputs = parts[1..];
        var plan = PlanReader.Read(code.Span, inputs.Length, limits);
        if (plan is not { Steps: [{ Kind: StepKind.Function }], Result: { Kind: OperandKind.Value, Path: [] } })
            throw PlanReader.Malformed("a function is something else");
        var run = new PlanRun(binder, inputs, new PlanBudget(limits, isAbandoned)) { IsOver = true };
        return (Delegate)run.Run(plan)!;
    }

    private PlanRun Open(object?[] arguments, int first, out PlanBlock plan)
    {
        if (arguments.Length < first)
            throw PlanReader.Malformed("neither its code nor its name is there");
        var inputs = arguments[first..];
        plan = _plans.Find(arguments[0], inputs.Length);
        return new PlanRun(binder, inputs, new PlanBudget(limits, isAbandoned));
    }

    private static IEnumerator<object?> Results(PlanRun run, IEnumerable<object?> elements)
    {
        try
        {
            foreach (var element in elements)
            {
                var room = run.Budget.MaxResultElements;
                var result = ToResult(element, 0, ref room);
                var given = Stopwatch.GetTimestamp();
                yield return result;
                run.Budget.Waited(given);
            }
        }
        finally
        {
            run.IsOver = true;
        }
    }

    // What the plan has put together goes as rows; everything else by its own rule.
    private static object? ToResult(object? value, int depth, ref int room)
    {
        if (value is not (PlanRow or PlanSequence))
            return value;
        if (depth > MaxDepth)
            throw new RemoteException($"The results of a plan are nested deeper than {MaxDepth}.");
        return value switch
        {
            PlanRow row => ToRow(row.Parts, depth, ref room),
            PlanGroup group => new Row([ToResult(group.Key, depth + 1, ref room), ToRow(group, depth + 1, ref room)]),
            var sequence => ToRow((PlanSequence)sequence, depth, ref room),
        };
    }

    private static Row ToRow(IEnumerable<object?> elements, int depth, ref int room)
    {
        var row = new List<object?>();
        foreach (var element in elements)
        {
            if (--room < 0)
                throw new RemoteException("An element of the result of a plan has more elements inside than a message may have (RemoteLimits.MaxElements). Ask for less, or let SelectMany make one sequence of them.");
            row.Add(ToResult(element, depth + 1, ref room));
        }
        return new Row([.. row]);
    }
}
