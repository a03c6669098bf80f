namespace FullText;

public sealed class DocumentAddedEventArgs(Document document) : EventArgs
{
    public Document Document { get; } = document;
}
