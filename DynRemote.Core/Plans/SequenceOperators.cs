using System.Collections;
using DynRemote.Access;
using DynRemote.Binding;

namespace DynRemote.Plans;

/// <summary>
/// The query operators on boxed elements. LINQ itself does them; what it would do by the static type of the elements is done by the types that they have, and
/// by the static type where that is known, which matters where there is no element.
/// </summary>
/// <param name="binder">Walks the owner's sequences and tests conditions.</param>
/// <param name="budget">What it may cost.</param>
internal sealed class SequenceOperators(MemberBinder binder, PlanBudget budget)
{
    /// <summary>A few times what the owner has itself may be gathered without being counted.</summary>
    private const int LargestMultiple = 16;

    private static readonly Lazy<SequenceOperators> LazyLocal = new(() =>
        new SequenceOperators(new MemberBinder(MemberGate.For(AccessPolicy.Full), Proxies.ProxyArguments.Instance), PlanBudget.Unlimited));

    /// <summary>For sequences of this side.</summary>
    public static SequenceOperators Local => LazyLocal.Value;

    /// <summary>The elements of any sequence.</summary>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    public IEnumerable<object?> Elements(object? sequence) => Sequence(sequence, "source").Items;

    /// <summary>Applies an operator: the result is a <see cref="PlanSequence"/>, or a value.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="source">The sequence.</param>
    /// <param name="arguments">What else it is given, of two sequences the second.</param>
    /// <param name="functions">Its lambdas.</param>
    public object? Apply(SequenceOperator op, object? source, object?[] arguments, ElementFunction[] functions)
    {
        var sequence = Sequence(source, op is SequenceOperator.Concat or SequenceOperator.Union or SequenceOperator.Intersect or SequenceOperator.Except
            ? "first"
            : op is SequenceOperator.Join or SequenceOperator.GroupJoin ? "outer" : "source");
        return op < SequenceOperator.Any ? Transform(op, sequence, arguments, functions) : Conclude(op, sequence, arguments, functions, source is IList);
    }

    private PlanSequence Transform(SequenceOperator op, PlanSequence source, object?[] arguments, ElementFunction[] f)
    {
        var items = IsGathering(op) ? Gathered(source) : source.Items;
        var second = op switch
        {
            SequenceOperator.Join or SequenceOperator.GroupJoin => Sequence(arguments[0], "inner"),
            SequenceOperator.Concat or SequenceOperator.Union or SequenceOperator.Intersect or SequenceOperator.Except => Sequence(arguments[0], "second"),
            _ => null,
        };
        var result = op switch
        {
            SequenceOperator.Where => items.Where(item => IsTrue(f[0].Call(item))),
            SequenceOperator.Select => items.Select(f[0].Call),
            SequenceOperator.SelectMany when f.Length == 1 => items.SelectMany(item => Inner(f[0], item)),
            SequenceOperator.SelectMany => items.SelectMany(item => Inner(f[0], item), f[1].Combine),
            SequenceOperator.OrderBy => items.OrderBy(f[0].Call, ValueComparer.Instance),
            SequenceOperator.OrderByDescending => items.OrderByDescending(f[0].Call, ValueComparer.Instance),
            SequenceOperator.ThenBy => Ordered(items).ThenBy(f[0].Call, ValueComparer.Instance),
            SequenceOperator.ThenByDescending => Ordered(items).ThenByDescending(f[0].Call, ValueComparer.Instance),
            SequenceOperator.GroupBy => GroupBy(items, source, f),
            SequenceOperator.Join => items.Join(Gathered(second!), f[0].Call, f[1].Call, f[2].Combine, ValueComparer.Instance),
            SequenceOperator.GroupJoin => items.GroupJoin(
                Gathered(second!),
                f[0].Call,
                f[1].Call,
                (item, matches) => f[2].Combine(item, new PlanSequence(matches, () => second!.ElementType, 1)),
                ValueComparer.Instance),
            SequenceOperator.Distinct => items.Distinct(ValueComparer.Instance),
            SequenceOperator.DistinctBy => items.DistinctBy(f[0].Call, ValueComparer.Instance),
            SequenceOperator.TakeLast => items.TakeLast(Number(arguments[0])),
            SequenceOperator.SkipLast => items.SkipLast(Number(arguments[0])),
            SequenceOperator.Skip => items.Skip(Number(arguments[0])),
            SequenceOperator.Take => items.Take(Number(arguments[0])),
            SequenceOperator.SkipWhile => items.SkipWhile(item => IsTrue(f[0].Call(item))),
            SequenceOperator.TakeWhile => items.TakeWhile(item => IsTrue(f[0].Call(item))),
            SequenceOperator.Reverse => items.Reverse(),
            SequenceOperator.Concat => items.Concat(second!.Items),
            SequenceOperator.Union => items.Union(Gathered(second!), ValueComparer.Instance),
            SequenceOperator.Intersect => items.Intersect(Gathered(second!), ValueComparer.Instance),
            SequenceOperator.Except => items.Except(Gathered(second!), ValueComparer.Instance),
            SequenceOperator.DefaultIfEmpty => arguments.Length > 0 ? items.DefaultIfEmpty(arguments[0]) : items.DefaultIfEmpty(source.ElementType?.Default),
            SequenceOperator.ToDictionary => ToDictionary(items, f).Select(static pair => (object?)new PlanRow(RowKind.Tuple, [pair.Key, pair.Value])),
            _ => throw PlanReader.Malformed($"there is no query operator {(byte)op}"),
        };
        return new PlanSequence(
            result, () => SequenceTypes.ElementOf(op, source.ElementType, second?.ElementType, TypesOf(f)), Math.Max(source.Depth, second?.Depth ?? 0) + 1)
        {
            Multiple = MultipleOf(op, source, second),
        };
    }

