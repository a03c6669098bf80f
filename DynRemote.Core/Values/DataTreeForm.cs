namespace DynRemote.Values;

/// <summary>The form of a <see cref="DataTree"/>: the same as that of an object that is copied on request, with references where its owner has left some.</summary>
internal sealed class DataTreeForm : ValueForm
{
    internal override bool IsValue(object value, ValueScan scan) => false;

    internal override object? Encode(object value, ValueEncoder encoder, int depth) =>
        new[] { (int)ValueTag.Data, EncodeTree(value, encoder, depth + 1) };

    private static object? EncodeTree(object? value, ValueEncoder encoder, int depth)
    {
        if (depth > ValueScan.MaxDepth)
            throw new RemoteException($"An object is nested deeper than {ValueScan.MaxDepth} levels and cannot be copied. Copy its parts instead.");
        object?[] wire;
        switch (value)
        {
            case DataTree.Members members:
                wire = new object?[1 + (2 * members.Values.Count)];
                wire[0] = true;
                for (var i = 0; i < members.Values.Count; i++)
                {
                    wire[(2 * i) + 1] = ValueEncoder.EncodeText(members.Values[i].Key);
                    wire[(2 * i) + 2] = EncodeTree(members.Values[i].Value, encoder, depth + 1);
                }
                return wire;
            case DataTree.Elements elements:
                wire = new object?[1 + elements.Values.Count];
                wire[0] = false;
                for (var i = 0; i < elements.Values.Count; i++)
                    wire[i + 1] = EncodeTree(elements.Values[i], encoder, depth + 1);
                return wire;
            case byte[] bytes:
                return PackedElements.Encode(encoder, bytes, 0, bytes.Length);
            default:
                return encoder.Encode(value, depth);
        }
    }
}
