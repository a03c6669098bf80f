using System.Linq.Expressions;
using DynRemote.Binding;

namespace DynRemote.Plans;

/// <summary>
/// Sum, Min, Max and Average of boxed values, by LINQ's own operators for their type. Of no value at all the static type decides, where it is known: the sum of no
/// <c>decimal</c>s is a <c>decimal</c>, the least of no <c>int</c>s an exception, the least of no texts null.
/// </summary>
internal static class Totals
{
    private const string NoElements = "Sequence contains no elements";

    /// <summary>Evaluates one of the four.</summary>
    /// <param name="op">Which.</param>
    /// <param name="values">The values.</param>
    /// <param name="type">Finds out their static type.</param>
    /// <param name="binder">Adds up what is not of one numeric type.</param>
    public static object? Of(SequenceOperator op, IEnumerable<object?> values, Func<StaticType?> type, MemberBinder binder) => op switch
    {
        SequenceOperator.Min => Extreme(values.Min(ValueComparer.Instance), type),
        SequenceOperator.Max => Extreme(values.Max(ValueComparer.Instance), type),
        SequenceOperator.Sum => Sum([.. values], type, binder),
        SequenceOperator.Average => Average([.. values], type),
        _ => throw PlanReader.Malformed($"there is no query operator {(byte)op}"),
    };

    /// <summary>The static type of what one of the four answers.</summary>
    /// <param name="op">Which.</param>
    /// <param name="type">The static type of the values, where it is known.</param>
    public static StaticType? TypeOf(SequenceOperator op, StaticType? type)
    {
        if (type?.Clr is not { } known || op is SequenceOperator.Min or SequenceOperator.Max)
            return type;
        var plain = Nullable.GetUnderlyingType(known) ?? known;
        if (!NumericTypes.IsNumeric(plain))
            return null;
        var number = Operand(plain);
        if (op == SequenceOperator.Average && (number == typeof(int) || number == typeof(long)))
            number = typeof(double);
        return new ClrType(plain == known ? number : typeof(Nullable<>).MakeGenericType(number));
    }

    private static object? Extreme(object? found, Func<StaticType?> type) =>
        found is null && type() is { Default: not null } ? throw new InvalidOperationException(NoElements) : found;

    private static object? Sum(object?[] values, Func<StaticType?> type, MemberBinder binder)
    {
        var number = NumberOf(values, type);
        return number switch
        {
            _ when number == typeof(int) => values.Select(value => (int?)To(value, number)).Sum(),
            _ when number == typeof(long) => values.Select(value => (long?)To(value, number)).Sum(),
            _ when number == typeof(float) => values.Select(value => (float?)To(value, number)).Sum(),
            _ when number == typeof(double) => values.Select(value => (double?)To(value, number)).Sum(),
            _ when number == typeof(decimal) => values.Select(value => (decimal?)To(value, number)).Sum(),
            _ => values.Where(static value => value is not null).Aggregate((sum, value) => binder.Binary(ExpressionType.AddChecked, sum, value)),
        };
    }

    private static object? Average(object?[] values, Func<StaticType?> type)
    {
        var number = NumberOf(values, type);
        object? mean = number switch
        {
            _ when number == typeof(int) => values.Select(value => (int?)To(value, number)).Average(),
            _ when number == typeof(long) => values.Select(value => (long?)To(value, number)).Average(),
            _ when number == typeof(float) => values.Select(value => (float?)To(value, number)).Average(),
            _ when number == typeof(double) => values.Select(value => (double?)To(value, number)).Average(),
            _ when number == typeof(decimal) => values.Select(value => (decimal?)To(value, number)).Average(),
            _ => throw BindingMessages.Error($"There is no average of values of type '{TypeDisplay.Of(number)}'."),
        };
        if (mean is not null)
            return mean;
        var known = type()?.Clr;
        var mayBeNull = known is null ? values.Length > 0 : Nullable.GetUnderlyingType(known) is not null;
        return mayBeNull ? null : throw new InvalidOperationException(NoElements);
    }

    // Where there is a value it tells; only where there is none the static type is needed.
    private static Type NumberOf(object?[] values, Func<StaticType?> type)
    {
        var own = Array.Find(values, static value => value is not null)?.GetType();
        if (own is null)
        {
            var known = type()?.Clr ?? typeof(int);
            own = Nullable.GetUnderlyingType(known) ?? known;
            if (!NumericTypes.IsNumeric(own))
                own = typeof(int);
        }
        return Array.Exists(values, value => value is not null && value.GetType() != own) ? typeof(object) : Operand(own);
    }

    // The operator that C# would choose: int for what converts to it, else the type itself.
    private static Type Operand(Type number) => NumericTypes.Widens(number, typeof(int)) ? typeof(int) : number == typeof(uint) ? typeof(long) : number;

    private static object? To(object? value, Type type) => value is null || value.GetType() == type ? value : NumericTypes.Convert(value, type);
}
