using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.ExceptionServices;
using DynRemote.Proxies;
using DynRemote.Values;

namespace DynRemote.Conversation;

/// <summary>
/// The owner's side of an enumeration: gives the elements in chunks. What is there already is read ahead in large chunks. A lazy sequence begins with one
/// element, so that a consumer that stops early has not made it produce much, and the chunks grow for as long as it is fast.
/// </summary>
internal abstract class Cursor : IDisposable
{
    private const int LargestLazyChunk = 1024;
    private const int ChunkOfReferences = 1024;
    private const int ChunkOfPrimitives = 64 * 1024;

    /// <summary>In characters or bytes: a chunk of long texts or blocks of bytes ends early, long before the largest frame.</summary>
    private const int LargestWeight = 256 * 1024;

    /// <summary>A slow producer's elements are passed on rather than collected.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(10);

    private static readonly MethodInfo OpenTypedMethod = typeof(Cursor).GetMethod(nameof(OpenTyped), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly MethodInfo OpenArrayMethod = typeof(Cursor).GetMethod(nameof(OpenArray), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The parts of a query's result: large, for it is values for the most part, and a caller who wants all of it waits for all of it.</summary>
    private const int ChunkOfResults = 256 * 1024;
    private const int LargestResultWeight = 4 * 1024 * 1024;

    private readonly bool _isLazy;

    /// <summary>How many elements the next chunk has at the most. Touched only by whoever has <see cref="_busy"/>.</summary>
    private int _window;

    /// <summary>1 while a chunk is being made: an enumerator is for one thread at a time, whatever the peer sends.</summary>
    private int _busy;

    /// <summary>What the producer threw after the elements of the part before. Touched only by whoever has <see cref="_busy"/>.</summary>
    private ExceptionDispatchInfo? _failure;

    /// <summary>1 once the enumeration is to end; whoever has <see cref="_busy"/> then ends it. Changed atomically.</summary>
    private int _ended;

    private Cursor(bool isLazy, int chunk)
    {
        _isLazy = isLazy;
        _window = isLazy ? 1 : chunk;
    }

    /// <summary>Whether there are no more elements to be had.</summary>
    public bool HasEnded => Volatile.Read(ref _ended) == 1;

    /// <summary>The views that the sequence is walked through; each part asks whether they still hold. Set before the cursor is used.</summary>
    public ImmutableArray<RemoteView> Views { get; set; } = [];

    /// <summary>The enumerator under the cursor.</summary>
    protected abstract IEnumerator Enumerator { get; }

    /// <summary>Begins an enumeration.</summary>
    /// <param name="target">The object enumerated, for what it tells of its kind.</param>
    /// <param name="enumerator">Its enumerator.</param>
    public static Cursor Open(object target, IEnumerator enumerator)
    {
        var isLazy = !IsMaterialized(target);
        // The enumerator that an array gives to all does not tell what its elements are.
        if (target is Array && target.GetType() is { IsSZArray: true } array && PackedElements.CanPack(array.GetElementType()!))
            return (Cursor)OpenArrayMethod.MakeGenericMethod(array.GetElementType()!).Invoke(null, [target])!;
        foreach (var face in enumerator.GetType().GetInterfaces())
        {
            if (face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerator<>) && PackedElements.CanPack(face.GetGenericArguments()[0]))
                return (Cursor)OpenTypedMethod.MakeGenericMethod(face.GetGenericArguments()[0]).Invoke(null, [isLazy, enumerator])!;
        }
        return new Untyped(isLazy, enumerator);
    }

    /// <summary>Begins to give the result of a query.</summary>
    /// <param name="elements">Its elements, as they are sent.</param>
    /// <param name="isWhole">Whether the caller waits for all of them; if not, what has come after some time is passed on.</param>
    public static Cursor Open(IEnumerator<object?> elements, bool isWhole) => new Results(elements, isWhole);

    /// <summary>The next elements.</summary>
    public Chunk Next()
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
        {
            throw new InvalidOperationException(HasEnded
                ? "The enumeration has ended."
                : "An enumeration gives one part at a time: the part before has not been answered yet.");
        }
        try
        {
            _failure?.Throw();
            var started = Stopwatch.GetTimestamp();
            var elements = Take(_window, () => _isLazy && Stopwatch.GetElapsedTime(started) > Patience, out var exhausted);
            _window = _isLazy ? Math.Max(_window, Math.Min(_window * 2, LargestLazyChunk)) : _window;
            if (exhausted)
                Volatile.Write(ref _ended, 1);
            return new Chunk(elements, exhausted ? null : this);
        }
        catch
        {
            // As foreach does: a producer that throws is disposed, too.
            Volatile.Write(ref _ended, 1);
            throw;
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
            if (HasEnded)
                Dispose();
        }
    }

