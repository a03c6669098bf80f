using DynRemote.Binding;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>Remote awaitables as local tasks. Waiting for one holds no thread on either side.</summary>
internal static class ProxyTasks
{
    /// <summary>A task that ends as the remote awaitable ends.</summary>
    public static Task<object?> Await(RemoteObject proxy) => proxy.AwaitAsync(new Operation(OperationKind.Await));

    /// <summary>
    /// The same as a task of a given type: <see cref="Task"/>, <see cref="Task{TResult}"/>, <see cref="ValueTask"/> or <see cref="ValueTask{TResult}"/>. The same task
    /// each time; it goes home as the remote one.
    /// </summary>
    public static object As(RemoteObject proxy, Type type)
    {
        if (type == typeof(ValueTask))
            return new ValueTask((Task)As(proxy, typeof(Task)));
        if (type.IsValueType)
            return Activator.CreateInstance(type, As(proxy, typeof(Task<>).MakeGenericType(type.GetGenericArguments())))!;
        if (type == typeof(Task<object>))
            type = typeof(Task);
        return TypedViews.Get(proxy, type, static (key, type) =>
        {
            var remote = (RemoteObject)key;
            var task = type == typeof(Task)
                ? TaskEnding.Of(Await(remote), static result => result)
                : ((ITypedTask)Activator.CreateInstance(typeof(TypedTask<>).MakeGenericType(type.GetGenericArguments()))!).Of(remote);
            ProxyOrigin.Note(task, remote);
            return task;
        });
    }

    /// <summary>Whether a type is one that <see cref="As"/> makes.</summary>
    public static bool IsTask(Type type) =>
        type == typeof(Task) || ValueTasks.Is(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>));

    private interface ITypedTask
    {
        Task Of(RemoteObject proxy);
    }

    private sealed class TypedTask<T> : ITypedTask
    {
        public Task Of(RemoteObject proxy) => TaskEnding.Of(Await(proxy), static result => (T)ProxyConversion.ToType(result, typeof(T))!);
    }
}
