using System.Diagnostics;
using System.Runtime.CompilerServices;
using DynRemote.Messages;
using DynRemote.Operations;

namespace DynRemote.Proxies;

/// <summary>
/// A remote asynchronous sequence walked here: the elements come in parts, without holding a thread on either side. The consumer's pace is the producer's:
/// nothing is asked for before it is needed. When the consumer stops early, the owner's enumerator is disposed, as it is locally.
/// </summary>
internal static class RemoteAsyncSequence
{
    /// <summary>A proxy as an <see cref="IAsyncEnumerable{T}"/>; the same each time.</summary>
    public static object Of(RemoteObject proxy, Type sequenceType) =>
        TypedViews.Get(proxy, sequenceType, static (key, type) => Activator.CreateInstance(typeof(Sequence<>).MakeGenericType(type.GetGenericArguments()[0]), key)!);

    /// <summary>All parts of a sequence, the last one after the cursor has gone.</summary>
    /// <param name="begin">Gets the first part.</param>
    /// <param name="next">Gets a further one from the cursor.</param>
    public static async IAsyncEnumerable<Array> Parts(Func<Task<object?>> begin, Func<RemoteObject, Task<object?>> next)
    {
        var chunk = (Chunk)(await begin().ConfigureAwait(false))!;
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
                chunk = (Chunk)(await next(cursor!).ConfigureAwait(false))!;
            }
        }
        finally
        {
            if (!exhausted)
                await cursor!.PerformAsync(new Operation(OperationKind.Dispose)).ConfigureAwait(false);
        }
    }

    [DebuggerDisplay("{ProxyDebugView.TextOf(this),nq}")]
    [DebuggerTypeProxy(typeof(ProxyDebugView))]
    private sealed class Sequence<T>(RemoteObject proxy) : IAsyncEnumerable<T>, IProxyBacked
    {
        public object Origin => proxy;

        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => Walk(cancellationToken).GetAsyncEnumerator(cancellationToken);

        public override string ToString() => proxy.ToString();

        private async IAsyncEnumerable<T> Walk([EnumeratorCancellation] CancellationToken token)
        {
            await foreach (var elements in Parts(Begin, static cursor => cursor.PerformAsync(new Operation(OperationKind.NextAsync))).ConfigureAwait(false))
            {
                foreach (var element in elements)
                    yield return (T)ProxyConversion.ToType(element, typeof(T))!;
            }

            Task<object?> Begin() => proxy.PerformAsync(new Operation(OperationKind.EnumerateAsync, null, token.CanBeCanceled ? [token] : []));
        }
    }
}
