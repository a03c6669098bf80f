using System.Runtime.CompilerServices;

namespace DynRemote.Values;

/// <summary>The form of <see cref="Tuple"/> and <see cref="ValueTuple"/>: <c>[7 or 8, signature, elements…]</c>.</summary>
internal sealed class TupleForm : ValueForm
{
    private readonly Type _type;
    private readonly object _tag;
    private readonly byte[] _signature;

    private TupleForm(Type type, ValueTag family, Type[] elements)
    {
        _type = type;
        _tag = (int)family;
        _signature = SignatureWriter.Write(elements);
    }

    internal override Type CopiedType => _type;

    internal static TupleForm? TryMake(Type type) =>
        TupleTypes.TryElementsOf(type, out var family, out var elements) ? new TupleForm(type, family, elements) : null;

    internal override bool IsValue(object value, ValueScan scan)
    {
        var tuple = (ITuple)value;
        for (var i = 0; i < tuple.Length; i++)
        {
            if (!scan.IsValue(tuple[i]))
                return false;
        }
        return true;
    }

    internal override object? Encode(object value, ValueEncoder encoder, int depth)
    {
        // A long chain of tuples must not become a message that no peer accepts.
        if (depth >= ValueScan.MaxDepth)
            return encoder.EncodeReference(value);
        var tuple = (ITuple)value;
        var wire = new object?[2 + tuple.Length];
        wire[0] = _tag;
        wire[1] = _signature;
        for (var i = 0; i < tuple.Length; i++)
            wire[2 + i] = encoder.Encode(tuple[i], depth + 1);
        return wire;
    }
}
