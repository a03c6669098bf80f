using System.Globalization;

namespace Books;

/// <summary>Reads a ledger from a file of comma-separated values.</summary>
public sealed class LedgerReader(string path)
{
    public string FileName { get; } = Path.GetFileName(path);

    /// <summary>What has been read so far.</summary>
    public List<Entry> Entries { get; } = [];

    public decimal Balance { get; private set; }

    public List<Entry> Read()
    {
        var number = 1;
        foreach (var line in File.ReadLines(path).Skip(1))
            Accept(new Row(++number, line));
        return Entries;
    }

    private void Accept(Row row)
    {
        var entry = ReadEntry(row);
        Entries.Add(entry);
        Balance += entry.Amount;
    }

    private Entry ReadEntry(Row row)
    {
        try
        {
            var date = DateOnly.ParseExact(row.Fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            return new Entry(date, row.Fields[1], row.Fields[2], ReadAmount(row.Fields[3]));
        }
        catch (FormatException exception)
        {
            var message = $"Row {row.Number} of {FileName} is no entry.";
            throw new LedgerException(message, row, this, exception);
        }
    }

    private static decimal ReadAmount(string text) =>
        decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
