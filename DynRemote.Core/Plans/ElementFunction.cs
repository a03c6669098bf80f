namespace DynRemote.Plans;

/// <summary>A lambda of a query operator, as the operator calls it.</summary>
internal abstract class ElementFunction
{
    /// <summary>Calls it with an element.</summary>
    public abstract object? Call(object? argument);

    /// <summary>Calls it with two.</summary>
    public abstract object? Combine(object? first, object? second);

    /// <summary>The static type of what it returns, where that can be known; <see langword="null"/> where it cannot.</summary>
    /// <param name="parameters">The static types of what it is called with.</param>
    public virtual StaticType? ResultType(StaticType?[] parameters) => null;
}
