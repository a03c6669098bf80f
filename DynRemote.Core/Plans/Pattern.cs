namespace DynRemote.Plans;

/// <summary>
/// What the value of a lambda is made of: placeholders for what only the owner has, and around them what is this side's, such as an anonymous type. By it the
/// next lambda gets something to work with, and the rows that come back become what the lambda made.
/// </summary>
internal abstract class Pattern
{
    /// <summary>The pattern of what a lambda returned.</summary>
    public static Pattern Of(object? value) => value switch
    {
        RemotePlaceholder placeholder => new LeafPattern(placeholder),
        IRecordedSequence sequence => sequence.Pattern,
        not null when CompositePattern.TryMake(value) is { } composite => composite,
        _ => new FixedPattern(value),
    };

    /// <summary>What the owner is to have for it.</summary>
    public abstract object? Operand(Recorder recorder);

    /// <summary>Something of the same type for a lambda to work with.</summary>
    /// <param name="recorder">The plan.</param>
    /// <param name="origin">Where the owner will have it.</param>
    public abstract object? Stand(Recorder recorder, Origin origin);

    /// <summary>What the lambda would have made, of what the owner sent for it.</summary>
    public abstract object? Rebuild(object? value);

    /// <summary>The pattern of elements that are of this one or of another.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="type">The static type of both.</param>
    public virtual Pattern Merge(Pattern other, Type type) => LeafPattern.Of(type);

    /// <summary>Null, or the default of a struct, where the owner has nothing.</summary>
    protected static object? DefaultOf(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}
