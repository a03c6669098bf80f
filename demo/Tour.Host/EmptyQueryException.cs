namespace FullText;

public sealed class EmptyQueryException() : ArgumentException("There is nothing to look for.");
