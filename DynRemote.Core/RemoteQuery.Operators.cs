using System.Collections;
using System.Runtime.CompilerServices;
using DynRemote.Plans;

namespace DynRemote;

/// <content>The operators whose result is a sequence. Nothing is sent until it is walked.</content>
public partial class RemoteQuery<T>
{
    /// <summary>The elements for which a condition is true.</summary>
    public RemoteQuery<T> Where(Func<T, object?> predicate, [CallerArgumentExpression(nameof(predicate))] string text = "") => Same(SequenceOperator.Where, [Function(predicate, text)]);

    /// <summary>What a lambda makes of each element: a value, a reference, an anonymous object, a tuple or an array.</summary>
    public RemoteQuery<TResult> Select<TResult>(Func<T, TResult> selector, [CallerArgumentExpression(nameof(selector))] string text = "") =>
        new(new OperatorNode(SequenceOperator.Select, _node, [Function(selector, text)], []) { ElementType = typeof(TResult) });

    /// <summary>The elements of a sequence that each element leads to.</summary>
    public RemoteQuery<TResult> SelectMany<TResult>(Func<T, RemoteQuery<TResult>> selector, [CallerArgumentExpression(nameof(selector))] string text = "") =>
        new(new OperatorNode(SequenceOperator.SelectMany, _node, [Function(selector, text)], []) { ElementType = typeof(TResult) });

    /// <summary>The elements of a sequence that each element leads to.</summary>
    public RemoteQuery<dynamic> SelectMany(Func<T, object?> selector, [CallerArgumentExpression(nameof(selector))] string text = "") =>
        new(new OperatorNode(SequenceOperator.SelectMany, _node, [Function(selector, text)], []));

    /// <summary>What a lambda makes of each element and each element of a sequence that it leads to: the second <c>from</c> of a query.</summary>
    public RemoteQuery<TResult> SelectMany<TCollection, TResult>(
        Func<T, RemoteQuery<TCollection>> collectionSelector,
        Func<T, TCollection, TResult> resultSelector,
        [CallerArgumentExpression(nameof(collectionSelector))] string collectionText = "",
        [CallerArgumentExpression(nameof(resultSelector))] string resultText = "") =>
        new(new OperatorNode(
            SequenceOperator.SelectMany, _node, [Function(collectionSelector, collectionText), Function(resultSelector, resultText)], [])
        { ElementType = typeof(TResult) });

    /// <summary>What a lambda makes of each element and each element of a sequence that it leads to: the second <c>from</c> of a query.</summary>
    public RemoteQuery<TResult> SelectMany<TResult>(
        Func<T, object?> collectionSelector,
        Func<T, dynamic, TResult> resultSelector,
        [CallerArgumentExpression(nameof(collectionSelector))] string collectionText = "",
        [CallerArgumentExpression(nameof(resultSelector))] string resultText = "") =>
        new(new OperatorNode(
            SequenceOperator.SelectMany, _node, [Function(collectionSelector, collectionText), Function<T, object?, TResult>(resultSelector!, resultText)], [])
        { ElementType = typeof(TResult) });

    /// <summary>The elements in the order of a key; those with equal keys keep theirs. Texts are compared as <see cref="Comparer{T}.Default"/> does at the owner.</summary>
    public RemoteOrderedQuery<T> OrderBy(Func<T, object?> key, [CallerArgumentExpression(nameof(key))] string text = "") => Ordered(SequenceOperator.OrderBy, Function(key, text));

    /// <summary>The elements in the opposite order of a key; those with equal keys keep theirs.</summary>
    public RemoteOrderedQuery<T> OrderByDescending(Func<T, object?> key, [CallerArgumentExpression(nameof(key))] string text = "") =>
        Ordered(SequenceOperator.OrderByDescending, Function(key, text));

    /// <summary>The elements in groups of equal keys, in the order in which the keys appear first.</summary>
    public RemoteQuery<RemoteGroup<TKey, T>> GroupBy<TKey>(Func<T, TKey> key, [CallerArgumentExpression(nameof(key))] string text = "") =>
        new(new OperatorNode(SequenceOperator.GroupBy, _node, [Function(key, text)], []) { MakeGroup = RemoteGroup<TKey, T>.Make });