    // What they have of it stays in memory until the sequence is left.
    private static bool IsGathering(SequenceOperator op) => op is SequenceOperator.OrderBy or SequenceOperator.OrderByDescending or SequenceOperator.GroupBy
        or SequenceOperator.Distinct or SequenceOperator.DistinctBy or SequenceOperator.Union or SequenceOperator.Reverse or SequenceOperator.ToDictionary
        or SequenceOperator.TakeLast or SequenceOperator.SkipLast;

    private IEnumerable<object?> Gathered(PlanSequence source) => source.Multiple <= LargestMultiple ? source.Items : budget.Gathered(source.Items);

    private static int MultipleOf(SequenceOperator op, PlanSequence source, PlanSequence? second) => op switch
    {
        SequenceOperator.SelectMany or SequenceOperator.Join => int.MaxValue,
        SequenceOperator.Concat or SequenceOperator.Union when source.Multiple <= LargestMultiple && second!.Multiple <= LargestMultiple =>
            source.Multiple + second.Multiple,
        SequenceOperator.Concat or SequenceOperator.Union => int.MaxValue,
        _ => source.Multiple,
    };

    // Of nothing, LINQ answers the default of the type, which is null only for some.
    private object? Conclude(SequenceOperator op, PlanSequence source, object?[] arguments, ElementFunction[] f, bool isList)
    {
        var items = source.Items;
        if (op == SequenceOperator.Aggregate)
            return arguments.Length == 0 ? items.Aggregate(f[0].Combine) : items.Aggregate(arguments[0], f[0].Combine);
        Func<object?, bool>? condition = f.Length == 0 ? null : item => IsTrue(f[0].Call(item));
        switch (op)
        {
            case SequenceOperator.Any:
                return condition is null ? items.Any() : items.Any(condition);
            case SequenceOperator.All:
                return items.All(condition!);
            case SequenceOperator.Count:
                return condition is null ? items.Count() : items.Count(condition);
            case SequenceOperator.First:
                return condition is null ? items.First() : items.First(condition);
            case SequenceOperator.FirstOrDefault:
                return (condition is null ? items.FirstOrDefault() : items.FirstOrDefault(condition)) ?? Default();
            case SequenceOperator.Single:
                return condition is null ? items.Single() : items.Single(condition);
            case SequenceOperator.SingleOrDefault:
                return (condition is null ? items.SingleOrDefault() : items.SingleOrDefault(condition)) ?? Default();
            case SequenceOperator.Last:
                return condition is null ? items.Last() : items.Last(condition);
            case SequenceOperator.LastOrDefault:
                return (condition is null ? items.LastOrDefault() : items.LastOrDefault(condition)) ?? Default();
            case SequenceOperator.ElementAt:
                // LINQ asks a list itself, which complains in its own words.
                var place = Number(arguments[0]);
                return isList ? items.Take(place + 1).ToList()[place] : items.ElementAt(place);
            case SequenceOperator.ElementAtOrDefault:
                return items.ElementAtOrDefault(Number(arguments[0])) ?? Default();
            case SequenceOperator.Contains:
                return items.Contains(arguments[0]);
            default:
                var counted = op is SequenceOperator.Sum or SequenceOperator.Average ? Gathered(source) : items;
                return f.Length == 0
                    ? Totals.Of(op, counted, () => source.ElementType, binder)
                    : Totals.Of(op, counted.Select(f[0].Call), () => f[0].ResultType([source.ElementType]), binder);
        }

