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
        return op < SequenceOperator.Any ? Transform(op, sequence, arguments, functions) : Conclude(op, sequence, arguments, functions);
    }

    private PlanSequence Transform(SequenceOperator op, PlanSequence source, object?[] arguments, ElementFunction[] f)
    {
        var items = source.Items;
        switch (op)
        {
            case SequenceOperator.Where:
                return Same(items.Where(item => IsTrue(f[0].Call(item))));
            case SequenceOperator.Select:
                return Of(items.Select(f[0].Call), f[0].ResultType(source.ElementType));
            case SequenceOperator.SelectMany:
                return SelectMany(source, f);
            case SequenceOperator.OrderBy:
                return Same(items.OrderBy(f[0].Call, ValueComparer.Instance));
            case SequenceOperator.OrderByDescending:
                return Same(items.OrderByDescending(f[0].Call, ValueComparer.Instance));
            case SequenceOperator.ThenBy:
                return Same(Ordered(items).ThenBy(f[0].Call, ValueComparer.Instance));
            case SequenceOperator.ThenByDescending:
                return Same(Ordered(items).ThenByDescending(f[0].Call, ValueComparer.Instance));
            case SequenceOperator.GroupBy:
                return GroupBy(source, f);
            case SequenceOperator.Join:
                var inner = Sequence(arguments[0], "inner");
                return Of(
                    items.Join(inner.Items, f[0].Call, f[1].Call, f[2].Combine, ValueComparer.Instance), f[2].ResultType(source.ElementType, inner.ElementType), inner);
            case SequenceOperator.GroupJoin:
                var matching = Sequence(arguments[0], "inner");
                return Of(
                    items.GroupJoin(
                        matching.Items,
                        f[0].Call,
                        f[1].Call,
                        (item, matches) => f[2].Combine(item, new PlanSequence(matches, matching.ElementType, 1)),
                        ValueComparer.Instance),
                    f[2].ResultType(source.ElementType, null),
                    matching);
            case SequenceOperator.Distinct:
                return Same(items.Distinct(ValueComparer.Instance));
            case SequenceOperator.Skip:
                return Same(items.Skip(Number(arguments[0])));
            case SequenceOperator.Take:
                return Same(items.Take(Number(arguments[0])));
            case SequenceOperator.SkipWhile:
                return Same(items.SkipWhile(item => IsTrue(f[0].Call(item))));
            case SequenceOperator.TakeWhile:
                return Same(items.TakeWhile(item => IsTrue(f[0].Call(item))));
            case SequenceOperator.Reverse:
                return Same(items.Reverse());
            case SequenceOperator.Concat:
                return Both(items.Concat);
            case SequenceOperator.Union:
                return Both(second => items.Union(second, ValueComparer.Instance));
            case SequenceOperator.Intersect:
                return Both(second => items.Intersect(second, ValueComparer.Instance));
            case SequenceOperator.Except:
                return Both(second => items.Except(second, ValueComparer.Instance));
            case SequenceOperator.DefaultIfEmpty:
                return Same(items.DefaultIfEmpty(arguments.Length > 0 ? arguments[0] : DefaultOf(source.ElementType)));
            case SequenceOperator.ToDictionary:
                return Of(ToDictionary(source, f).Select(static pair => (object?)new PlanRow(RowKind.Tuple, [pair.Key, pair.Value])), null);
            default:
                throw PlanReader.Malformed($"there is no query operator {(byte)op}");
        }

        PlanSequence Same(IEnumerable<object?> result) => Of(result, source.ElementType);

        PlanSequence Of(IEnumerable<object?> result, Type? type, PlanSequence? second = null) =>
            new(result, type, Math.Max(source.Depth, second?.Depth ?? 0) + 1);

        PlanSequence Both(Func<IEnumerable<object?>, IEnumerable<object?>> combine)
        {
            var second = Sequence(arguments[0], "second");
            return Of(combine(second.Items), source.ElementType == second.ElementType ? source.ElementType : null, second);
        }
    }

    private object? Conclude(SequenceOperator op, PlanSequence source, object?[] arguments, ElementFunction[] f)
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
                return condition is null ? items.FirstOrDefault(Default()) : items.FirstOrDefault(condition, Default());
            case SequenceOperator.Single:
                return condition is null ? items.Single() : items.Single(condition);
            case SequenceOperator.SingleOrDefault:
                return condition is null ? items.SingleOrDefault(Default()) : items.SingleOrDefault(condition, Default());
            case SequenceOperator.Last:
                return condition is null ? items.Last() : items.Last(condition);
            case SequenceOperator.LastOrDefault:
                return condition is null ? items.LastOrDefault(Default()) : items.LastOrDefault(condition, Default());
            case SequenceOperator.ElementAt:
                return items.ElementAt(Number(arguments[0]));
            case SequenceOperator.ElementAtOrDefault:
                return items.Skip(Math.Max(Number(arguments[0]), 0)).FirstOrDefault(Default()) is var found && Number(arguments[0]) >= 0 ? found : Default();
            case SequenceOperator.Contains:
                return items.Contains(arguments[0], ValueComparer.Instance);
            default:
                var (values, type) = f.Length == 0 ? (items, source.ElementType) : (items.Select(f[0].Call), f[0].ResultType(source.ElementType));
                return Totals.Of(op, values, type, binder);
        }

        object? Default() => DefaultOf(source.ElementType);
    }

    private PlanSequence SelectMany(PlanSequence source, ElementFunction[] f)
    {
        // A sequence that is null fails where LINQ fails, and in its words.
        IEnumerable<object?> Inner(object? item) => f[0].Call(item) is { } inner ? Sequence(inner, "source").Items : null!;

        return f.Length == 1
            ? new PlanSequence(source.Items.SelectMany(Inner), ElementTypes.Of(f[0].ResultType(source.ElementType)), source.Depth + 1)
            : new PlanSequence(source.Items.SelectMany(Inner, f[1].Combine), null, source.Depth + 1);
    }

    private static PlanSequence GroupBy(PlanSequence source, ElementFunction[] f)
    {
        var groups = f.Length == 1
            ? source.Items.GroupBy(f[0].Call, ValueComparer.Instance)
            : source.Items.GroupBy(f[0].Call, f[1].Call, ValueComparer.Instance);
        var type = f.Length == 1 ? source.ElementType : f[1].ResultType(source.ElementType);
        return new PlanSequence(groups.Select(group => (object?)new PlanGroup(group.Key, group, type, 1)), null, source.Depth + 1);
    }

    private static Dictionary<object, object?> ToDictionary(PlanSequence source, ElementFunction[] f)
    {
        var result = new Dictionary<object, object?>(ValueComparer.Instance!);
        foreach (var item in source.Items)
            result.Add(f[0].Call(item)!, f.Length == 1 ? item : f[1].Call(item));
        return result;
    }

    /// <summary>Any value as a sequence.</summary>
    private PlanSequence Sequence(object? value, string parameter) => value switch
    {
        null => throw new ArgumentNullException(parameter),
        PlanSequence known => known,
        PlanRow { Kind: RowKind.Array } array => new PlanSequence(array.Parts, null, 1),
        _ => new PlanSequence(Walk(value), ElementTypes.Of(value.GetType()), 1),
    };

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

    private bool IsTrue(object? value) => value as bool? ?? (bool)binder.ConvertValue(value, typeof(bool), isExplicit: false)!;

    private int Number(object? value) => value as int? ?? (int)binder.ConvertValue(value, typeof(int), isExplicit: false)!;

    private static IOrderedEnumerable<object?> Ordered(IEnumerable<object?> items) =>
        items as IOrderedEnumerable<object?> ?? throw PlanReader.Malformed("a further key is given for a sequence without an order");

    private static object? DefaultOf(Type? type) =>
        type is { IsValueType: true } && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
}
