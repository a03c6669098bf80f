using System.Reflection;
using System.Runtime.CompilerServices;

namespace DynRemote.Accounting;

/// <summary>
/// Whether somebody waits for a task. The framework does not tell, but keeps what goes on after a task in a field; where that is not what it is known to be,
/// every task counts as waited for.
/// </summary>
internal static class TaskWaiters
{
    private const string Field = "m_continuationObject";

    private static readonly bool IsKnown = typeof(Task).GetField(Field, BindingFlags.NonPublic | BindingFlags.Instance)?.FieldType == typeof(object);

    /// <summary>Whether somebody waits for a task, as far as that can be told.</summary>
    public static bool HasAny(Task task) => !IsKnown || Continuation(task) is not null;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = Field)]
    private static extern ref object? Continuation(Task task);
}
