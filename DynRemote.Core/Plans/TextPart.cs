using System.Globalization;

namespace DynRemote.Plans;

/// <summary>A part of an interpolated string.</summary>
internal static class TextPart
{
    /// <summary>The text of a value, as C# makes it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="width">The least width; negative for text that begins at the left.</param>
    /// <param name="format">How the value is formatted.</param>
    /// <param name="culture">For numbers and dates.</param>
    public static string Of(object? value, int width, string? format, CultureInfo culture)
    {
        var text = (value is IFormattable formattable ? formattable.ToString(format, culture) : value?.ToString()) ?? "";
        return width < 0 ? text.PadRight(-width) : text.PadLeft(width);
    }
}
