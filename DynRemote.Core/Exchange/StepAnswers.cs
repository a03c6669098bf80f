using DynRemote.Values;

namespace DynRemote.Exchange;

/// <summary>Answers in the place of values: a value that is one, or a tuple or pair in which one is.</summary>
internal static class StepAnswers
{
    /// <summary>The first answer in a value that fulfils a condition.</summary>
    public static StepAnswer? FirstIn(object? value, Func<StepAnswer, bool> condition)
    {
        if (value is StepAnswer answer)
            return condition(answer) ? answer : null;
        foreach (var part in ValueParts.Of(value) ?? [])
        {
            if (FirstIn(part, condition) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>The value with what its answers have become in their place. All of them are settled.</summary>
    public static object? ValueOf(object? value) => value switch
    {
        StepAnswer answer => answer.Value,
        not null when ValueParts.Has(value) && FirstIn(value, static _ => true) is not null => ValueParts.Rebuild(value, ValueOf),
        _ => value,
    };

    /// <summary>The same for each of several values, in place.</summary>
    public static void Replace(object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = ValueOf(values[i]);
    }
}