    /// <summary>What a lambda makes of the elements, in groups of equal keys.</summary>
    public RemoteQuery<RemoteGroup<TKey, TElement>> GroupBy<TKey, TElement>(
        Func<T, TKey> key,
        Func<T, TElement> element,
        [CallerArgumentExpression(nameof(key))] string keyText = "",
        [CallerArgumentExpression(nameof(element))] string elementText = "") =>
        new(new OperatorNode(SequenceOperator.GroupBy, _node, [Function(key, keyText), Function(element, elementText)], [])
        { MakeGroup = RemoteGroup<TKey, TElement>.Make });

    /// <summary>What a lambda makes of each key and the elements that have it.</summary>
    public RemoteQuery<TResult> GroupBy<TKey, TResult>(
        Func<T, TKey> key,
        Func<TKey, RemoteQuery<T>, TResult> result,
        [CallerArgumentExpression(nameof(key))] string keyText = "",
        [CallerArgumentExpression(nameof(result))] string resultText = "") =>
        GroupBy(key, keyText).Select(group => result(group.Key, group), resultText);

    /// <summary>What a lambda makes of each two elements with equal keys, of this query and another one.</summary>
    public RemoteQuery<TResult> Join<TInner, TKey, TResult>(
        RemoteQuery<TInner> inner,
        Func<T, TKey> outerKey,
        Func<TInner, TKey> innerKey,
        Func<T, TInner, TResult> result,
        [CallerArgumentExpression(nameof(outerKey))] string outerText = "",
        [CallerArgumentExpression(nameof(innerKey))] string innerText = "",
        [CallerArgumentExpression(nameof(result))] string resultText = "")
    {
        ArgumentNullException.ThrowIfNull(inner);
        return new(new OperatorNode(
            SequenceOperator.Join, _node, [Function(outerKey, outerText), Function(innerKey, innerText), Function(result, resultText)], [])
        { Second = inner._node, ElementType = typeof(TResult) });
    }

    /// <summary>What a lambda makes of each two elements with equal keys, of this query and a collection of this process, whose elements go along.</summary>
    public RemoteQuery<TResult> Join<TKey, TResult>(
        IEnumerable inner,
        Func<T, TKey> outerKey,
        Func<dynamic, TKey> innerKey,
        Func<T, dynamic, TResult> result,
        [CallerArgumentExpression(nameof(outerKey))] string outerText = "",
        [CallerArgumentExpression(nameof(innerKey))] string innerText = "",
        [CallerArgumentExpression(nameof(result))] string resultText = "") =>
        Join<dynamic, TKey, TResult>(Own<dynamic>(inner), outerKey, innerKey, result, outerText, innerText, resultText);

    /// <summary>What a lambda makes of each element and the elements of another query with an equal key.</summary>
    public RemoteQuery<TResult> GroupJoin<TInner, TKey, TResult>(
        RemoteQuery<TInner> inner,
        Func<T, TKey> outerKey,
        Func<TInner, TKey> innerKey,
        Func<T, RemoteQuery<TInner>, TResult> result,
        [CallerArgumentExpression(nameof(outerKey))] string outerText = "",
        [CallerArgumentExpression(nameof(innerKey))] string innerText = "",
        [CallerArgumentExpression(nameof(result))] string resultText = "")
    {
        ArgumentNullException.ThrowIfNull(inner);
        return new(new OperatorNode(
            SequenceOperator.GroupJoin, _node, [Function(outerKey, outerText), Function(innerKey, innerText), Function(result, resultText)], [])
        { Second = inner._node, ElementType = typeof(TResult), MakeGroup = static (node, _) => new RemoteQuery<TInner>(node) });
    }

    /// <summary>What a lambda makes of each element and those of a collection of this process, whose elements go along, that have an equal key.</summary>
    public RemoteQuery<TResult> GroupJoin<TKey, TResult>(
        IEnumerable inner,
        Func<T, TKey> outerKey,
        Func<dynamic, TKey> innerKey,
        Func<T, RemoteQuery<dynamic>, TResult> result,
        [CallerArgumentExpression(nameof(outerKey))] string outerText = "",
        [CallerArgumentExpression(nameof(innerKey))] string innerText = "",
        [CallerArgumentExpression(nameof(result))] string resultText = "") =>
        GroupJoin<dynamic, TKey, TResult>(Own<dynamic>(inner), outerKey, innerKey, result, outerText, innerText, resultText);

    /// <summary>The elements without those that are equal to an earlier one.</summary>
    public RemoteQuery<T> Distinct() => Same(SequenceOperator.Distinct, []);

