using System.Runtime.CompilerServices;

namespace DynRemote;

/// <content>Operators of LINQ's that are made of others, and so mean the same and are one round trip, too.</content>
public partial class RemoteQuery<T>
{
    /// <summary>The elements, then one more.</summary>
    public RemoteQuery<T> Append(T element) => Concat(Own<T>(new[] { element }));

    /// <summary>One more, then the elements.</summary>
    public RemoteQuery<T> Prepend(T element) => Own<T>(new[] { element }).Concat(this);

    /// <summary>The elements in their own order.</summary>
    public RemoteOrderedQuery<T> Order() => OrderBy(static element => element, "element => element");

    /// <summary>The elements in the opposite of their own order.</summary>
    public RemoteOrderedQuery<T> OrderDescending() => OrderByDescending(static element => element, "element => element");

    /// <summary>The first of the elements with the least key that is not null, or null where there is none.</summary>
    public T? MinBy(Func<T, object?> key, [CallerArgumentExpression(nameof(key))] string text = "") => WithKeyFirst(key, text).ThenBy(key, text).FirstOrDefault();

    /// <summary>The first of the elements with the greatest key that is not null, or null where there is none.</summary>
    public T? MaxBy(Func<T, object?> key, [CallerArgumentExpression(nameof(key))] string text = "") => WithKeyFirst(key, text).ThenByDescending(key, text).FirstOrDefault();

    /// <inheritdoc cref="MinBy"/>
    public Task<T?> MinByAsync(Func<T, object?> key, CancellationToken token = default, [CallerArgumentExpression(nameof(key))] string text = "") =>
        WithKeyFirst(key, text).ThenBy(key, text).FirstOrDefaultAsync(token);

    /// <inheritdoc cref="MaxBy"/>
    public Task<T?> MaxByAsync(Func<T, object?> key, CancellationToken token = default, [CallerArgumentExpression(nameof(key))] string text = "") =>
        WithKeyFirst(key, text).ThenByDescending(key, text).FirstOrDefaultAsync(token);

    /// <summary>All different elements, in one round trip.</summary>
    public HashSet<T> ToHashSet() => [.. Distinct().ToArray()];

    /// <inheritdoc cref="ToHashSet"/>
    public async Task<HashSet<T>> ToHashSetAsync(CancellationToken token = default) => [.. await Distinct().ToListAsync(token).ConfigureAwait(false)];

    // LINQ takes an element without a key only where no element has one.
    private RemoteOrderedQuery<T> WithKeyFirst(Func<T, object?> key, string text)
    {
        ArgumentNullException.ThrowIfNull(key);
        return OrderBy(element => (dynamic?)key(element) == null, text);
    }
}
