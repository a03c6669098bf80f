namespace DynRemote;

// Convert.ToInt32 and its kin are how much code gets the number of an enum.
public sealed partial class RemoteEnum : IConvertible
{
    TypeCode IConvertible.GetTypeCode() => Convert.GetTypeCode(Number);

    bool IConvertible.ToBoolean(IFormatProvider? provider) => Convert.ToBoolean(Number, provider);

    byte IConvertible.ToByte(IFormatProvider? provider) => Convert.ToByte(Number, provider);

    char IConvertible.ToChar(IFormatProvider? provider) => Convert.ToChar(Number, provider);

    DateTime IConvertible.ToDateTime(IFormatProvider? provider) => Convert.ToDateTime(Number, provider);

    decimal IConvertible.ToDecimal(IFormatProvider? provider) => Convert.ToDecimal(Number, provider);

    double IConvertible.ToDouble(IFormatProvider? provider) => Convert.ToDouble(Number, provider);

    short IConvertible.ToInt16(IFormatProvider? provider) => Convert.ToInt16(Number, provider);

    int IConvertible.ToInt32(IFormatProvider? provider) => Convert.ToInt32(Number, provider);

    long IConvertible.ToInt64(IFormatProvider? provider) => Convert.ToInt64(Number, provider);

    sbyte IConvertible.ToSByte(IFormatProvider? provider) => Convert.ToSByte(Number, provider);

    float IConvertible.ToSingle(IFormatProvider? provider) => Convert.ToSingle(Number, provider);

    string IConvertible.ToString(IFormatProvider? provider) => Name;

    object IConvertible.ToType(Type conversionType, IFormatProvider? provider) =>
        conversionType == typeof(string) ? Name : Convert.ChangeType(Number, conversionType, provider);

    ushort IConvertible.ToUInt16(IFormatProvider? provider) => Convert.ToUInt16(Number, provider);

    uint IConvertible.ToUInt32(IFormatProvider? provider) => Convert.ToUInt32(Number, provider);

    ulong IConvertible.ToUInt64(IFormatProvider? provider) => Convert.ToUInt64(Number, provider);
}
