using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>Remote awaitables as local tasks. Waiting for one holds no thread on either side.</summary>
internal static class ProxyTasks
{
    /// <summary>A task that ends as the remote awaitable ends.</summary>
    public static Task<object?> Await(RemoteObject proxy) => proxy.PerformAsync(new Operation(OperationKind.Await));

    /// <summary>The same as a task of a given type: <see cref="Task"/>, <see cref="Task{TResult}"/>, <see cref="ValueTask"/> or <see cref="ValueTask{TResult}"/>.</summary>
    public static object As(RemoteObject proxy, Type type)
    {
        if (type == typeof(Task))
            return Await(proxy);
        if (type == typeof(ValueTask))
            return new ValueTask(Await(proxy));
        var open = typeof(TypedTask<>).MakeGenericType(type.GetGenericArguments()[0]);
        var typed = (ITypedTask)Activator.CreateInstance(open)!;
        return type.GetGenericTypeDefinition() == typeof(Task<>) ? typed.Task(proxy) : typed.ValueTask(proxy);
    }

    /// <summary>Whether a type is one that <see cref="As"/> makes.</summary>
    public static bool IsTask(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(Task<>) || open == typeof(ValueTask<>)));

    private interface ITypedTask
    {
        object Task(RemoteObject proxy);

        object ValueTask(RemoteObject proxy);
    }

    private sealed class TypedTask<T> : ITypedTask
    {
        public object Task(RemoteObject proxy) => Typed(proxy);

        public object ValueTask(RemoteObject proxy) => new ValueTask<T>(Typed(proxy));

        private static async Task<T> Typed(RemoteObject proxy) =>
            (T)ProxyConversion.ToType(await Await(proxy).ConfigureAwait(false), typeof(T))!;
    }
}
