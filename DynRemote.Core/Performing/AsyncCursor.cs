using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.ExceptionServices;
using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Proxies;

namespace DynRemote.Performing;

/// <summary>
/// The owner's side of an asynchronous enumeration: gives the elements in parts that begin with one element and grow, so that a consumer that stops early has
/// not made it produce much. Where there is something to give, more is waited for only as long as that pays; between two parts nothing is asked of the producer.
/// </summary>
internal abstract class AsyncCursor : IDisposable
{
    private const int LargestPart = 1024;

    /// <summary>How long a part waits for further elements of a producer that has been quick so far.</summary>
    private static readonly TimeSpan PartPatience = TimeSpan.FromMilliseconds(10);

    /// <summary>How often other work is let go first, to see whether a move that was not done at once is done by then.</summary>
    private const int Yields = 3;

    /// <summary>How long the end waits for a producer that is just at work and does not heed its token.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly MethodInfo OpenMethod = typeof(AsyncCursor).GetMethod(nameof(OpenTyped), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>1 while a part is being made or the end is near: an enumerator is for one at a time, whatever the peer sends. Changed atomically.</summary>
    private int _busy;

    /// <summary>1 once the enumeration is to end. Changed atomically.</summary>
    private int _ended;

    /// <summary>Whether there are no more elements to be had.</summary>
    public bool HasEnded => Volatile.Read(ref _ended) == 1;

    /// <summary>The views that the sequence is walked through; each part asks whether they still hold. Set before the cursor is used.</summary>
    public ImmutableArray<RemoteView> Views { get; set; } = [];

    /// <summary>What is enumerated: an iterator may change what it was called with. Set before the cursor is used.</summary>
    private object? Source { get; set; }

    /// <summary>Whether the producer is at work between two parts. Asked only by whoever has made the cursor busy.</summary>
    protected abstract bool IsMoving { get; }

    /// <summary>Begins an enumeration, through the gate.</summary>
    /// <param name="target">An asynchronous sequence.</param>
    /// <param name="binder">What gets its enumerator.</param>
    /// <param name="arguments">Perhaps a token of the peer that ends it.</param>
    public static AsyncCursor Open(object target, MemberBinder binder, CallArguments arguments)
    {
        var face = Array.Find(target.GetType().GetInterfaces(), static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
            ?? throw BindingMessages.Error(BindingMessages.NoConversion(target.GetType(), typeof(IAsyncEnumerable<object>)));
        var source = arguments.Values is [{ } token]
            ? CancellationTokenSource.CreateLinkedTokenSource((CancellationToken)ProxyConversion.ToType(token, typeof(CancellationToken))!)
            : new CancellationTokenSource();
        var enumerator = binder.InvokeMember(target, nameof(IAsyncEnumerable<object>.GetAsyncEnumerator), new CallArguments([source.Token]));
        var cursor = (AsyncCursor)OpenMethod.MakeGenericMethod(face.GetGenericArguments()[0]).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [enumerator, source], null)!;
        cursor.Source = target;
        return cursor;
    }

