using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using DynRemote.Binding;
using DynRemote.Proxies;
using DynRemote.Values;

namespace DynRemote.Performing;

/// <summary>
/// The owner's side of an enumeration: gives the elements in chunks. What is there already is read ahead in large chunks, and so is what the consumer wants
/// all of. A lazy sequence begins with one element, for a consumer that only looks at the first must not make it produce more, and the chunks grow for as
/// long as it is fast.
/// </summary>
internal abstract class Cursor : IDisposable
{
    private const int ChunkOfReferences = 1024;
    private const int ChunkOfPrimitives = 64 * 1024;

    /// <summary>In elements and in bytes, where all of them are wanted: half as many round trips would hardly be quicker, and other messages get their turn between two chunks.</summary>
    private const int LargestChunkOfWhole = 1024 * 1024;
    private const int LargestBytesOfWhole = 4 * 1024 * 1024;

    /// <summary>In characters or bytes: a chunk of long texts or blocks of bytes ends early, long before the largest frame.</summary>
    private const int LargestWeight = 256 * 1024;

    private static readonly MethodInfo OpenTypedMethod = typeof(Cursor).GetMethod(nameof(OpenTyped), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly MethodInfo OpenArrayMethod = typeof(Cursor).GetMethod(nameof(OpenArray), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The parts of a query's result: large, for it is values for the most part, and a caller who wants all of it waits for all of it.</summary>
    private const int ChunkOfResults = 256 * 1024;
    private const int LargestResultWeight = 4 * 1024 * 1024;

    private readonly Pace _pace;

    /// <summary>How many elements the next chunk has at the most. Touched only by whoever has <see cref="_busy"/>.</summary>
    private int _window;

    /// <summary>1 while a chunk is being made: an enumerator is for one thread at a time, whatever the peer sends.</summary>
    private int _busy;

    /// <summary>What the producer threw after the elements of the part before. Touched only by whoever has <see cref="_busy"/>.</summary>
    private ExceptionDispatchInfo? _failure;

    /// <summary>1 once the enumeration is to end; whoever has <see cref="_busy"/> then ends it. Changed atomically.</summary>
    private int _ended;

    private Cursor(Pace pace)
    {
        _pace = pace;
        _window = pace.First;
    }

    /// <summary>Whether there are no more elements to be had.</summary>
    public bool HasEnded => Volatile.Read(ref _ended) == 1;

    /// <summary>The views that the sequence is walked through; each part asks whether they still hold. Set before the cursor is used.</summary>
    public ImmutableArray<RemoteView> Views { get; set; } = [];

    /// <summary>What is enumerated: an iterator may change what it was called with. <see langword="null"/> for the result of a query. Set before the cursor is used.</summary>
    private object? Source { get; set; }

    /// <summary>The enumerator under the cursor.</summary>
    protected abstract IEnumerator Enumerator { get; }

    /// <summary>Begins an enumeration.</summary>
    /// <param name="target">The object enumerated, for what it tells of its kind.</param>
    /// <param name="enumerator">Its enumerator.</param>
    /// <param name="isWhole">Whether the caller waits for all elements.</param>
    public static Cursor Open(object target, IEnumerator enumerator, bool isWhole)
    {
        var cursor = Over(target, enumerator, isWhole);
        cursor.Source = target;
        return cursor;
    }

    private static Cursor Over(object target, IEnumerator enumerator, bool isWhole)
    {
        Func<int, Pace> pace = IsMaterialized(target) ? Pace.OfWhatIsThere : isWhole ? Pace.OfAll : Pace.OfWhatIsProduced;
        // The enumerator that an array gives to all does not tell what its elements are.
        if (target is Array && target.GetType() is { IsSZArray: true } array && PackedElements.CanPack(array.GetElementType()!))
            return (Cursor)OpenArrayMethod.MakeGenericMethod(array.GetElementType()!).Invoke(null, [target, pace(ChunkOf(array.GetElementType()!, isWhole))])!;
        foreach (var face in enumerator.GetType().GetInterfaces())
        {
            if (face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerator<>) && PackedElements.CanPack(face.GetGenericArguments()[0]))
                return (Cursor)OpenTypedMethod.MakeGenericMethod(face.GetGenericArguments()[0]).Invoke(null, [enumerator, pace(ChunkOf(face.GetGenericArguments()[0], isWhole))])!;
        }
        return new Untyped(enumerator, pace(ChunkOfReferences));
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
            var elements = Take(_window, () => _pace.IsLimited && Stopwatch.GetElapsedTime(started) > _pace.Patience, out var exhausted);
            _window = _pace.After(_window);
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
            LateChanges.BringSoFar(Source);
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

    private static int ChunkOf(Type primitive, bool isWhole) =>
        isWhole ? Math.Min(LargestChunkOfWhole, LargestBytesOfWhole / RuntimeHelpers.SizeOf(primitive.TypeHandle)) : ChunkOfPrimitives;

    private static Typed<T> OpenTyped<T>(IEnumerator enumerator, Pace pace) => new((IEnumerator<T>)enumerator, pace);

    private static Typed<T> OpenArray<T>(IEnumerable<T> array, Pace pace) => new(array.GetEnumerator(), pace);

    private static bool IsMaterialized(object target)
    {
        if (target is ICollection or string)
            return true;
        foreach (var face in target.GetType().GetInterfaces())
        {
            if (face.IsGenericType && face.GetGenericTypeDefinition() is var open && (open == typeof(ICollection<>) || open == typeof(IReadOnlyCollection<>)))
                return true;
        }
        return false;
    }

    /// <summary>How many elements are given at once.</summary>
    /// <param name="First">The most that the first part has.</param>
    /// <param name="Largest">The most that any part has.</param>
    /// <param name="Patience">What has been produced within this time is passed on rather than waited for.</param>
    /// <param name="IsForAll">Whether the consumer has no use for a part.</param>
    private readonly record struct Pace(int First, int Largest, TimeSpan Patience, bool IsForAll = false)
    {
        private const int LargestLazyChunk = 1024;

        /// <summary>Whoever goes on after the first element mostly goes on to the end, but a producer is not to make many that nobody takes.</summary>
        private const int Growth = 8;

        public bool IsLimited => Patience != Timeout.InfiniteTimeSpan;

        public static Pace OfWhatIsThere(int chunk) => new(chunk, chunk, Timeout.InfiniteTimeSpan);

        // A call has a limit of its own, which a slow producer must not reach with elements that could have been sent.
        public static Pace OfAll(int chunk) => new(chunk, chunk, TimeSpan.FromSeconds(1));

        public static Pace OfWhatIsProduced(int chunk) => new(1, Math.Min(chunk, LargestLazyChunk), TimeSpan.FromMilliseconds(10));

        public static Pace OfResults(bool isWhole) => isWhole ? OfWhatIsThere(ChunkOfResults) with { IsForAll = true } : new(ChunkOfResults, ChunkOfResults, TimeSpan.FromMilliseconds(10));

        public int After(int window) => Math.Min(window * Growth, Largest);
    }

    private abstract class Of<T>(Pace pace) : Cursor(pace)
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
            // What was produced before is the consumer's, unless he wants all or nothing; the exception comes where the next element would.
            catch (Exception exception) when (elements.Count > 0 && !_pace.IsForAll)
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
            }
            return elements.ToArray();
        }
    }

    private sealed class Typed<T>(IEnumerator<T> enumerator, Pace pace) : Of<T>(pace)
    {
        protected override IEnumerator Enumerator => enumerator;

        protected override T Current => enumerator.Current;
    }

    private sealed class Untyped(IEnumerator enumerator, Pace pace) : Of<object?>(pace)
    {
        protected override IEnumerator Enumerator => enumerator;

        protected override object? Current => enumerator.Current;
    }

    private sealed class Results(IEnumerator<object?> elements, bool isWhole) : Of<object?>(Pace.OfResults(isWhole))
    {
        protected override IEnumerator Enumerator => elements;

        protected override object? Current => elements.Current;

        protected override int MaxWeight => LargestResultWeight;

        // Numbers travel packed, and a query does not tell beforehand that it gives nothing else.
        protected override Array Take(int count, Func<bool> isLate, out bool exhausted)
        {
            var part = (object?[])base.Take(count, isLate, out exhausted);
            if (part is not [{ } first, ..] || !PackedElements.CanPack(first.GetType()))
                return part;
            var type = first.GetType();
            if (!Array.TrueForAll(part, element => element?.GetType() == type))
                return part;
            var packed = Array.CreateInstance(type, part.Length);
            part.CopyTo(packed, 0);
            return packed;
        }
    }
}
