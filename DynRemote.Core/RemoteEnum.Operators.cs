using System.Globalization;

namespace DynRemote;

// C# reaches these through dynamic too: what can be done to an enum can be done to its fake.
public sealed partial class RemoteEnum
{
#pragma warning disable CS1591 // The operators mean what they mean for an enum.
    public static bool operator ==(RemoteEnum? left, RemoteEnum? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(RemoteEnum? left, RemoteEnum? right) => !(left == right);

    public static bool operator <(RemoteEnum left, RemoteEnum right) => Compare(left, right) < 0;

    public static bool operator >(RemoteEnum left, RemoteEnum right) => Compare(left, right) > 0;

    public static bool operator <=(RemoteEnum left, RemoteEnum right) => Compare(left, right) <= 0;

    public static bool operator >=(RemoteEnum left, RemoteEnum right) => Compare(left, right) >= 0;

    public static bool operator ==(RemoteEnum? left, long right) => left is not null && left.Wide == right;

    public static bool operator !=(RemoteEnum? left, long right) => !(left == right);

    public static bool operator ==(long left, RemoteEnum? right) => right == left;

    public static bool operator !=(long left, RemoteEnum? right) => !(right == left);

    public static bool operator <(RemoteEnum left, long right) => Of(left).Wide < right;

    public static bool operator >(RemoteEnum left, long right) => Of(left).Wide > right;

    public static bool operator <=(RemoteEnum left, long right) => Of(left).Wide <= right;

    public static bool operator >=(RemoteEnum left, long right) => Of(left).Wide >= right;

    public static bool operator <(long left, RemoteEnum right) => right > left;

    public static bool operator >(long left, RemoteEnum right) => right < left;

    public static bool operator <=(long left, RemoteEnum right) => right >= left;

    public static bool operator >=(long left, RemoteEnum right) => right <= left;

    public static RemoteEnum operator |(RemoteEnum left, RemoteEnum right) => Combine(left, right, Of(left).Wide | Of(right).Wide);

    public static RemoteEnum operator &(RemoteEnum left, RemoteEnum right) => Combine(left, right, Of(left).Wide & Of(right).Wide);

    public static RemoteEnum operator ^(RemoteEnum left, RemoteEnum right) => Combine(left, right, Of(left).Wide ^ Of(right).Wide);

    public static RemoteEnum operator ~(RemoteEnum value) => With(value, ~Of(value).Wide);

    public static RemoteEnum operator +(RemoteEnum left, long right) => With(left, Of(left).Wide + right);

    public static RemoteEnum operator +(long left, RemoteEnum right) => right + left;

    public static RemoteEnum operator -(RemoteEnum left, long right) => With(left, Of(left).Wide - right);

    public static object operator -(RemoteEnum left, RemoteEnum right) => Combine(left, right, Of(left).Wide - Of(right).Wide).Number;

    public static RemoteEnum operator ++(RemoteEnum value) => value + 1;

    public static RemoteEnum operator --(RemoteEnum value) => value - 1;

    public static explicit operator sbyte(RemoteEnum value) => unchecked((sbyte)Of(value).Wide);

    public static explicit operator byte(RemoteEnum value) => unchecked((byte)Of(value).Wide);

    public static explicit operator short(RemoteEnum value) => unchecked((short)Of(value).Wide);

    public static explicit operator ushort(RemoteEnum value) => unchecked((ushort)Of(value).Wide);

    public static explicit operator int(RemoteEnum value) => unchecked((int)Of(value).Wide);

    public static explicit operator uint(RemoteEnum value) => unchecked((uint)Of(value).Wide);

    public static explicit operator long(RemoteEnum value) => unchecked((long)Of(value).Wide);

    public static explicit operator ulong(RemoteEnum value) => unchecked((ulong)Of(value).Wide);

    public static explicit operator float(RemoteEnum value) => (float)Of(value).Wide;

    public static explicit operator double(RemoteEnum value) => (double)Of(value).Wide;

    public static explicit operator decimal(RemoteEnum value) => (decimal)Of(value).Wide;
#pragma warning restore CS1591

    private static RemoteEnum Of(RemoteEnum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    private static int Compare(RemoteEnum left, RemoteEnum right) => Of(left).CompareTo(Of(right));

    private static RemoteEnum Combine(RemoteEnum left, RemoteEnum right, Int128 bits)
    {
        left.RequireSameType(right);
        var number = left.NumberOf(bits);
        return new RemoteEnum(left.TypeName, left.AssemblyName, number, NameOf(number, left, right));
    }

    private static RemoteEnum With(RemoteEnum value, Int128 bits) => Combine(value, value, bits);

    private object NumberOf(Int128 bits) => Number switch
    {
        sbyte => unchecked((sbyte)bits),
        byte => unchecked((byte)bits),
        short => unchecked((short)bits),
        ushort => unchecked((ushort)bits),
        int => unchecked((int)bits),
        uint => unchecked((uint)bits),
        long => unchecked((long)bits),
        _ => unchecked((ulong)bits),
    };

    // Only the peer knows all members: a result that is neither operand, nor visibly both, goes by its digits, as unnamed numbers do.
    private static string NameOf(object number, RemoteEnum left, RemoteEnum right)
    {
        if (number.Equals(left.Number))
            return left.Name;
        if (number.Equals(right.Number))
            return right.Name;
        var result = new RemoteEnum("", "", number, "").Wide;
        return result == (left.Wide | right.Wide) && (left.Wide & right.Wide) == 0
            ? $"{left.Name}, {right.Name}"
            : Convert.ToString(number, CultureInfo.InvariantCulture)!;
    }
}
