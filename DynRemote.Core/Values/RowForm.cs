namespace DynRemote.Values;

/// <summary>The form of a <see cref="Row"/>: <c>[14, elements…]</c>.</summary>
internal sealed class RowForm : ValueForm
{
    /// <inheritdoc/>
    internal override bool IsValue(object value, ValueScan scan) => Array.TrueForAll(((Row)value).Elements, scan.IsValue);

    /// <inheritdoc/>
    internal override object? Encode(object value, ValueEncoder encoder, int depth)
    {
        if (depth >= ValueScan.MaxDepth)
            throw new RemoteException($"The rows of a plan's result are nested deeper than {ValueScan.MaxDepth}.");
        var elements = ((Row)value).Elements;
        var wire = new object?[1 + elements.Length];
        wire[0] = (int)ValueTag.Row;
        for (var i = 0; i < elements.Length; i++)
            wire[1 + i] = encoder.Encode(elements[i], depth + 1);
        return wire;
    }

    /// <summary>Reads one.</summary>
    internal static Row Decode(object?[] wire, ValueDecoder decoder, int depth)
    {
        var elements = new object?[wire.Length - 1];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = decoder.Decode(wire[1 + i], depth + 1);
        return new Row(elements);
    }
}
