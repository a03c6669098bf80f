using System.Collections;
using System.Reflection;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// A remote sequence walked here: the elements come in chunks, the first one with the first round trip; when the consumer stops early, the owner's
/// enumerator is disposed, as it is locally.
/// </summary>
internal static class RemoteSequence
{
    private static readonly MethodInfo WalkMethod = typeof(RemoteSequence).GetMethod(nameof(Walk))!;

    /// <summary>
    /// A proxy as <see cref="IEnumerable"/> (T: object) or as <see cref="IEnumerable{T}"/>, and as nothing else: of what is a list, LINQ would ask for one element
    /// after the other.
    /// </summary>
    public static object Of(RemoteObject proxy, Type elementType) =>
        TypedViews.Get(proxy, typeof(IEnumerable<>).MakeGenericType(elementType), static (key, type) =>
            Activator.CreateInstance(typeof(Sequence<>).MakeGenericType(type.GetGenericArguments()[0]), key)!);

    /// <summary>What <c>GetEnumerator()</c> of a proxy does by way of <see cref="IEnumerable"/> or <see cref="IEnumerable{T}"/>.</summary>
    public static Func<RemoteObject, IEnumerator> WalkerOf(Type face)
    {
        if (!face.IsGenericType)
            return static proxy => Walk<object?>(proxy);
        var walk = WalkMethod.MakeGenericMethod(face.GetGenericArguments()).CreateDelegate<Func<RemoteObject, byte, IEnumerator>>();
        return proxy => walk(proxy, WayOf(proxy, face));
    }

    private static byte WayOf(RemoteObject proxy, Type face) => ProxyKind.Of(proxy) is { HasSeveralSequences: true } ? ProxyKind.NumberOf(proxy, face) : (byte)0;

    /// <summary>Walks a remote sequence from its beginning.</summary>
    /// <typeparam name="T">What its elements are converted to.</typeparam>
    /// <param name="proxy">The sequence.</param>
    /// <param name="face">By which of its interfaces, where it has several; 0 for the way of <c>foreach</c>.</param>
    public static IEnumerator<T> Walk<T>(RemoteObject proxy, byte face = 0)
    {
        foreach (var elements in Chunks(proxy, face))
        {
            if (elements is T[] exact)
            {
                foreach (var element in exact)
                    yield return element;
            }
            else
            {
                foreach (var element in elements)
                    yield return (T)ProxyConversion.ToType(element, typeof(T))!;
            }
        }
    }

    /// <summary>All parts of a sequence, the last one after the cursor has gone.</summary>
    public static IEnumerable<Array> Chunks(RemoteObject proxy, byte face = 0) =>
        Chunks(() => (Chunk)proxy.Perform(new Operation(OperationKind.Enumerate) { Interface = face })!);

    /// <summary>All elements of a sequence, in as few parts as possible.</summary>
    public static IEnumerable<Array> All(RemoteObject proxy) => Chunks(() => (Chunk)proxy.Perform(new Operation(OperationKind.Enumerate, null, true))!);

    /// <summary>All elements of a sequence, in as few parts as possible, and what else a copy needs.</summary>
    /// <param name="proxy">The sequence.</param>
    /// <param name="member">What else: <see cref="Chunk.Comparer"/> or <see cref="Chunk.Lengths"/>.</param>
    /// <param name="form">That.</param>
    public static Array[] All(RemoteObject proxy, string member, out object? form)
    {
        var first = (Chunk)proxy.Perform(new Operation(OperationKind.Enumerate, member, true))!;
        form = first.Form;
        return [.. Chunks(() => first)];
    }

    /// <summary>All parts of a sequence, the last one after the cursor has gone.</summary>
    /// <param name="begin">Gets the first part.</param>
    public static IEnumerable<Array> Chunks(Func<Chunk> begin) => Chunks(begin, static (cursor, operation) => ((RemoteObject)cursor).Perform(operation));

    /// <summary>All parts of a sequence, the last one after the cursor has gone.</summary>
    /// <param name="begin">Gets the first part.</param>
    /// <param name="perform">Does an operation on the cursor.</param>
    public static IEnumerable<Array> Chunks(Func<Chunk> begin, Func<object, Operation, object?> perform)
    {
        var chunk = begin();
        object? cursor = null;
        var exhausted = false;
        try
        {
            while (true)
            {
                cursor ??= chunk.Cursor;
                exhausted = chunk.Cursor is null;
                yield return chunk.Elements;
                if (exhausted)
                    yield break;
                exhausted = true; // A producer that throws has ended, too.
                chunk = (Chunk)perform(cursor!, new Operation(OperationKind.Next))!;
            }
        }
        finally
        {
            if (!exhausted)
                perform(cursor!, new Operation(OperationKind.Dispose));
        }
    }

    private sealed class Sequence<T>(RemoteObject proxy) : Facade(proxy), IEnumerable<T>
    {
        public IEnumerator<T> GetEnumerator() => Walk<T>(Proxy, WayOf(Proxy, typeof(IEnumerable<T>)));

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
