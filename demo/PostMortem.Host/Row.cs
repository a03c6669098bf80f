namespace Books;

/// <summary>A line of the file, not understood yet.</summary>
public sealed class Row(int number, string text)
{
    public int Number { get; } = number;

    public string Text { get; } = text;

    public string[] Fields { get; } = text.Split(',');

    public override string ToString() => $"row {Number}: {Text}";
}
