using System.Runtime.CompilerServices;
using DynRemote.Plans;

namespace DynRemote;

/// <content>The operators that need the owner's answer, without holding a thread. The token ends the wait, with <see cref="OperationCanceledException"/>.</content>
public partial class RemoteQuery<T>
{
    /// <inheritdoc cref="Any()"/>
    public async Task<bool> AnyAsync(CancellationToken token = default) =>
        (bool)(await QueryCall.EvaluateAsync(SequenceOperator.Any, _node, [], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Any(Func{T, object}, string)"/>
    public async Task<bool> AnyAsync(
        Func<T, object?> predicate, CancellationToken token = default, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (bool)(await QueryCall.EvaluateAsync(SequenceOperator.Any, _node, [Function(predicate, text)], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="All(Func{T, object}, string)"/>
    public async Task<bool> AllAsync(
        Func<T, object?> predicate, CancellationToken token = default, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (bool)(await QueryCall.EvaluateAsync(SequenceOperator.All, _node, [Function(predicate, text)], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Count()"/>
    public async Task<int> CountAsync(CancellationToken token = default) =>
        (int)(await QueryCall.EvaluateAsync(SequenceOperator.Count, _node, [], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Count(Func{T, object}, string)"/>
    public async Task<int> CountAsync(
        Func<T, object?> predicate, CancellationToken token = default, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (int)(await QueryCall.EvaluateAsync(SequenceOperator.Count, _node, [Function(predicate, text)], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Sum()"/>
    public async Task<dynamic> SumAsync(CancellationToken token = default) =>
        (await QueryCall.EvaluateAsync(SequenceOperator.Sum, _node, [], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Sum(Func{T, object}, string)"/>
    public async Task<dynamic> SumAsync(
        Func<T, object?> selector, CancellationToken token = default, [CallerArgumentExpression(nameof(selector))] string text = "") =>
        (await QueryCall.EvaluateAsync(SequenceOperator.Sum, _node, [Function(selector, text)], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Min()"/>
    public async Task<dynamic> MinAsync(CancellationToken token = default) =>
        (await QueryCall.EvaluateAsync(SequenceOperator.Min, _node, [], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Min(Func{T, object}, string)"/>
    public async Task<dynamic> MinAsync(
        Func<T, object?> selector, CancellationToken token = default, [CallerArgumentExpression(nameof(selector))] string text = "") =>
        (await QueryCall.EvaluateAsync(SequenceOperator.Min, _node, [Function(selector, text)], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Max()"/>
    public async Task<dynamic> MaxAsync(CancellationToken token = default) =>
        (await QueryCall.EvaluateAsync(SequenceOperator.Max, _node, [], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Max(Func{T, object}, string)"/>
    public async Task<dynamic> MaxAsync(
        Func<T, object?> selector, CancellationToken token = default, [CallerArgumentExpression(nameof(selector))] string text = "") =>
        (await QueryCall.EvaluateAsync(SequenceOperator.Max, _node, [Function(selector, text)], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Average()"/>
    public async Task<dynamic> AverageAsync(CancellationToken token = default) =>
        (await QueryCall.EvaluateAsync(SequenceOperator.Average, _node, [], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Average(Func{T, object}, string)"/>
    public async Task<dynamic> AverageAsync(
        Func<T, object?> selector, CancellationToken token = default, [CallerArgumentExpression(nameof(selector))] string text = "") =>
        (await QueryCall.EvaluateAsync(SequenceOperator.Average, _node, [Function(selector, text)], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="First()"/>
    public async Task<T> FirstAsync(CancellationToken token = default) =>
        (T)(await QueryCall.EvaluateAsync(SequenceOperator.First, _node, [], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="First(Func{T, object}, string)"/>
    public async Task<T> FirstAsync(
        Func<T, object?> predicate, CancellationToken token = default, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (T)(await QueryCall.EvaluateAsync(SequenceOperator.First, _node, [Function(predicate, text)], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="FirstOrDefault()"/>
    public async Task<T?> FirstOrDefaultAsync(CancellationToken token = default) =>
        (T?)(await QueryCall.EvaluateAsync(SequenceOperator.FirstOrDefault, _node, [], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="FirstOrDefault(Func{T, object}, string)"/>
    public async Task<T?> FirstOrDefaultAsync(
        Func<T, object?> predicate, CancellationToken token = default, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (T?)(await QueryCall.EvaluateAsync(SequenceOperator.FirstOrDefault, _node, [Function(predicate, text)], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Single()"/>
    public async Task<T> SingleAsync(CancellationToken token = default) =>
        (T)(await QueryCall.EvaluateAsync(SequenceOperator.Single, _node, [], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Single(Func{T, object}, string)"/>
    public async Task<T> SingleAsync(
        Func<T, object?> predicate, CancellationToken token = default, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (T)(await QueryCall.EvaluateAsync(SequenceOperator.Single, _node, [Function(predicate, text)], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="SingleOrDefault()"/>
    public async Task<T?> SingleOrDefaultAsync(CancellationToken token = default) =>
        (T?)(await QueryCall.EvaluateAsync(SequenceOperator.SingleOrDefault, _node, [], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="SingleOrDefault(Func{T, object}, string)"/>
    public async Task<T?> SingleOrDefaultAsync(
        Func<T, object?> predicate, CancellationToken token = default, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (T?)(await QueryCall.EvaluateAsync(SequenceOperator.SingleOrDefault, _node, [Function(predicate, text)], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Last()"/>
    public async Task<T> LastAsync(CancellationToken token = default) =>
        (T)(await QueryCall.EvaluateAsync(SequenceOperator.Last, _node, [], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="Last(Func{T, object}, string)"/>
    public async Task<T> LastAsync(
        Func<T, object?> predicate, CancellationToken token = default, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (T)(await QueryCall.EvaluateAsync(SequenceOperator.Last, _node, [Function(predicate, text)], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="LastOrDefault()"/>
    public async Task<T?> LastOrDefaultAsync(CancellationToken token = default) =>
        (T?)(await QueryCall.EvaluateAsync(SequenceOperator.LastOrDefault, _node, [], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="LastOrDefault(Func{T, object}, string)"/>
    public async Task<T?> LastOrDefaultAsync(
        Func<T, object?> predicate, CancellationToken token = default, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (T?)(await QueryCall.EvaluateAsync(SequenceOperator.LastOrDefault, _node, [Function(predicate, text)], token).ConfigureAwait(false))!;

    /// <inheritdoc cref="ElementAt(int)"/>
    public async Task<T> ElementAtAsync(int index, CancellationToken token = default) =>
        (T)(await QueryCall.EvaluateAsync(SequenceOperator.ElementAt, _node, [], token, index).ConfigureAwait(false))!;

    /// <inheritdoc cref="ElementAtOrDefault(int)"/>
    public async Task<T?> ElementAtOrDefaultAsync(int index, CancellationToken token = default) =>
        (T?)(await QueryCall.EvaluateAsync(SequenceOperator.ElementAtOrDefault, _node, [], token, index).ConfigureAwait(false))!;

    /// <inheritdoc cref="Contains(T)"/>
    public async Task<bool> ContainsAsync(T value, CancellationToken token = default) =>
        (bool)(await QueryCall.EvaluateAsync(SequenceOperator.Contains, _node, [], token, value).ConfigureAwait(false))!;

    /// <inheritdoc cref="Aggregate(object, Func{object, T, object}, string)"/>
    public async Task<dynamic> AggregateAsync(
        object? seed, Func<dynamic, T, dynamic?> func, CancellationToken token = default, [CallerArgumentExpression(nameof(func))] string text = "") =>
        (await QueryCall.EvaluateAsync(SequenceOperator.Aggregate, _node, [Function<object, T, object?>(func, text)], token, seed).ConfigureAwait(false))!;

    /// <inheritdoc cref="ToList()"/>
    public async Task<List<T>> ToListAsync(CancellationToken token = default)
    {
        var list = new List<T>();
        await foreach (var element in QueryCall.ElementsAsync(_node, isWhole: true, token).ConfigureAwait(false))
            list.Add((T)element!);
        return list;
    }

    /// <inheritdoc cref="ToArray()"/>
    public async Task<T[]> ToArrayAsync(CancellationToken token = default) => [.. await ToListAsync(token).ConfigureAwait(false)];

    /// <inheritdoc cref="ToDictionary{TKey, TElement}(Func{T, TKey}, Func{T, TElement}, string, string)"/>
    public async Task<Dictionary<TKey, TElement>> ToDictionaryAsync<TKey, TElement>(
        Func<T, TKey> key,
        Func<T, TElement> element,
        CancellationToken token = default,
        [CallerArgumentExpression(nameof(key))] string keyText = "",
        [CallerArgumentExpression(nameof(element))] string elementText = "")
        where TKey : notnull
    {
        var result = new Dictionary<TKey, TElement>();
        var pairs = Pairs([Function(key, keyText), Function(element, elementText)]);
        await foreach (var pair in QueryCall.ElementsAsync(pairs, isWhole: true, token).ConfigureAwait(false))
        {
            var (one, other) = (KeyValuePair<object, object?>)pair!;
            result.Add((TKey)one, (TElement)other!);
        }
        return result;
    }
}
