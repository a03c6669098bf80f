namespace Books;

/// <summary>What the program is for: closing the month.</summary>
public sealed class Office(string ledger)
{
    public decimal CloseMonth(int month)
    {
        var reader = new LedgerReader(ledger);
        var entries = reader.Read();
        return entries.Where(entry => entry.Date.Month == month).Sum(entry => entry.Amount);
    }
}
