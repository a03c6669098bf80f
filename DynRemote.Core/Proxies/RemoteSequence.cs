using System.Collections;
using System.Diagnostics;
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

    /// <summary>A proxy as <see cref="IEnumerable"/> (T: object) or as <see cref="IEnumerable{T}"/>.</summary>
    public static object Of(RemoteObject proxy, Type elementType) =>
        TypedViews.Get(proxy, typeof(IEnumerable<>).MakeGenericType(elementType), static (key, type) =>
            Activator.CreateInstance(typeof(Sequence<>).MakeGenericType(type.GetGenericArguments()[0]), key)!);

    /// <summary>What <c>GetEnumerator()</c> of a proxy does by way of <see cref="IEnumerable"/> or <see cref="IEnumerable{T}"/>.</summary>
    public static Func<RemoteObject, IEnumerator> WalkerOf(Type face)
    {
        if (!face.IsGenericType)
            return static proxy => Walk<object?>(proxy);
        var walk = WalkMethod.MakeGenericMethod(face.GetGenericArguments()).CreateDelegate<Func<RemoteObject, byte, IEnumerator>>();
        return proxy => walk(proxy, ProxyKind.Of(proxy) is { HasSeveralSequences: true } ? ProxyKind.NumberOf(proxy, face) : (byte)0);
    }

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

    /// <summary>All parts of a sequence, the last one after the cursor has gone.</summary>
    /// <param name="begin">Gets the first part.</param>
    public static IEnumerable<Array> Chunks(Func<Chunk> begin)
    {
        var chunk = begin();
        RemoteObject? cursor = null;
        var exhausted = false;
        try
        {
            while (true)
            {
                cursor ??= chunk.Cursor as RemoteObject;
                exhausted = chunk.Cursor is null;
                yield return chunk.Elements;
                if (exhausted)
                    yield break;
                exhausted = true; // A producer that throws has ended, too.
                chunk = (Chunk)cursor!.Perform(new Operation(OperationKind.Next))!;
            }
        }
        finally
        {
            if (!exhausted)
                cursor!.Perform(new Operation(OperationKind.Dispose));
        }
    }

    [DebuggerDisplay("{ProxyDebugView.TextOf(this),nq}")]
    [DebuggerTypeProxy(typeof(ProxyDebugView))]
    private sealed class Sequence<T>(RemoteObject proxy) : IEnumerable<T>, IProxyBacked
    {
        public object Origin => proxy;

        public IEnumerator<T> GetEnumerator() => Walk<T>(proxy);

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => proxy.ToString();
    }
}
