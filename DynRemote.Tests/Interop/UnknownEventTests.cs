namespace DynRemote.Tests.Interop;

/// <summary>Events whose delegates or arguments are of types that this process does not have.</summary>
public sealed class UnknownEventTests : PeerSuite
{
    private dynamic _order = null!;

    [SetUp]
    public void PlaceAnOrder() => _order = Root.Shop.Place("Ann");

    [Test]
    public void A_handler_with_dynamic_arguments_sees_theirs()
    {
        var seen = new List<string>();
        Action<object, dynamic> handler = (sender, args) => seen.Add($"{ReferenceEquals(sender, (object)_order)} {args.Before}-{args.After}");

        _order.StatusChanged += handler;
        _order.Advance(Root.Shop.Busiest);
        _order.StatusChanged -= handler;
        _order.Advance(Root.Shop.Busiest);

        Assert.That(seen, Is.EqualTo(new[] { "True Open-Sent" }));
    }

    [Test]
    public void A_handler_of_the_ordinary_kind_fits_too()
    {
        EventArgs? seen = null;
        EventHandler handler = (_, args) => seen = args;

        _order.StatusChanged += handler;
        _order.Advance(Root.Shop.Busiest);

        Assert.That((string)((dynamic)seen!).After.Name, Is.EqualTo("Sent"));
    }

    [Test]
    public void A_delegate_type_that_is_unknown_takes_whatever_fits()
    {
        var seen = new List<object>();

        _order.Handled += new Action<dynamic, RemoteEnum>((order, status) => seen.AddRange([(object)order, status.Name]));
        _order.Advance(Root.Shop.Busiest);

        Assert.That(seen, Is.EqualTo(new object[] { _order, "Sent" }));
    }
}
