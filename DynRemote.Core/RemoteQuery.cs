using System.Collections;
using DynRemote.Plans;

namespace DynRemote;

/// <summary>
/// A query over a sequence of the peer (<see cref="Remote.Query(Func{object}, string)"/>): its operators are those of LINQ, its lambdas are recorded, and all of
/// it is evaluated by the owner when the result is needed, in one round trip whatever the number of elements. C#'s query syntax works on it.
/// </summary>
/// <typeparam name="T">What a lambda is given for an element: <c>dynamic</c>, or the program's own anonymous type or tuple.</typeparam>
/// <remarks>
/// <para>
/// A lambda is run once, on placeholders, each time that the query is used; what it does to them is done by the owner for each element, with the meaning that it
/// has in C#. What cannot be recorded is a <see cref="RemotePlanException"/>. Every touch of a member passes the owner's policy, and the work is limited by
/// <see cref="RemoteLimits"/>.
/// </para>
/// <para>
/// A result that is one value is <c>dynamic</c>: of the type that LINQ gives it, or, inside of a recorded lambda (<c>g.Count()</c>), a placeholder. Where an
/// element arrives as a row with sequences in it, these hold their elements, and operators on them are evaluated here. Exceptions are those of LINQ.
/// </para>
/// <para>Immutable; may be used by any number of threads.</para>
/// </remarks>
public partial class RemoteQuery<T> : IEnumerable<T>, IAsyncEnumerable<T>, IRecordedSequence
{
    private readonly QueryNode _node;

    internal RemoteQuery(QueryNode node) => _node = node;

    QueryNode IRecordedSequence.Node => _node;

    SequencePattern IRecordedSequence.Pattern => PatternHere;

    private protected QueryNode Node => _node;

    private protected virtual SequencePattern PatternHere => new(_node, null, null, static (node, _) => new RemoteQuery<T>(node));

    /// <summary>The elements, in the parts in which they come; the query runs anew each time.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (var element in QueryCall.Elements(_node, isWhole: false))
            yield return (T)element!;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The elements, in the parts in which they come, without holding a thread; the query runs anew each time.</summary>
    /// <param name="cancellationToken">Ends the wait for a part.</param>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var element in QueryCall.ElementsAsync(_node, isWhole: false, cancellationToken).ConfigureAwait(false))
            yield return (T)element!;
    }

    /// <summary>The query as a sequence for LINQ itself: operators that follow are evaluated here.</summary>
    public IEnumerable<T> AsEnumerable() => this;

    /// <summary>The text of the query's source.</summary>
    public override string ToString() => $"a query over {_node.Text}";

    private protected static RecordedFunction Function<TFrom, TResult>(Func<TFrom, TResult> lambda, string text)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        return new RecordedFunction(arguments => lambda((TFrom)arguments[0]!), text);
    }

    private protected static RecordedFunction Function<TFirst, TSecond, TResult>(Func<TFirst, TSecond, TResult> lambda, string text)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        return new RecordedFunction(arguments => lambda((TFirst)arguments[0]!, (TSecond)arguments[1]!), text);
    }

    private RemoteQuery<T> Same(SequenceOperator op, RecordedFunction[] functions, params object?[] arguments) =>
        new(new OperatorNode(op, _node, functions, arguments) { ElementType = typeof(T) });

    private RemoteOrderedQuery<T> Ordered(SequenceOperator op, RecordedFunction key) =>
        new(new OperatorNode(op, _node, [key], []) { ElementType = typeof(T) });

    private RemoteQuery<T> With(SequenceOperator op, RemoteQuery<T> second)
    {
        ArgumentNullException.ThrowIfNull(second);
        return new(new OperatorNode(op, _node, [], []) { Second = second._node, ElementType = typeof(T) });
    }
}
