namespace DynRemote.Demo;

/// <summary>Colours, where a person looks at them: on a terminal, unless NO_COLOR says no.</summary>
internal static class Ink
{
    /// <summary>The demos fit a terminal of this width.</summary>
    public const int Columns = 100;

    private static readonly bool IsOn =
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    public static string Title(string text) => Paint("1;36", text);

    public static string Code(string text) => Paint("1", text);

    public static string Good(string text) => Paint("32", text);

    public static string Bad(string text) => Paint("1;31", text);

    public static string Faint(string text) => Paint("2", text);

    /// <summary>The text on one line of at most so many columns.</summary>
    public static string Fit(string text, int width)
    {
        var line = text.ReplaceLineEndings(" ").Replace('\t', ' ');
        return line.Length <= width ? line : line[..(width - 1)] + "…";
    }

    /// <summary>The text on several lines, broken between words; so many lines that the rest is left out.</summary>
    public static IEnumerable<string> Wrap(string text, int width, int lines)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = paragraph.Replace('\t', ' ');
            while (rest.Length > width && lines > 1)
            {
                var end = rest.LastIndexOf(' ', width);
                end = end > 0 ? end : width;
                yield return rest[..end];
                rest = rest[end..].TrimStart();
                lines--;
            }
            if (lines-- > 0)
                yield return Fit(rest, width);
        }
    }

    private static string Paint(string colour, string text) => IsOn && text.Length > 0 ? $"\e[{colour}m{text}\e[0m" : text;
}
