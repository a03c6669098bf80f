namespace Books;

/// <summary>The ledger cannot be read; the exception has with it what was being read, and by whom.</summary>
public sealed class LedgerException(string message, Row row, LedgerReader reader, Exception cause) : Exception(message, cause)
{
    public Row Row { get; } = row;

    public LedgerReader Reader { get; } = reader;
}
