using System.Collections;

namespace DynRemote.Values;

/// <summary>
/// The form of an immutable collection that holds only values: <c>[10, kind, comparer, signature, elements]</c>, or with keys and values in
/// the place of elements. Any other goes by reference.
/// </summary>
internal sealed class ImmutableForm : ValueForm
{
    private const int MaxElements = 1_000_000;

    private static readonly object Tag = (int)ValueTag.ImmutableCollection;

    private readonly Type _declared;
    private readonly ImmutableAccess _access;
    private readonly object _kind;
    private readonly byte[] _signature;
    private readonly bool[] _isAlwaysValue;

    private ImmutableForm(Type declared, ImmutableKind kind, byte[] signature)
    {
        _declared = declared;
        _access = ImmutableAccess.Of(declared, kind);
        _kind = (int)kind;
        _signature = signature;
        _isAlwaysValue = Array.ConvertAll(declared.GetGenericArguments(), element =>
            (element.IsSealed || element.IsEnum) && ValueForms.Of(Nullable.GetUnderlyingType(element) ?? element).IsAlwaysValue);
    }

    internal override Type CopiedType => _declared;

    internal static ImmutableForm? TryMake(Type type) =>
        ImmutableTypes.TryKindOf(type, out var kind, out var declared) && SignatureWriter.TryWriteExactly(declared.GetGenericArguments()) is { } signature
            ? new ImmutableForm(declared, kind, signature)
            : null;

    internal override bool IsValue(object value, ValueScan scan) =>
        _access.ComparerOf(value) is not null
        && (_access.IsDefault(value) || (_access.TryTakeApart(value, MaxElements) is { } columns && HoldsOnlyValues(columns, scan)));

    internal override object? Encode(object value, ValueEncoder encoder, int depth)
    {
        if (depth >= ValueScan.MaxDepth || _access.ComparerOf(value) is not { } comparer)
            return encoder.EncodeReference(value);
        if (_access.IsDefault(value))
            return new[] { Tag, _kind, (int)comparer, _signature, null };
        // What fails half-way must not have encoded references, so the look comes first.
        if (_access.TryTakeApart(value, MaxElements) is not { } columns || !HoldsOnlyValues(columns, new ValueScan(depth)))
            return encoder.EncodeReference(value);
        var wire = new object?[4 + columns.Length];
        wire[0] = Tag;
        wire[1] = _kind;
        wire[2] = (int)comparer;
        wire[3] = _signature;
        for (var i = 0; i < columns.Length; i++)
            wire[4 + i] = PackedElements.Encode(encoder, columns[i], 0, columns[i].Length, depth + 1);
        return wire;
    }

    private bool HoldsOnlyValues(Array[] columns, ValueScan scan)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (!_isAlwaysValue[i] && !HoldsOnlyValues(columns[i], scan))
                return false;
        }
        return true;
    }

    private static bool HoldsOnlyValues(IEnumerable column, ValueScan scan)
    {
        foreach (var element in column)
        {
            if (!scan.IsValue(element))
                return false;
        }
        return true;
    }
}
