using System.Linq.Expressions;
using System.Numerics;

namespace DynRemote.Plans;

/// <summary>
/// What members of texts and numbers make that is much larger than what they are given. A caller that works on copies pays for that itself; in a plan the owner
/// would, so that it is charged before it is made.
/// </summary>
internal static class TextGrowth
{
    private const int MaxShift = 8 * 1024 * 1024;

    /// <summary>The most characters that a call may make beyond those of its arguments.</summary>
    public static long OfCall(object? target, string name, object?[] arguments) => (target, name, arguments) switch
    {
        (string, nameof(string.PadLeft) or nameof(string.PadRight), [int width, ..]) => width,
        (string text, nameof(string.Replace), [string { Length: > 0 } old, string other, ..]) => (long)text.Length / old.Length * other.Length,
        (string text, nameof(string.Split) or nameof(string.ToCharArray), _) => 4L * text.Length,
        (IFormattable, nameof(ToString), [string format, ..]) => OfFormat(format),
        _ => 0,
    };

    /// <summary>The number of digits that a format such as <c>D100000</c> asks for.</summary>
    public static long OfFormat(string? format) =>
        format is { Length: > 1 } && char.IsAsciiLetter(format[0]) && int.TryParse(format.AsSpan(1), out var digits) ? digits : 0;

    /// <summary>Refuses to shift a number of any size by more than there is room for.</summary>
    public static void CheckShift(ExpressionType op, object? left, object? right)
    {
        if ((op is ExpressionType.LeftShift or ExpressionType.LeftShiftAssign) && left is BigInteger && right is int and > MaxShift)
            throw new RemoteException($"A plan may shift a BigInteger by up to {MaxShift:N0} bits.");
    }
}
