namespace Bookshop;

/// <summary>Where a shop can be opened: each is of its own, with the same books, customers and orders.</summary>
public sealed class Town
{
    public Shop OpenShop() => Shelves.Filled();
}
