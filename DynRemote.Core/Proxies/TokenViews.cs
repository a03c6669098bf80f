using System.Runtime.CompilerServices;
using DynRemote.Operations;
using DynRemote.Values;

namespace DynRemote.Proxies;

/// <summary>
/// The tokens of this side that stand for a peer's, by the peer's numbers: one for each for as long as it lives, whether there is still a proxy or not. They are
/// canceled at the latest when the connection ends: nobody else could cancel them any more, and for nobody is what is done under them. Used by any thread.
/// </summary>
internal sealed class TokenViews : IDisposable
{
    private const int FirstLook = 64;

    /// <summary>By connection, for as long as it lives. Concurrent by itself.</summary>
    private static readonly ConditionalWeakTable<IConversation, TokenViews> Known = [];

    /// <summary>What each stands for. Concurrent by itself.</summary>
    private static readonly ConditionalWeakTable<CancellationTokenSource, TokenOrigin> Origins = [];

    private readonly Lock _gate = new();

    /// <summary>The sources by number. Guarded by the lock.</summary>
    private readonly Dictionary<long, WeakReference<CancellationTokenSource>> _sources = [];

    /// <summary>Whether the connection has ended. Guarded by the lock.</summary>
    private bool _hasEnded;

    /// <summary>With how many entries those of collected sources are looked for. Guarded by the lock.</summary>
    private int _lookAt = FirstLook;

    /// <summary>What a token of this side stands for; <see langword="null"/> where it is its own.</summary>
    public static TokenOrigin? OriginOf(CancellationToken token) =>
        TokenSource.Of(token) is { } source && Origins.TryGetValue(source, out var origin) ? origin : null;

    /// <summary>The source that stands for a token of the peer's, if there is one.</summary>
    public static CancellationTokenSource? Find(IConversation conversation, long number) =>
        Known.TryGetValue(conversation, out var views) ? views.Find(number) : null;

    /// <summary>Notes a source for a token of the peer's.</summary>
    /// <returns>The one that stands for it: another where somebody has been faster.</returns>
    public static CancellationTokenSource Add(TokenOrigin origin, CancellationTokenSource source)
    {
        Origins.Add(source, origin);
        var views = Known.GetValue(origin.Conversation, static conversation =>
        {
            var made = new TokenViews();
            conversation.WhenEnded(made);
            return made;
        });
        var added = views.Add(origin.Number, source, out var isLate);
        if (isLate)
            added.Cancel();
        return added;
    }

    /// <summary>The connection has ended. Runs the program's code.</summary>
    /// <exception cref="AggregateException">What the program has registered with tokens has thrown.</exception>
    public void Dispose()
    {
        List<CancellationTokenSource> left = [];
        lock (_gate)
        {
            _hasEnded = true;
            foreach (var reference in _sources.Values)
            {
                if (reference.TryGetTarget(out var source))
                    left.Add(source);
            }
        }
        List<Exception> failures = [];
        foreach (var source in left)
        {
            try
            {
                source.Cancel();
            }
            catch (AggregateException thrown)
            {
                failures.AddRange(thrown.InnerExceptions);
            }
        }
        if (failures.Count > 0)
            throw new AggregateException(failures);
    }

    private CancellationTokenSource? Find(long number)
    {
        lock (_gate)
            return _sources.TryGetValue(number, out var reference) && reference.TryGetTarget(out var source) ? source : null;
    }

    private CancellationTokenSource Add(long number, CancellationTokenSource source, out bool isLate)
    {
        lock (_gate)
        {
            isLate = _hasEnded;
            if (_sources.TryGetValue(number, out var reference) && reference.TryGetTarget(out var faster))
                return faster;
            Forget();
            _sources[number] = new WeakReference<CancellationTokenSource>(source);
            return source;
        }
    }

    // With the lock; as seldom as entries double.
    private void Forget()
    {
        if (_sources.Count < _lookAt)
            return;
        foreach (var (number, reference) in _sources)
        {
            if (!reference.TryGetTarget(out _))
                _sources.Remove(number);
        }
        _lookAt = Math.Max(FirstLook, 2 * _sources.Count);
    }
}
