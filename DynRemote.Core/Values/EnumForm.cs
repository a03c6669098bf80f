namespace DynRemote.Values;

/// <summary>The form of an enum of this process: <c>[6, type name, assembly name, number, member name]</c>.</summary>
internal sealed class EnumForm : ValueForm
{
    private static readonly object Tag = (int)ValueTag.Enum;

    private readonly Type _type;
    private readonly TypeCode _underlying;
    private readonly object _typeName;
    private readonly object _assemblyName;

    internal EnumForm(Type type)
    {
        _type = type;
        _underlying = Type.GetTypeCode(type);
        _typeName = ValueEncoder.EncodeText(type.FullName!);
        _assemblyName = ValueEncoder.EncodeText(type.Assembly.GetName().Name!);
        EnumTypes.Remember(type);
    }

    internal override Type CopiedType => _type;

    internal override bool IsAlwaysValue => true;

    /// <summary>Whether the type is an enum, and not one over <c>bool</c>, <c>char</c> or the like, which C# cannot declare.</summary>
    internal static bool IsCopied(Type type) => type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64;

    internal override bool IsValue(object value, ValueScan scan) => true;

    // Unboxing to the underlying type is what Enum.GetUnderlyingType and Convert.ChangeType do, without their cost.
    internal override object? Encode(object value, ValueEncoder encoder, int depth)
    {
        object number = _underlying switch
        {
            TypeCode.SByte => (sbyte)value,
            TypeCode.Byte => (byte)value,
            TypeCode.Int16 => (short)value,
            TypeCode.UInt16 => (ushort)value,
            TypeCode.Int32 => (int)value,
            TypeCode.UInt32 => (uint)value,
            TypeCode.Int64 => (long)value,
            _ => (ulong)value,
        };
        return new[] { Tag, _typeName, _assemblyName, encoder.Encode(number), ValueEncoder.EncodeText(value.ToString()!) };
    }
}
