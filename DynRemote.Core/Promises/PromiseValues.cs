using System.Collections;
using DynRemote.Access;
using DynRemote.Binding;
using DynRemote.Messages;
using DynRemote.Operations;
using DynRemote.Proxies;
using DynRemote.Values;

namespace DynRemote.Promises;

/// <summary>Promises as values of a static type, and values in which promises are.</summary>
internal static class PromiseValues
{
    /// <summary>Converts what has come and is no reference.</summary>
    private static readonly MemberBinder Values = new(MemberGate.For(AccessPolicy.Full), ProxyArguments.Instance);

    /// <summary>
    /// What <c>T t = p</c>, <c>foreach</c>, <c>await using</c> and the like ask for. A task is there at once; anything else waits for the value.
    /// </summary>
    public static object? Convert(RemotePromise promise, Type type, bool isExplicit, bool isChecked)
    {
        if (type == typeof(Task))
            return promise.MakeTask(static value => value);
        if (type == typeof(IEnumerable) && !promise.HasEnded)
            return new PromisedSequence(promise);
        if (type == typeof(IAsyncDisposable))
            return new Disposal(promise);
        if (type == typeof(ValueTask))
            return new ValueTask((Task)promise.MakeTask(static value => value));
        if (!ProxyTasks.IsTask(type))
            return Wait(promise, type, isExplicit, isChecked);
        var typed = (ITyped)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(type.GetGenericArguments()))!;
        return type.IsValueType ? Activator.CreateInstance(type, typed.Of(promise)) : typed.Of(promise);
    }

    /// <summary>Waits for the value and converts it, as C# would convert it.</summary>
    public static object? Wait(RemotePromise promise, Type type, bool isExplicit, bool isChecked)
    {
        var value = promise.GetValueAsync().GetAwaiter().GetResult();
        if (value is RemoteObject proxy)
            return ProxyConversion.Convert(proxy, type, isExplicit, isChecked);
        if (type.IsInstanceOfType(value))
            return value;
        if (value is RemoteMethod || (value is not null && TupleConversion.ElementsOf(value, type, out _) is not null))
            return ProxyConversion.ToType(value, type);
        return Values.Convert(value, type, isExplicit, isChecked);
    }

    /// <summary>The promises among several values, or in tuples and pairs among them.</summary>
    public static RemotePromise[] PromisesIn(Array values)
    {
        List<RemotePromise>? found = null;
        foreach (var value in values)
            Collect(value, ref found);
        return found is null ? [] : [.. found];
    }

    /// <summary>
    /// A result with what its promises become in their place, also in tuples and in the parts of a sequence; <see langword="null"/> where there is none in it.
    /// </summary>
    public static Task<object?>? WhenThere(object? result)
    {
        switch (result)
        {
            case RemotePromise promise:
                return promise.GetValueAsync();
            case not null when ValueParts.Has(result) && PromisesIn(new[] { result }) is { Length: > 0 } promises:
                return TupleWhenThere(promises, result);
            case Chunk { Elements: object?[] elements } chunk when PromisesIn(elements) is { Length: > 0 } promises:
                return ChunkWhenThere(promises, chunk, elements);
            default:
                return null;
        }
    }

    /// <summary>Puts the values of promises that are there in their place, also inside of tuples.</summary>
    public static void Replace(object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = ValueOf(values[i]);
    }

    private static object? ValueOf(object? value) => value switch
    {
        IPromised promise => promise.TryGetValue(out var there) ? there : promise,
        not null when ValueParts.Has(value) && PromisesIn(new[] { value }).Length > 0 => ValueParts.Rebuild(value, ValueOf),
        _ => value,
    };

    /// <summary>Whether a value that came is an object of this side, come home.</summary>
    public static bool IsOwnObject(object? value) =>
        value is not null && ProxyOrigin.Of(value) is null && ReferenceEquals(ValueForms.Of(value.GetType()), ReferenceForm.Instance);

    private static void Collect(object? value, ref List<RemotePromise>? found)
    {
        if (value is RemotePromise promise)
            (found ??= []).Add(promise);
        foreach (var part in ValueParts.Of(value) ?? [])
            Collect(part, ref found);
    }

    private static async Task<object?> TupleWhenThere(RemotePromise[] promises, object? tuple)
    {
        await WhenThere(promises).ConfigureAwait(false);
        return ValueOf(tuple);
    }

    private static async Task<object?> ChunkWhenThere(RemotePromise[] promises, Chunk chunk, object?[] elements)
    {
        await WhenThere(promises).ConfigureAwait(false);
        Replace(elements);
        return chunk;
    }

    private static async Task WhenThere(RemotePromise[] promises)
    {
        foreach (var promise in promises)
            await promise.GetValueAsync().ConfigureAwait(false);
    }

    private interface ITyped
    {
        Task Of(RemotePromise promise);
    }

    private sealed class Typed<T> : ITyped
    {
        public Task Of(RemotePromise promise) => promise.MakeTask(static value => TaskEnding.Of(value, Convert));

        private static T Convert(object? there) => there is null && default(T) is not null
            ? throw BindingMessages.Error(BindingMessages.NullToValueType(typeof(T)))
            : (T)ProxyConversion.ToType(there, typeof(T))!;
    }

    private sealed class Disposal(RemotePromise promise) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            // A value that is there may be null, which no step can have as its target.
            if (promise.HasEnded && await promise.GetValueAsync().ConfigureAwait(false) is null)
                return;
            await promise.Perform(new Operation(OperationKind.DisposeAsync)).GetValueAsync().ConfigureAwait(false);
        }
    }
}
