using System.Globalization;
using System.Numerics;
using System.Text;

namespace DynRemote.Tests.Conformance.Differential;

/// <summary>Values that are copied, written so that different types and different bits give different texts: as C# would write them where it can.</summary>
internal static class ValueText
{
    /// <summary>The text of a value; <see langword="null"/> for what is none.</summary>
    public static string? Of(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        int number => Number(number, ""),
        long number => Number(number, "L"),
        uint number => Number(number, "U"),
        ulong number => Number(number, "UL"),
        double number => double.IsNaN(number) ? $"NaN 0x{BitConverter.DoubleToInt64Bits(number):X}" : Real(number.ToString("R", CultureInfo.InvariantCulture)),
        float number => float.IsNaN(number) ? $"NaN 0x{BitConverter.SingleToInt32Bits(number):X}f" : Number(number, "f"),
        decimal number => Number(number, "m"),
        string text => Quoted(text),
        char letter => $"'{Escaped(letter.ToString())}'",
        DateTime time => $"(DateTime){time.ToString("O", CultureInfo.InvariantCulture)} {time.Kind}",
        DateTimeOffset time => $"(DateTimeOffset){time.ToString("O", CultureInfo.InvariantCulture)}",
        Enum constant => $"{TypeName.Short(constant.GetType().ToString())}.{constant}",
        Type type => $"typeof({TypeName.Short(type.ToString())})",
        byte or sbyte or short or ushort or nint or nuint or Half or Int128 or UInt128 or BigInteger or Complex or TimeSpan or DateOnly or TimeOnly or Guid or Uri
            or Version or Rune or Index or Range or DBNull =>
            $"({TypeName.Short(value.GetType().ToString())}){(value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value)}",
        _ => null,
    };

    /// <summary>A string in quotation marks.</summary>
    public static string Quoted(string? text) => text is null ? "null" : $"\"{Escaped(text)}\"";

    private static string Number(IFormattable number, string suffix) => number.ToString(null, CultureInfo.InvariantCulture) + suffix;

    private static string Real(string text) => text.All(letter => char.IsAsciiDigit(letter) || letter == '-') ? text + ".0" : text;

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text)
        {
            escaped.Append(letter switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '"' => "\\\"",
                '\\' => "\\\\",
                _ when char.IsControl(letter) || char.IsSurrogate(letter) => $"\\u{(int)letter:X4}",
                _ => letter.ToString(),
            });
        }
        return escaped.ToString();
    }
}
