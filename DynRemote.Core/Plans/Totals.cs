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
    /// <param name="type">Their static type, where it is known.</param>
    /// <param name="binder">Adds up what is not of one numeric type.</param>
    public static object? Of(SequenceOperator op, IEnumerable<object?> values, Type? type, MemberBinder binder) => op switch
    {
        SequenceOperator.Min => Extreme(values.Min(ValueComparer.Instance), type),
        SequenceOperator.Max => Extreme(values.Max(ValueComparer.Instance), type),
        SequenceOperator.Sum => Sum([.. values], type, binder),
        SequenceOperator.Average => Average([.. values], type),
        _ => throw PlanReader.Malformed($"there is no query operator {(byte)op}"),
    };

    private static object? Extreme(object? found, Type? type) =>
        found is null && type is { IsValueType: true } && Nullable.GetUnderlyingType(type) is null ? throw new InvalidOperationException(NoElements) : found;

    private static object? Sum(object?[] values, Type? type, MemberBinder binder)
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

    private static object? Average(object?[] values, Type? type)
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
        var mayBeNull = type is null ? values.Length > 0 : Nullable.GetUnderlyingType(type) is not null;
        return mean is null && !mayBeNull ? throw new InvalidOperationException(NoElements) : mean;
    }

    // The operator that C# would choose: int for what converts to it, else the type itself.
    private static Type NumberOf(object?[] values, Type? type)
    {
        var own = Nullable.GetUnderlyingType(type ?? typeof(object)) ?? type;
        if (own is null || !NumericTypes.IsNumeric(own))
            own = Array.Find(values, static value => value is not null)?.GetType() ?? typeof(int);
        if (Array.Exists(values, value => value is not null && value.GetType() != own))
            return typeof(object);
        return NumericTypes.Widens(own, typeof(int)) ? typeof(int) : own == typeof(uint) ? typeof(long) : own;
    }

    private static object? To(object? value, Type type) => value is null || value.GetType() == type ? value : NumericTypes.Convert(value, type);
}