    /// <summary>The next elements.</summary>
    public async Task<Chunk> NextAsync()
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
        {
            throw new InvalidOperationException(HasEnded
                ? "The enumeration has ended."
                : "An enumeration gives one part at a time: the part before has not been answered yet.");
        }
        try
        {
            var (elements, exhausted) = await TakeAsync().ConfigureAwait(false);
            if (exhausted)
                Volatile.Write(ref _ended, 1);
            return new Chunk(elements, exhausted ? null : this);
        }
        catch
        {
            Volatile.Write(ref _ended, 1);
            throw;
        }
        finally
        {
            var isMoving = IsMoving;
            Volatile.Write(ref _busy, 0);
            if (HasEnded)
                await EndAsync().ConfigureAwait(false);
            if (!isMoving)
                LateChanges.BringSoFar(Source);
        }
    }

    /// <summary>
    /// Ends the enumeration, as <c>await foreach</c> does when it is left: the producer's token is canceled, and the enumerator is disposed as soon as it is not at
    /// work. The task ends when that is done.
    /// </summary>
    public async Task<object?> EndAsync()
    {
        Volatile.Write(ref _ended, 1);
        // Stays busy for good, so that the enumerator is disposed once and not used afterwards. Whoever is making a part will see that it is to end.
        if (Interlocked.Exchange(ref _busy, 1) == 0)
            await DisposeEnumeratorAsync(Patience).ConfigureAwait(false);
        else
            Cancel();
        return null;
    }

    /// <summary>The connection has ended. Does not wait for the producer.</summary>
    public void Dispose() => _ = EndAsync();

    /// <summary>Takes the next elements.</summary>
    protected abstract Task<(Array Elements, bool Exhausted)> TakeAsync();

    /// <summary>Cancels the producer's token.</summary>
    protected abstract void Cancel();

    /// <summary>Disposes the enumerator; waits only so long for a move that is under way.</summary>
    protected abstract Task DisposeEnumeratorAsync(TimeSpan patience);

    private static Typed<T> OpenTyped<T>(IAsyncEnumerator<T> enumerator, CancellationTokenSource source) => new(enumerator, source);

    private sealed class Typed<T>(IAsyncEnumerator<T> enumerator, CancellationTokenSource source) : AsyncCursor
    {
        /// <summary>How many elements the next part has at the most. This and the fields below are touched only by whoever has made the cursor busy.</summary>
        private int _window = 1;

        /// <summary>A move that was not done at once when there was something to give.</summary>
        private Task<bool>? _underWay;

        /// <summary>Whether it has paid to wait for the next element where there was one to give already.</summary>
        private bool _isQuick = true;

        /// <summary>What the producer threw after the elements of the part before.</summary>
        private ExceptionDispatchInfo? _failure;

        protected override bool IsMoving => _underWay is not null;

        protected override async Task<(Array Elements, bool Exhausted)> TakeAsync()
        {
            _failure?.Throw();
            var elements = new List<T>();
            var exhausted = false;
            Task? late = null;
            try
            {
                while (elements.Count < _window)
                {
                    var move = _underWay ?? enumerator.MoveNextAsync().AsTask();
                    if (elements.Count > 0 && !move.IsCompleted && !await IsDoneSoonAsync(move, late ??= Task.Delay(_isQuick ? PartPatience : TimeSpan.Zero)).ConfigureAwait(false))
                    {
                        _underWay = move;
                        break;
                    }
                    _underWay = null;
                    if (exhausted = !await move.ConfigureAwait(false))
                        break;
                    elements.Add(enumerator.Current);
                }
            }
            // What was produced before is the consumer's; the exception comes where the next element would.
            catch (Exception exception) when (elements.Count > 0)
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
            }
            // A producer that lets its consumer wait gains nothing by larger parts.
            _window = _underWay is null ? Math.Min(2 * _window, LargestPart) : Math.Max(1, elements.Count);
            return (elements.ToArray(), exhausted);
        }

        // A producer that only goes through the thread pool has its next element in a moment; one that waits for its consumer, or for the world, does not, and its
        // elements are passed on without delay once that is known.
        private async Task<bool> IsDoneSoonAsync(Task move, Task late)
        {
            for (var i = 0; i < Yields && !move.IsCompleted; i++)
                await Task.Yield();
            if (!move.IsCompleted)
                await Task.WhenAny(move, late).ConfigureAwait(false);
            return _isQuick = move.IsCompleted;
        }

        protected override void Cancel() => source.Cancel();

        protected override async Task DisposeEnumeratorAsync(TimeSpan patience)
        {
            var ending = EndEnumeratorAsync();
            if (_underWay is null)
                await ending.ConfigureAwait(false);
            else
                await Task.WhenAny(ending, Task.Delay(patience)).ConfigureAwait(false);
        }

        private async Task EndEnumeratorAsync()
        {
            if (_underWay is { } move)
            {
                await source.CancelAsync().ConfigureAwait(false);
                // An enumerator must not be disposed while it moves; what comes of the move is nobody's any more.
                await ((Task)move).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            await enumerator.DisposeAsync().ConfigureAwait(false);
            source.Dispose();
        }
    }
}
