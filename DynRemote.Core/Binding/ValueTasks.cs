using System.Reflection;

namespace DynRemote.Binding;

/// <summary><see cref="ValueTask"/> and <see cref="ValueTask{TResult}"/> as objects.</summary>
internal static class ValueTasks
{
    /// <summary>Whether a type is one of them.</summary>
    public static bool Is(Type type) => type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    /// <summary>The task that such a value stands for; the value is used up by it where it does not stand for a task.</summary>
    public static Task TaskOf(object value) => value is ValueTask untyped
        ? untyped.AsTask()
        : (Task)value.GetType().GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null)!;

    /// <summary>The same where the object is one that has not ended; <see langword="null"/> for all else.</summary>
    public static Task? TaskOfUnended(object value) =>
        Is(value.GetType()) && value.GetType().GetProperty(nameof(ValueTask.IsCompleted))!.GetValue(value) is false ? TaskOf(value) : null;

    /// <summary>One of a type that stands for a task.</summary>
    public static object Of(Task task, Type type) => type == typeof(ValueTask) ? new ValueTask(task) : Activator.CreateInstance(type, task)!;
}
