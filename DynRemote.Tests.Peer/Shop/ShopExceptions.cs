namespace DynRemote.Tests.Peer.Shop;

public class ShopException(string message, Exception? inner = null) : Exception(message, inner);

public sealed class OutOfStockException : ShopException
{
    public OutOfStockException(string article, Exception? inner = null)
        : base($"No {article} left.", inner)
    {
        Article = article;
        Data["shelf"] = 12;
    }

    public string Article { get; }

    public OrderStatus LastStatus => OrderStatus.Packed;

    public List<string> Alternatives { get; } = ["pear", "quince"];
}

public sealed class BlankArticleException() : ArgumentException("An article needs a name.", "article");
