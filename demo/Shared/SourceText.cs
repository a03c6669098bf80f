namespace DynRemote.Demo;

/// <summary>The text of a lambda as a reader wants to see it: what it does, without the arrow and the indentation of the file.</summary>
internal static class SourceText
{
    public static IEnumerable<string> LinesOf(string lambda)
    {
        var body = lambda[(lambda.IndexOf("=>", StringComparison.Ordinal) + 2)..].Trim();
        if (body.StartsWith('{'))
            return Aligned(body[1..^1]);

        // The first line of an expression has no indentation left; the others still have that of the file.
        var end = body.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? [body] : [body[..end].TrimEnd(), .. Aligned(body[end..]).Select(line => $"    {line}")];
    }

    private static IEnumerable<string> Aligned(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToArray();
        var indentation = lines.Min(line => line.Length - line.TrimStart().Length);
        return lines.Select(line => line[indentation..]);
    }
}