    /// <summary>Ends the enumeration, as <c>foreach</c> does when it is left; where a part is just being made, as soon as it is made.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _ended, 1);
        // Stays busy for good, so that the enumerator is disposed once and not used afterwards.
        if (Interlocked.Exchange(ref _busy, 1) == 0)
            (Enumerator as IDisposable)?.Dispose();
    }

    /// <summary>Takes up to so many elements.</summary>
    protected abstract Array Take(int count, Func<bool> isLate, out bool exhausted);

    private static Typed<T> OpenTyped<T>(bool isLazy, IEnumerator enumerator) => new(isLazy, (IEnumerator<T>)enumerator);

    private static Typed<T> OpenArray<T>(IEnumerable<T> array) => new(isLazy: false, array.GetEnumerator());

    private static bool IsMaterialized(object target)
    {
        if (target is ICollection)
            return true;
        foreach (var face in target.GetType().GetInterfaces())
        {
            if (face.IsGenericType && face.GetGenericTypeDefinition() is var open && (open == typeof(ICollection<>) || open == typeof(IReadOnlyCollection<>)))
                return true;
        }
        return false;
    }

    private abstract class Of<T>(bool isLazy, int chunk) : Cursor(isLazy, chunk)
    {
        protected abstract T Current { get; }

        protected virtual int MaxWeight => LargestWeight;

        private static long Weight(T element) => element switch
        {
            string text => text.Length,
            ReadOnlyMemory<byte> bytes => bytes.Length,
            Row row => row.Elements.Sum(WeightOfPart),
            _ => 0,
        };

        private static long WeightOfPart(object? part) => 8 + (part switch
        {
            string text => text.Length,
            ReadOnlyMemory<byte> bytes => bytes.Length,
            Row row => row.Elements.Sum(WeightOfPart),
            _ => 0,
        });

        protected override Array Take(int count, Func<bool> isLate, out bool exhausted)
        {
            var elements = new List<T>(Math.Min(count, 256));
            var weight = 0L;
            exhausted = false;
            try
            {
                while (elements.Count < count && !(exhausted = !Enumerator.MoveNext()))
                {
                    elements.Add(Current);
                    weight += Weight(elements[^1]);
                    if (weight > MaxWeight || isLate())
                        break;
                }
            }
            // What was produced before is the consumer's; the exception comes where the next element would.
            catch (Exception exception) when (elements.Count > 0)
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
            }
            return elements.ToArray();
        }
    }

    private sealed class Typed<T>(bool isLazy, IEnumerator<T> enumerator) : Of<T>(isLazy, ChunkOfPrimitives)
    {
        protected override IEnumerator Enumerator => enumerator;

        protected override T Current => enumerator.Current;
    }

    private sealed class Untyped(bool isLazy, IEnumerator enumerator) : Of<object?>(isLazy, ChunkOfReferences)
    {
        protected override IEnumerator Enumerator => enumerator;

        protected override object? Current => enumerator.Current;
    }

    private sealed class Results : Of<object?>
    {
        private readonly IEnumerator<object?> _elements;

        public Results(IEnumerator<object?> elements, bool isWhole)
            : base(isLazy: !isWhole, ChunkOfResults)
        {
            _elements = elements;
            _window = ChunkOfResults;
        }

        protected override IEnumerator Enumerator => _elements;

        protected override object? Current => _elements.Current;

        protected override int MaxWeight => LargestResultWeight;

        // Numbers travel packed, and a query does not tell beforehand that it gives nothing else.
        protected override Array Take(int count, Func<bool> isLate, out bool exhausted)
        {
            var elements = (object?[])base.Take(count, isLate, out exhausted);
            if (elements is not [{ } first, ..] || !PackedElements.CanPack(first.GetType()))
                return elements;
            var type = first.GetType();
            if (!Array.TrueForAll(elements, element => element?.GetType() == type))
                return elements;
            var packed = Array.CreateInstance(type, elements.Length);
            elements.CopyTo(packed, 0);
            return packed;
        }
    }
}
