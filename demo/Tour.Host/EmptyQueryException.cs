namespace FullText;

public sealed class EmptyQueryException(FullTextIndex index) : ArgumentException("There is nothing to look for.")
{
    public FullTextIndex Index { get; } = index;
}
