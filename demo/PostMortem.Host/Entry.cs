namespace Books;

/// <summary>A line of the ledger that has been understood.</summary>
public sealed record Entry(DateOnly Date, string Account, string Text, decimal Amount);
