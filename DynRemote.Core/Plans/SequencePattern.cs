using DynRemote.Values;

namespace DynRemote.Plans;

/// <summary>A sequence that the plan makes: a query inside of a row, a group.</summary>
/// <param name="query">The sequence that the lambda returned; <see langword="null"/> for one that a lambda is given.</param>
/// <param name="key">What the key looks like, where it is a group.</param>
/// <param name="element">What the elements look like; <see langword="null"/> for a query, of which this is known when it becomes part of the plan, unless it is one already.</param>
/// <param name="make">Makes the query of this side's type over a source, with its key.</param>
internal sealed class SequencePattern(QueryNode? query, Pattern? key, Pattern? element, Func<QueryNode, object?, object> make) : Pattern
{
    /// <summary>What the elements look like.</summary>
    public Pattern Element { get; private set; } = element ?? (query as KnownNode)?.Element ?? LeafPattern.Instance;

    /// <inheritdoc/>
    public override object? Operand(Recorder recorder)
    {
        var recorded = query!.Record(recorder);
        Element = recorded.Element;
        // What is no sequence of the plan's yet becomes one: it arrives with its elements, and not as a reference.
        return query is OperatorNode or KnownNode ? recorded.Operand : recorder.Emit(StepKind.Sequence, [recorded.Operand, 0], (byte)SequenceOperator.Skip).Origin;
    }

    /// <inheritdoc/>
    public override object? Stand(Recorder recorder, Origin origin) =>
        make(new KnownNode(new RemotePlaceholder(recorder, origin), Element), key?.Stand(recorder, new Field(origin, 0)));

    /// <inheritdoc/>
    public override object? Rebuild(object? value)
    {
        if (value is null)
            return null;
        var parts = (value as Row)?.Elements;
        var elements = key is null ? parts : parts is [_, Row inner] ? inner.Elements : null;
        if (elements is null)
            throw new RemoteProtocolException($"A sequence was expected; a {value.GetType().Name} was received.");
        return make(new LocalNode(Array.ConvertAll(elements, Element.Rebuild)), key?.Rebuild(parts![0]));
    }

    /// <inheritdoc/>
    public override Pattern Merge(Pattern other, Type type) => this;
}
