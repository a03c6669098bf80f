namespace DynRemote.Values;

/// <summary>
/// The other direction of <see cref="ValueEncoder"/>. What it reads may be anything: it ends in a value or in a
/// <see cref="RemoteProtocolException"/>. Safe for use by many threads.
/// </summary>
internal sealed class ValueDecoder(IReferenceDecoder references, RemoteLimits limits)
{
    // Types made on the peer's word stay in the process, so that one connection may not make them without end.
    internal TypeBudget NewTypes { get; } = new();

    internal RemoteLimits Limits => limits;

    /// <exception cref="RemoteProtocolException">The wire form is malformed.</exception>
    internal object? Decode(object? wire) => Decode(wire, 0);

    /// <summary>Reads a part of a value; <paramref name="depth"/> counts the arrays around it.</summary>
    internal object? Decode(object? wire, int depth) => wire switch
    {
        null or int or bool or double or long => wire,
        string text => CheckLength(text),
        byte[] scalar => ScalarReader.Read(scalar, limits),
        object?[] composite => DecodeComposite(composite, depth),
        _ => throw Malformed.Value($"an object of {wire.GetType()}, which no message may hold"),
    };

    /// <summary>Reads a string in a place where nothing else may stand.</summary>
    internal string DecodeText(object? wire, string what) => wire switch
    {
        string text => CheckLength(text),
        byte[] { Length: > 0 } units when units[0] == (byte)ScalarKind.String => (string)ScalarReader.Read(units, limits),
        _ => throw Malformed.Value($"{what} is {Malformed.KindOf(wire)}, not a string"),
    };

    internal CancellationToken? TokenOf(long number) => references.TokenOf(number);

    internal string? DecodeOptionalText(object? wire, string what) => wire is null ? null : DecodeText(wire, what);

    private string CheckLength(string text) =>
        text.Length <= limits.MaxStringLength ? text : throw Malformed.Value($"a string of {text.Length} characters, more than {limits.MaxStringLength}");

    private object? DecodeComposite(object?[] wire, int depth)
    {
        if (depth >= limits.MaxDepth)
            throw Malformed.Value($"arrays nested deeper than {limits.MaxDepth}");
        if (wire.Length == 0 || wire[0] is not int tag)
            throw Malformed.Value("an array that does not start with a tag");
        return (ValueTag)tag switch
        {
            ValueTag.SenderObject or ValueTag.ReceiverObject or ValueTag.Method or ValueTag.Event or ValueTag.Answer or ValueTag.Function =>
                references.DecodeReference((ValueTag)tag, wire),
            ValueTag.FrameworkType => FrameworkTypeDecoder.Decode(wire, this),
            ValueTag.Enum => EnumDecoder.Decode(wire, this),
            ValueTag.Tuple or ValueTag.ValueTuple => TupleDecoder.Decode((ValueTag)tag, wire, this, depth),
            ValueTag.KeyValuePair => PairDecoder.Decode(wire, this, depth),
            ValueTag.ImmutableCollection => ImmutableDecoder.Decode(wire, this, depth),
            ValueTag.Exception => ExceptionDecoder.Decode(wire, this, depth),
            ValueTag.Row => RowForm.Decode(wire, this, depth),
            ValueTag.Data => DataDecoder.Decode(wire, this, depth),
            _ => throw Malformed.Value($"an array with the unknown tag {tag}"),
        };
    }
}
