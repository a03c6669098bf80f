using System.Runtime.CompilerServices;

namespace DynRemote.Binding;

/// <summary>What is still to be brought to a caller's objects when a task ends: an asynchronous method goes on with its arguments after it has returned.</summary>
internal static class LateChanges
{
    /// <summary>By task, for as long as it lives. Concurrent by itself.</summary>
    private static readonly ConditionalWeakTable<Task, Action> Waiting = [];

    /// <summary>Notes what is to be brought when a task has ended.</summary>
    public static void Note(Task task, Action bring) => Waiting.AddOrUpdate(task, bring);

    /// <summary>Brings it; the task has ended. Waits for the peer.</summary>
    public static void Bring(Task task)
    {
        if (Waiting.TryGetValue(task, out var bring) && Waiting.Remove(task))
            bring();
    }
}
