namespace DynRemote.Tests.Plans.Twins;

/// <summary>What can be done with elements that are a <typeparamref name="T"/> here and a <typeparamref name="TRemote"/> in a recorded lambda.</summary>
internal abstract class Kind<T, TRemote>
{
    private const int Depth = 2;

    /// <summary>Whether a default element does: of a group that is null, it would be told too early that it has no elements.</summary>
    public virtual bool MayBeMissing => true;

    /// <summary>Any lambda over an element.</summary>
    public abstract Lambda<T, TRemote> Value(Choices choices);

    /// <summary>A lambda whose results have an order.</summary>
    public abstract Lambda<T, TRemote> Key(Choices choices);

    /// <summary>A lambda whose results are of a type; null if there is none.</summary>
    public Lambda<T, TRemote, TKey, TKeyRemote>? KeyOf<TKey, TKeyRemote>(Choices choices)
    {
        for (var i = 0; i < 4; i++)
        {
            if (Key(choices) is Lambda<T, TRemote, TKey, TKeyRemote> key)
                return key;
        }
        return null;
    }

    /// <summary>A condition, of one or several tests.</summary>
    public Lambda<T, TRemote, bool, dynamic> Condition(Choices choices) => Condition(choices, Depth);

    /// <summary>The query of what its elements lead to.</summary>
    public virtual IQueryTwin Flatten(QueryTwin<T, TRemote> query, Choices choices) => Value(choices).Select(query);

    /// <summary>A result that is computed from all elements.</summary>
    public virtual Ending Total(QueryTwin<T, TRemote> query, Choices choices) => Key(choices).Min(query, choices.Next(2) == 1);

    /// <summary>One test.</summary>
    protected abstract Lambda<T, TRemote, bool, dynamic> Test(Choices choices);

    private Lambda<T, TRemote, bool, dynamic> Condition(Choices choices, int depth)
    {
        var kind = depth == 0 ? 0 : choices.Next(6);
        if (kind < 3)
            return Test(choices);
        var a = Condition(choices, depth - 1);
        if (kind == 3)
            return new($"!({a.Text})", item => !a.Here(item), item => !a.There(item), Kinds.Bool);
        var b = Condition(choices, depth - 1);
        return kind == 4
            ? new($"({a.Text}) && ({b.Text})", item => a.Here(item) && b.Here(item), item => a.There(item) && b.There(item), Kinds.Bool)
            : new($"({a.Text}) || ({b.Text})", item => a.Here(item) || b.Here(item), item => a.There(item) || b.There(item), Kinds.Bool);
    }
}