        object? Default() => source.ElementType?.Default;
    }

    private static Func<StaticType?[], StaticType?>[] TypesOf(ElementFunction[] functions) =>
        Array.ConvertAll(functions, static function => (Func<StaticType?[], StaticType?>)function.ResultType);

    // A sequence that is null fails where LINQ fails, and in its words.
    private IEnumerable<object?> Inner(ElementFunction function, object? item) => function.Call(item) is { } inner ? Sequence(inner, "source").Items : null!;

    private static IEnumerable<object?> GroupBy(IEnumerable<object?> items, PlanSequence source, ElementFunction[] f)
    {
        var groups = f.Length == 1
            ? items.GroupBy(f[0].Call, ValueComparer.Instance)
            : items.GroupBy(f[0].Call, f[1].Call, ValueComparer.Instance);
        return groups.Select(group => (object?)new PlanGroup(group.Key, group, () => f.Length == 1 ? source.ElementType : f[1].ResultType([source.ElementType]), 1));
    }

    private static Dictionary<object, object?> ToDictionary(IEnumerable<object?> items, ElementFunction[] f)
    {
        var result = new Dictionary<object, object?>(ValueComparer.Instance!);
        foreach (var item in items)
            result.Add(f[0].Call(item)!, f.Length == 1 ? item : f[1].Call(item));
        return result;
    }

    /// <summary>Any value as a sequence.</summary>
    private PlanSequence Sequence(object? value, string parameter) => value switch
    {
        null => throw new ArgumentNullException(parameter),
        PlanSequence known => known,
        PlanRow { Kind: RowKind.Array } array => new PlanSequence(array.Parts, static () => null, 1) { Multiple = 1 },
        IList list when PlanList.Fits(list) => new PlanSequence(List(list), () => TypeOf(value), 1) { Multiple = 1 },
        _ => new PlanSequence(Walk(value), () => TypeOf(value), 1),
    };

    private static StaticType? TypeOf(object sequence) => new ClrType(sequence.GetType()).Element;

    // The gate is asked before any element is taken, by its place or in a walk.
    private PlanList List(IList list)
    {
        (binder.Enumerate(list) as IDisposable)?.Dispose();
        return new PlanList(list, Walk(list), budget);
    }

    private IEnumerable<object?> Walk(object sequence)
    {
        budget.Enter();
        var enumerator = binder.Enumerate(sequence);
        try
        {
            while (enumerator.MoveNext())
            {
                budget.Charge();
                yield return enumerator.Current;
            }
        }
        finally
        {
            (enumerator as IDisposable)?.Dispose();
        }
    }

    private bool IsTrue(object? value) => value as bool? ?? (bool)binder.Convert(value, typeof(bool), isExplicit: false)!;

    private int Number(object? value) => value as int? ?? (int)binder.Convert(value, typeof(int), isExplicit: false)!;

    private static IOrderedEnumerable<object?> Ordered(IEnumerable<object?> items) =>
        items as IOrderedEnumerable<object?> ?? throw PlanReader.Malformed("a further key is given for a sequence without an order");
}
