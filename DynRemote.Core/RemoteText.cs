using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DynRemote.Plans;

namespace DynRemote;

/// <summary>An interpolated string on its way to <see cref="Remote.Str"/>: its parts, not yet made a text. The compiler fills it.</summary>
[InterpolatedStringHandler]
public sealed class RemoteText
{
    private readonly List<(object? Value, int Width, string? Format)> _parts = [];

    /// <summary>Begins one.</summary>
    /// <param name="literalLength">How many characters stand between the holes.</param>
    /// <param name="formattedCount">How many holes there are.</param>
    public RemoteText(int literalLength, int formattedCount) => _parts.Capacity = Math.Min(literalLength, formattedCount + 1) + formattedCount;

    /// <summary>Takes what stands between two holes.</summary>
    public void AppendLiteral(string value) => _parts.Add((value, 0, null));

    /// <summary>Takes the content of a hole.</summary>
    /// <param name="value">The value.</param>
    /// <param name="alignment">The least width; negative for text that begins at the left.</param>
    /// <param name="format">How the value is formatted.</param>
    public void AppendFormatted(object? value, int alignment = 0, string? format = null) => _parts.Add((value, alignment, format));

    /// <summary>The text, made here.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (value, width, format) in _parts)
            text.Append(TextPart.Of(value, width, format, CultureInfo.CurrentCulture));
        return text.ToString();
    }

    /// <summary>Whether anything in it is the owner's.</summary>
    internal bool IsRemote => _parts.Exists(static part => Recorder.IsRemote(part.Value));

    internal object Record(Recorder recorder) => recorder.Emit(
        StepKind.Format,
        [CultureInfo.CurrentCulture.Name, .. _parts.SelectMany(part => new[] { recorder.Operand(part.Value), part.Format })],
        widths: [.. _parts.Select(static part => part.Width)]);
}
