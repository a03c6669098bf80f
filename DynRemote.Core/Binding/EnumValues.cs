namespace DynRemote.Binding;

/// <summary>Enums as the numbers that they are.</summary>
internal static class EnumValues
{
    /// <summary>The number of an enum value, boxed as its underlying type.</summary>
    public static object Number(object value) => NumericTypes.Convert(AsLong(value), Enum.GetUnderlyingType(value.GetType()));

    /// <summary>The enum value of a number of any numeric type or of another enum, unchecked as a cast.</summary>
    public static object ToEnum(object number, Type enumType)
    {
        var plain = number is Enum ? Number(number) : number;
        return Enum.ToObject(enumType, NumericTypes.Convert(plain, Enum.GetUnderlyingType(enumType)));
    }

    /// <summary>The type to compute with where a number, perhaps nullable, is the target.</summary>
    public static Type NumericTarget(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static object AsLong(object value) => Enum.GetUnderlyingType(value.GetType()) == typeof(ulong)
        ? ((IConvertible)value).ToUInt64(null)
        : ((IConvertible)value).ToInt64(null);
}
