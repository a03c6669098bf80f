namespace DynRemote.Demo.Picture;

/// <summary>A line of a picture; what is written later covers what was there.</summary>
internal sealed class Row(int columns)
{
    private readonly string[] _cells = [.. Enumerable.Repeat(" ", columns)];

    /// <summary>Writes a text from a column on; what does not fit is left out.</summary>
    public void Write(int column, string text, Func<string, string> ink)
    {
        for (var i = 0; i < text.Length && column + i < _cells.Length; i++)
            _cells[column + i] = ink(text[i..(i + 1)]);
    }

    public override string ToString() => string.Concat(_cells).TrimEnd();
}
