using System.Collections;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// A remote sequence walked here: the elements come in chunks, the first one with the first round trip; when the consumer stops early, the owner's
/// enumerator is disposed, as it is locally.
/// </summary>
internal static class RemoteSequence
{
    /// <summary>A proxy as <see cref="IEnumerable"/> (T: object) or as <see cref="IEnumerable{T}"/>.</summary>
    public static object Of(RemoteObject proxy, Type elementType) =>
        TypedViews.Get(proxy, typeof(IEnumerable<>).MakeGenericType(elementType), static (key, type) =>
            Activator.CreateInstance(typeof(Sequence<>).MakeGenericType(type.GetGenericArguments()[0]), key)!);

    /// <summary>A new enumerator of the given type: <see cref="IEnumerator"/>, or one of <see cref="IEnumerator{T}"/>.</summary>
    public static IEnumerator EnumeratorOf(RemoteObject proxy, Type enumeratorType)
    {
        var elementType = enumeratorType.IsGenericType ? enumeratorType.GetGenericArguments()[0] : typeof(object);
        return ((IEnumerable)Of(proxy, elementType)).GetEnumerator();
    }

    /// <summary>All parts of a sequence, the last one after the cursor has gone.</summary>
    public static IEnumerable<Array> Chunks(RemoteObject proxy)
    {
        var chunk = (Chunk)proxy.Perform(new Operation(OperationKind.Enumerate))!;
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

    private sealed class Sequence<T>(RemoteObject proxy) : IEnumerable<T>, IProxyBacked
    {
        public object Origin => proxy;

        public IEnumerator<T> GetEnumerator()
        {
            foreach (var elements in Chunks(proxy))
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

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => proxy.ToString();
    }
}
