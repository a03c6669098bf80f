namespace DynRemote.Plans;

/// <summary>A value that the owner has.</summary>
internal sealed class LeafPattern : Pattern
{
    private readonly RemotePlaceholder? _placeholder;
    private readonly Type _type = typeof(object);

    /// <summary>The pattern of a value that a lambda returned.</summary>
    public LeafPattern(RemotePlaceholder placeholder) => _placeholder = placeholder;

    private LeafPattern(Type type) => _type = type;

    /// <summary>The pattern of a value that the owner will have.</summary>
    public static LeafPattern Instance { get; } = new(typeof(object));

    /// <summary>The pattern of values of a static type: constants of one lambda or of another.</summary>
    public static LeafPattern Of(Type type) => type == typeof(object) ? Instance : new LeafPattern(type);

    /// <inheritdoc/>
    public override object? Operand(Recorder recorder) => recorder.Operand(_placeholder);

    /// <inheritdoc/>
    public override object? Stand(Recorder recorder, Origin origin) => _type.IsAssignableFrom(typeof(RemotePlaceholder))
        ? new RemotePlaceholder(recorder, origin)
        : throw recorder.Refuse(
            $"A part of the rows is of type {_type} and has another value in each of the combined sequences, so that a lambda cannot take it.",
            "Make it dynamic, as in `Kind = (dynamic)1`.");

    /// <inheritdoc/>
    public override object? Rebuild(object? value) => value ?? DefaultOf(_type);
}
