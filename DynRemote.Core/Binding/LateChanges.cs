using System.Collections;
using System.Runtime.CompilerServices;

namespace DynRemote.Binding;

/// <summary>
/// What is still to be brought to a caller's objects after a method has returned: an asynchronous method goes on with its arguments until its task ends, an iterator
/// while it is walked.
/// </summary>
internal static class LateChanges
{
    /// <summary>By task or iterator, for as long as it lives. Concurrent by itself.</summary>
    private static readonly ConditionalWeakTable<object, Action> Waiting = [];

    /// <summary>Notes what is to be brought later, where the method goes on.</summary>
    /// <param name="result">What the method has returned.</param>
    /// <param name="bring">Brings what has changed.</param>
    /// <returns>What is to be handed on in its place: of a <c>ValueTask</c> that has not ended, one whose end can be seen more than once.</returns>
    public static object? Note(object? result, Action bring)
    {
        switch (result)
        {
            case Task { IsCompleted: false }:
                Waiting.AddOrUpdate(result, bring);
                return result;
            case { } when ValueTasks.TaskOfUnended(result) is { } task:
                Waiting.AddOrUpdate(task, bring);
                return ValueTasks.Of(task, result.GetType());
            case { } when IsIterator(result.GetType()):
                Waiting.AddOrUpdate(result, bring);
                return result;
            default:
                return result;
        }
    }

    /// <summary>Brings what a method has changed whose task has ended. Waits for the peer.</summary>
    public static void Bring(Task task)
    {
        if (Waiting.TryGetValue(task, out var bring) && Waiting.Remove(task))
            bring();
    }

    /// <summary>Brings what an iterator has changed so far; it does not run now. Waits for the peer.</summary>
    public static void BringSoFar(object? sequence)
    {
        if (sequence is not null && Waiting.TryGetValue(sequence, out var bring))
            bring();
    }

    private static bool IsIterator(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && (type.IsAssignableTo(typeof(IEnumerable)) || Array.Exists(type.GetInterfaces(), static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));
}
