namespace FullText;

/// <summary>What kind of text a file holds.</summary>
public enum DocumentKind
{
    Prose = 1,
    Code = 2,
    Data = 3,
}

public interface IBookmarkable
{
    object? Bookmark { get; set; }
}

/// <summary>A text in the index.</summary>
public abstract class Document(string name, string[] lines) : IBookmarkable
{
    public string Name { get; } = name;

    public IReadOnlyList<string> Lines { get; } = lines;

    public abstract DocumentKind Kind { get; }

    /// <summary>Whatever a reader wants to leave here.</summary>
    public object? Bookmark { get; set; }

    /// <summary>The document for a file, by the file's extension.</summary>
    public static Document Of(string name, string[] lines) => Path.GetExtension(name) switch
    {
        ".md" or ".txt" => new Prose(name, lines),
        ".cs" or ".fs" or ".vb" or ".py" or ".js" or ".ts" => new Code(name, lines),
        _ => new Data(name, lines),
    };

    public override string ToString() => Name;
}

public sealed class Prose(string name, string[] lines) : Document(name, lines)
{
    public override DocumentKind Kind => DocumentKind.Prose;

    public IEnumerable<string> Headings => Lines.Where(line => line.StartsWith('#'));
}

public sealed class Code(string name, string[] lines) : Document(name, lines)
{
    public override DocumentKind Kind => DocumentKind.Code;
}

public sealed class Data(string name, string[] lines) : Document(name, lines)
{
    public override DocumentKind Kind => DocumentKind.Data;
}