    /// <summary>The elements without those whose key is equal to that of an earlier one.</summary>
    public RemoteQuery<T> DistinctBy<TKey>(Func<T, TKey> key, [CallerArgumentExpression(nameof(key))] string text = "") =>
        Same(SequenceOperator.DistinctBy, [Function(key, text)]);

    /// <summary>The elements behind the first so many.</summary>
    public RemoteQuery<T> Skip(int count) => Same(SequenceOperator.Skip, [], count);

    /// <summary>The elements behind the first so many; how many, the owner knows.</summary>
    public RemoteQuery<T> Skip(RemotePlaceholder count) => Same(SequenceOperator.Skip, [], count);

    /// <summary>The last so many elements.</summary>
    public RemoteQuery<T> TakeLast(int count) => Same(SequenceOperator.TakeLast, [], count);

    /// <summary>The last so many elements; how many, the owner knows.</summary>
    public RemoteQuery<T> TakeLast(RemotePlaceholder count) => Same(SequenceOperator.TakeLast, [], count);

    /// <summary>The elements before the last so many.</summary>
    public RemoteQuery<T> SkipLast(int count) => Same(SequenceOperator.SkipLast, [], count);

    /// <summary>The elements before the last so many; how many, the owner knows.</summary>
    public RemoteQuery<T> SkipLast(RemotePlaceholder count) => Same(SequenceOperator.SkipLast, [], count);

    /// <summary>The first so many elements.</summary>
    public RemoteQuery<T> Take(int count) => Same(SequenceOperator.Take, [], count);

    /// <summary>The first so many elements; how many, the owner knows.</summary>
    public RemoteQuery<T> Take(RemotePlaceholder count) => Same(SequenceOperator.Take, [], count);

    /// <summary>The elements from the first one on for which a condition is not true.</summary>
    public RemoteQuery<T> SkipWhile(Func<T, object?> predicate, [CallerArgumentExpression(nameof(predicate))] string text = "") => Same(SequenceOperator.SkipWhile, [Function(predicate, text)]);

    /// <summary>The elements before the first one for which a condition is not true.</summary>
    public RemoteQuery<T> TakeWhile(Func<T, object?> predicate, [CallerArgumentExpression(nameof(predicate))] string text = "") => Same(SequenceOperator.TakeWhile, [Function(predicate, text)]);

    /// <summary>The elements from the last to the first.</summary>
    public RemoteQuery<T> Reverse() => Same(SequenceOperator.Reverse, []);

    /// <summary>The elements, then those of another query.</summary>
    public RemoteQuery<T> Concat(RemoteQuery<T> second) => With(SequenceOperator.Concat, second);

    /// <summary>The elements, then those of a collection of this process, which go along.</summary>
    public RemoteQuery<T> Concat(IEnumerable<T> second) => Concat(Own<T>(second));

    /// <summary>The elements of this query and of another one, without those that are equal to an earlier one.</summary>
    public RemoteQuery<T> Union(RemoteQuery<T> second) => With(SequenceOperator.Union, second);

    /// <summary>The elements of this query and of a collection of this process, without those that are equal to an earlier one.</summary>
    public RemoteQuery<T> Union(IEnumerable<T> second) => Union(Own<T>(second));

    /// <summary>The different elements that are in both queries.</summary>
    public RemoteQuery<T> Intersect(RemoteQuery<T> second) => With(SequenceOperator.Intersect, second);

    /// <summary>The different elements that are in a collection of this process, too.</summary>
    public RemoteQuery<T> Intersect(IEnumerable<T> second) => Intersect(Own<T>(second));

    /// <summary>The different elements that are not in another query.</summary>
    public RemoteQuery<T> Except(RemoteQuery<T> second) => With(SequenceOperator.Except, second);

    /// <summary>The different elements that are not in a collection of this process.</summary>
    public RemoteQuery<T> Except(IEnumerable<T> second) => Except(Own<T>(second));

    /// <summary>The elements; where there are none, one that is the default of their type.</summary>
    public RemoteQuery<T> DefaultIfEmpty() => Same(SequenceOperator.DefaultIfEmpty, []);

    /// <summary>The elements; where there are none, the one given.</summary>
    public RemoteQuery<T> DefaultIfEmpty(T defaultValue) => Same(SequenceOperator.DefaultIfEmpty, [], defaultValue);

    private static RemoteQuery<TOwn> Own<TOwn>(IEnumerable elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        return elements as RemoteQuery<TOwn> ?? new RemoteQuery<TOwn>(elements is IRecordedSequence query ? query.Node : new HeldNode(elements, "a collection of this process"));
    }
}
