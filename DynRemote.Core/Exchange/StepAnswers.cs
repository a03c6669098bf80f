using System.Runtime.CompilerServices;
using DynRemote.Values;

namespace DynRemote.Exchange;

/// <summary>Answers in the place of values: a value that is one, or a tuple in which one is.</summary>
internal static class StepAnswers
{
    /// <summary>The first answer in a value that fulfils a condition.</summary>
    public static StepAnswer? FirstIn(object? value, Func<StepAnswer, bool> condition)
    {
        if (value is StepAnswer answer)
            return condition(answer) ? answer : null;
        if (value is not ITuple tuple)
            return null;
        for (var i = 0; i < tuple.Length; i++)
        {
            if (FirstIn(tuple[i], condition) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>The value with what its answers have become in their place. All of them are settled.</summary>
    public static object? ValueOf(object? value) => value switch
    {
        StepAnswer answer => answer.Value,
        ITuple tuple when FirstIn(tuple, static _ => true) is not null => TupleBuilder.Rebuild(tuple, ValueOf),
        _ => value,
    };

    /// <summary>The same for each of several values, in place.</summary>
    public static void Replace(object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = ValueOf(values[i]);
    }
}
