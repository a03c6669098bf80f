namespace DynRemote.Values;

/// <summary>
/// The form of a <see cref="Type"/>: <c>[5, name]</c> for one of the framework, <c>[5, name of the definition, arguments…]</c> for a
/// generic one, <c>[5, "[]", element]</c> for an array, with a comma for each further dimension. A type of the program goes by reference.
/// </summary>
internal sealed class TypeForm : ValueForm
{
    private const int MaxDepth = FrameworkTypeDecoder.MaxDepth;

    internal override bool IsValue(object value, ValueScan scan) => TryEncode((Type)value) is not null;

    internal override object? Encode(object value, ValueEncoder encoder, int depth)
    {
        var type = (Type)value;
        if (type.ContainsGenericParameters)
            throw new RemoteException($"The open generic type {type} cannot cross to another process. Give its type arguments.");
        return (depth < ValueScan.MaxDepth ? TryEncode(type) : null) ?? encoder.EncodeReference(value);
    }

    /// <summary>The wire form of a type of the framework.</summary>
    internal static object?[]? TryEncode(Type type) => TryEncode(type, 0);

    private static object?[]? TryEncode(Type type, int depth)
    {
        if (depth > MaxDepth || type.IsPointer || type.IsByRef || type.IsFunctionPointer || type.ContainsGenericParameters)
            return null;
        if (type.IsArray)
            return TryEncodeArray(type, depth);
        if (!type.IsVisible || !FrameworkTypes.IsFramework(type.Assembly))
            return null;
        if (!type.IsGenericType)
            return [(int)ValueTag.FrameworkType, type.FullName];
        var arguments = type.GetGenericArguments();
        var wire = new object?[2 + arguments.Length];
        wire[0] = (int)ValueTag.FrameworkType;
        wire[1] = type.GetGenericTypeDefinition().FullName;
        for (var i = 0; i < arguments.Length; i++)
        {
            wire[2 + i] = TryEncode(arguments[i], depth + 1);
            if (wire[2 + i] is null)
                return null;
        }
        return wire;
    }

    // An array of one dimension that need not start at 0 is another type than the usual one, and no language of today makes it.
    private static object?[]? TryEncodeArray(Type type, int depth)
    {
        if (type.IsVariableBoundArray && type.GetArrayRank() == 1)
            return null;
        return TryEncode(type.GetElementType()!, depth + 1) is { } element
            ? [(int)ValueTag.FrameworkType, FrameworkTypeDecoder.ArrayName(type.GetArrayRank()), element]
            : null;
    }
}
