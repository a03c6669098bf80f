namespace FullText;

/// <summary>A line that has the word.</summary>
public sealed class Hit(Document document, int number)
{
    public Document Document { get; } = document;

    /// <summary>The number of the line, counted from 1.</summary>
    public int Number { get; } = number;

    public string Text => Document.Lines[Number - 1].Trim();

    public override string ToString() => $"{Document.Name}:{Number}";
}
