namespace DynRemote.Plans;

/// <summary>
/// The type that C# would give to a value of a plan, if the program were written where the types are. It decides nothing but what the operators answer where there
/// is no element; where it cannot be told, <see langword="null"/> stands for it.
/// </summary>
internal abstract record StaticType
{
    /// <summary>The type itself, where it is one of the owner's.</summary>
    public virtual Type? Clr => null;

    /// <summary>What the elements are, where it is a sequence.</summary>
    public virtual StaticType? Element => null;

    /// <summary><c>default</c>.</summary>
    public virtual object? Default => null;

    /// <summary>What a part of it is, where it is a row or a group.</summary>
    public virtual StaticType? PartAt(int index) => null;

    /// <summary>The type of a value that is there: as precise as the value itself.</summary>
    public static StaticType? OfValue(object? value) => value switch
    {
        null => null,
        PlanGroup group => new SequenceType(() => group.ElementType, OfValue(group.Key)),
        PlanSequence sequence => new SequenceType(() => sequence.ElementType),
        PlanRow row => new RowType(row.Kind, Array.ConvertAll(row.Parts, OfValue)),
        _ => new ClrType(value.GetType()),
    };

    /// <summary>One of the owner's types.</summary>
    public static StaticType? Of(Type? type) => type is null ? null : new ClrType(type);
}

/// <summary>One of the owner's types.</summary>
internal sealed record ClrType(Type Type) : StaticType
{
    /// <inheritdoc/>
    public override Type Clr => Type;

    /// <inheritdoc/>
    public override StaticType? Element => Of(ElementTypes.Of(Type));

    /// <inheritdoc/>
    public override object? Default => Type.IsValueType && Nullable.GetUnderlyingType(Type) is null && Type != typeof(void) ? Activator.CreateInstance(Type) : null;
}

/// <summary>A row that the plan puts together.</summary>
internal sealed record RowType(RowKind Kind, StaticType?[] Parts) : StaticType
{
    /// <inheritdoc/>
    public override object? Default => Kind == RowKind.Tuple ? new PlanRow(Kind, Array.ConvertAll(Parts, static part => part?.Default)) : null;

    /// <inheritdoc/>
    public override StaticType? PartAt(int index) => index < Parts.Length ? Parts[index] : null;
}

/// <summary>A sequence that the plan makes; with a key a group.</summary>
internal sealed record SequenceType(Func<StaticType?> ElementType, StaticType? Key = null) : StaticType
{
    /// <inheritdoc/>
    public override StaticType? Element => ElementType();

    /// <inheritdoc/>
    public override StaticType? PartAt(int index) => index == 0 ? Key : null;
}
