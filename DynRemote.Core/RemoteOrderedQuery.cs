using System.Runtime.CompilerServices;
using DynRemote.Plans;

namespace DynRemote;

/// <summary>A query whose elements have an order that can be made finer.</summary>
/// <typeparam name="T">What a lambda is given for an element.</typeparam>
public sealed class RemoteOrderedQuery<T> : RemoteQuery<T>
{
    internal RemoteOrderedQuery(QueryNode node)
        : base(node)
    {
    }

    /// <summary>Elements that are equal so far in the order of a further key.</summary>
    public RemoteOrderedQuery<T> ThenBy(Func<T, object?> key, [CallerArgumentExpression(nameof(key))] string text = "") => Then(SequenceOperator.ThenBy, Function(key, text));

    /// <summary>Elements that are equal so far in the opposite order of a further key.</summary>
    public RemoteOrderedQuery<T> ThenByDescending(Func<T, object?> key, [CallerArgumentExpression(nameof(key))] string text = "") =>
        Then(SequenceOperator.ThenByDescending, Function(key, text));

    private protected override SequencePattern PatternHere => new(Node, null, null, static (node, _) => new RemoteOrderedQuery<T>(node));

    private RemoteOrderedQuery<T> Then(SequenceOperator op, RecordedFunction key) => new(new OperatorNode(op, Node, [key], []) { ElementType = typeof(T) });
}
