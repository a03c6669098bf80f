using System.Runtime.CompilerServices;
using DynRemote.Plans;

namespace DynRemote;

/// <content>The operators that need the owner's answer. Each is one round trip.</content>
public partial class RemoteQuery<T>
{
    /// <summary>A bool: whether there are elements.</summary>
    public dynamic Any() => QueryCall.Evaluate(SequenceOperator.Any, _node, [])!;

    /// <summary>A bool: whether a condition is true for an element.</summary>
    public dynamic Any(Func<T, object?> predicate, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        QueryCall.Evaluate(SequenceOperator.Any, _node, [Function(predicate, text)])!;

    /// <summary>A bool: whether a condition is true for all elements.</summary>
    public dynamic All(Func<T, object?> predicate, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        QueryCall.Evaluate(SequenceOperator.All, _node, [Function(predicate, text)])!;

    /// <summary>An int: the number of elements.</summary>
    public dynamic Count() => QueryCall.Evaluate(SequenceOperator.Count, _node, [])!;

    /// <summary>An int: the number of elements for which a condition is true.</summary>
    public dynamic Count(Func<T, object?> predicate, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        QueryCall.Evaluate(SequenceOperator.Count, _node, [Function(predicate, text)])!;

    /// <summary>The sum of the elements, of the type that LINQ gives it: <c>int</c>s are added as an <c>int</c>, with an overflow check.</summary>
    public dynamic Sum() => QueryCall.Evaluate(SequenceOperator.Sum, _node, [])!;

    /// <summary>The sum of what a lambda makes of the elements.</summary>
    public dynamic Sum(Func<T, object?> selector, [CallerArgumentExpression(nameof(selector))] string text = "") =>
        QueryCall.Evaluate(SequenceOperator.Sum, _node, [Function(selector, text)])!;

    /// <summary>The least element, or null where there is none of a type that has a null.</summary>
    public dynamic Min() => QueryCall.Evaluate(SequenceOperator.Min, _node, [])!;

    /// <summary>The least of what a lambda makes of the elements.</summary>
    public dynamic Min(Func<T, object?> selector, [CallerArgumentExpression(nameof(selector))] string text = "") =>
        QueryCall.Evaluate(SequenceOperator.Min, _node, [Function(selector, text)])!;

    /// <summary>The greatest element, or null where there is none of a type that has a null.</summary>
    public dynamic Max() => QueryCall.Evaluate(SequenceOperator.Max, _node, [])!;

    /// <summary>The greatest of what a lambda makes of the elements.</summary>
    public dynamic Max(Func<T, object?> selector, [CallerArgumentExpression(nameof(selector))] string text = "") =>
        QueryCall.Evaluate(SequenceOperator.Max, _node, [Function(selector, text)])!;

    /// <summary>The mean of the elements: of <c>int</c>s and <c>long</c>s a <c>double</c>, else of their own type.</summary>
    public dynamic Average() => QueryCall.Evaluate(SequenceOperator.Average, _node, [])!;

    /// <summary>The mean of what a lambda makes of the elements.</summary>
    public dynamic Average(Func<T, object?> selector, [CallerArgumentExpression(nameof(selector))] string text = "") =>
        QueryCall.Evaluate(SequenceOperator.Average, _node, [Function(selector, text)])!;

    /// <summary>The first element.</summary>
    public T First() => (T)QueryCall.Evaluate(SequenceOperator.First, _node, [])!;

    /// <summary>The first element for which a condition is true.</summary>
    public T First(Func<T, object?> predicate, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (T)QueryCall.Evaluate(SequenceOperator.First, _node, [Function(predicate, text)])!;

    /// <summary>The first element, or the default of their type.</summary>
    public T? FirstOrDefault() => (T?)QueryCall.Evaluate(SequenceOperator.FirstOrDefault, _node, [])!;

    /// <summary>The first element, or the default of their type for which a condition is true.</summary>
    public T? FirstOrDefault(Func<T, object?> predicate, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (T?)QueryCall.Evaluate(SequenceOperator.FirstOrDefault, _node, [Function(predicate, text)])!;

    /// <summary>The only element.</summary>
    public T Single() => (T)QueryCall.Evaluate(SequenceOperator.Single, _node, [])!;

    /// <summary>The only element for which a condition is true.</summary>
    public T Single(Func<T, object?> predicate, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (T)QueryCall.Evaluate(SequenceOperator.Single, _node, [Function(predicate, text)])!;

    /// <summary>The only element, or the default of their type.</summary>
    public T? SingleOrDefault() => (T?)QueryCall.Evaluate(SequenceOperator.SingleOrDefault, _node, [])!;

    /// <summary>The only element, or the default of their type for which a condition is true.</summary>
    public T? SingleOrDefault(Func<T, object?> predicate, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (T?)QueryCall.Evaluate(SequenceOperator.SingleOrDefault, _node, [Function(predicate, text)])!;

    /// <summary>The last element.</summary>
    public T Last() => (T)QueryCall.Evaluate(SequenceOperator.Last, _node, [])!;

    /// <summary>The last element for which a condition is true.</summary>
    public T Last(Func<T, object?> predicate, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (T)QueryCall.Evaluate(SequenceOperator.Last, _node, [Function(predicate, text)])!;

    /// <summary>The last element, or the default of their type.</summary>
    public T? LastOrDefault() => (T?)QueryCall.Evaluate(SequenceOperator.LastOrDefault, _node, [])!;

    /// <summary>The last element, or the default of their type for which a condition is true.</summary>
    public T? LastOrDefault(Func<T, object?> predicate, [CallerArgumentExpression(nameof(predicate))] string text = "") =>
        (T?)QueryCall.Evaluate(SequenceOperator.LastOrDefault, _node, [Function(predicate, text)])!;

    /// <summary>The element at a place, counted from 0.</summary>
    public T ElementAt(int index) => (T)QueryCall.Evaluate(SequenceOperator.ElementAt, _node, [], index)!;

    /// <summary>The element at a place, counted from 0, which the owner knows.</summary>
    public T ElementAt(RemotePlaceholder index) => (T)QueryCall.Evaluate(SequenceOperator.ElementAt, _node, [], index)!;

    /// <summary>The element at a place, counted from 0, or the default of their type.</summary>
    public T? ElementAtOrDefault(int index) => (T?)QueryCall.Evaluate(SequenceOperator.ElementAtOrDefault, _node, [], index);

    /// <summary>The element at a place, counted from 0, which the owner knows, or the default of their type.</summary>
    public T? ElementAtOrDefault(RemotePlaceholder index) => (T?)QueryCall.Evaluate(SequenceOperator.ElementAtOrDefault, _node, [], index);

    /// <summary>A bool: whether a value is among the elements.</summary>
    public dynamic Contains(T value) => QueryCall.Evaluate(SequenceOperator.Contains, _node, [], value)!;

    /// <summary>What a lambda makes of the first two elements, then of that and the third one, and so on.</summary>
    public dynamic Aggregate(Func<dynamic, T, dynamic?> func, [CallerArgumentExpression(nameof(func))] string text = "") =>
        QueryCall.Evaluate(SequenceOperator.Aggregate, _node, [Function<object, T, object?>(func, text)])!;

    /// <summary>What a lambda makes of a first value and the first element, then of that and the second one, and so on.</summary>
    public dynamic Aggregate(object? seed, Func<dynamic, T, dynamic?> func, [CallerArgumentExpression(nameof(func))] string text = "") =>
        QueryCall.Evaluate(SequenceOperator.Aggregate, _node, [Function<object, T, object?>(func, text)], seed)!;

    /// <summary>All elements, in one round trip.</summary>
    public List<T> ToList() => [.. QueryCall.Elements(_node, isWhole: true).Select(static element => (T)element!)];

    /// <summary>All elements, in one round trip.</summary>
    public T[] ToArray() => [.. QueryCall.Elements(_node, isWhole: true).Select(static element => (T)element!)];

    /// <summary>All elements by a key; the keys must differ and not be null.</summary>
    public Dictionary<TKey, T> ToDictionary<TKey>(Func<T, TKey> key, [CallerArgumentExpression(nameof(key))] string text = "")
        where TKey : notnull => ToDictionary(Pairs([Function(key, text)]), static pair => ((TKey)pair.Key, (T)pair.Value!));

    /// <summary>What a lambda makes of the elements by a key; the keys must differ and not be null.</summary>
    public Dictionary<TKey, TElement> ToDictionary<TKey, TElement>(
        Func<T, TKey> key,
        Func<T, TElement> element,
        [CallerArgumentExpression(nameof(key))] string keyText = "",
        [CallerArgumentExpression(nameof(element))] string elementText = "")
        where TKey : notnull => ToDictionary(
            Pairs([Function(key, keyText), Function(element, elementText)]), static pair => ((TKey)pair.Key, (TElement)pair.Value!));

    private static Dictionary<TKey, TElement> ToDictionary<TKey, TElement>(
        QueryNode pairs, Func<KeyValuePair<object, object?>, (TKey Key, TElement Element)> select)
        where TKey : notnull =>
        QueryCall.Elements(pairs, isWhole: true).Select(pair => select((KeyValuePair<object, object?>)pair!)).ToDictionary();

    private OperatorNode Pairs(RecordedFunction[] functions) => new(SequenceOperator.ToDictionary, _node, functions, []);
}
