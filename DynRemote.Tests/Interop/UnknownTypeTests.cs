using System.Collections;
using System.Runtime.CompilerServices;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Interop;

/// <summary>Objects of types that this process does not have, and that nothing here was generated from.</summary>
public sealed class UnknownTypeTests : PeerSuite
{
    private const string Shop = "DynRemote.Tests.Peer.Shop.";

    private dynamic _order = null!;

    [SetUp]
    public void PlaceAnOrder() => _order = Root.Shop.Place("Ann").Add("apple", 1.50m, 2).Add("pear", 2.00m);

    [Test]
    public void The_objects_live_in_the_other_process()
    {
        Assert.That((int)Root.ProcessId, Is.EqualTo(PeerId).And.Not.EqualTo(Environment.ProcessId));
        Assert.That(AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name), Has.None.EqualTo("DynRemote.Tests.Peer"));
    }

    [Test]
    public void An_object_is_a_stand_in_with_the_shape_of_its_type()
    {
        RemoteType type = Remote.TypeOf(_order);

        Assert.That(type.FullName, Is.EqualTo(Shop + "Order"));
        Assert.That(type.Bases, Is.EqualTo(new[] { Shop + "Document", "System.Object" }));
        Assert.That(type.Interfaces, Is.EquivalentTo(new[] { Shop + "IPriced", Shop + "IStamped" }));
        Assert.That(type.Members, Is.SupersetOf(new[] { "Customer", "Lines", "Price", "Title", "Number", "Add", "StatusChanged" }));
        Assert.That(type.Description, Is.EqualTo("What a customer has asked for."));
        Assert.That((object)_order.GetType(), Is.SameAs(type));
    }

    [Test]
    public void Its_members_are_used_as_if_the_type_were_known()
    {
        _order.Customer = "Bob";

        Assert.That((string)_order.Customer, Is.EqualTo("Bob"));
        Assert.That((decimal)_order.Price, Is.EqualTo(5.00m));
        Assert.That((decimal)_order["pear"].Price, Is.EqualTo(2.00m));
        Assert.That((string)_order.Stamp, Is.EqualTo($"stamp {_order.Number}"), "an explicit member of an unknown interface");
        Assert.That((string)_order.PriceTag(), Does.EndWith("EUR"), "a default member of an unknown interface");
        Assert.That(((object)_order).ToString(), Does.StartWith("order").And.Contain("of Bob"));
    }

    [Test]
    public void Its_relations_are_asked_by_name()
    {
        dynamic rush = Root.Shop.PlaceRush("Cat");

        Assert.That(Remote.Is((object)rush, Shop + "RushOrder"), Is.True);
        Assert.That(Remote.Is((object)rush, Shop + "Order"), Is.True);
        Assert.That(Remote.Is((object)rush, Shop + "Document"), Is.True);
        Assert.That(Remote.Is((object)rush, Shop + "IPriced"), Is.True);
        Assert.That(Remote.Is((object)_order, Shop + "RushOrder"), Is.False);
        Assert.That(Remote.Is((object)rush, (object)_order.GetType()), Is.True);
        Assert.That(Remote.Is((object)_order, (object)rush.GetType()), Is.False);
    }

    [Test]
    public void An_interface_of_ours_fits_by_its_members()
    {
        var priced = Remote.As<IHasPrice>(_order);
        IHasPrice converted = _order;

        Assert.That(priced.Price, Is.EqualTo(5.00m));
        Assert.That(converted, Is.SameAs(priced));
        Assert.That((bool)Root.Shop.IsMine(priced), Is.True, "it goes home as the order");
    }

    [Test]
    public void It_is_one_reference_and_itself_at_home()
    {
        Assert.That((object)Root.Shop.ByCustomer["Ann"], Is.SameAs((object)_order));
        Assert.That((bool)Root.Shop.IsMine(_order), Is.True);
        Assert.That((string)Root.Shop.Describe(_order), Does.Contain("Ann"), "passed to a delegate that wants its class");
    }

    [Test]
    public void A_list_of_them_is_walked()
    {
        var articles = new List<string>();
        foreach (var line in _order.Lines)
            articles.Add((string)line.Article);

        Assert.That(articles, Is.EqualTo(new[] { "apple", "pear" }));
        Assert.That(((ICollection)Remote.Copy(_order.Lines)!).Count, Is.EqualTo(2));
        Assert.That((string)Enumerable.Last((IEnumerable<dynamic>)_order.Lines).Article, Is.EqualTo("pear"));
    }

    [Test]
    public void It_cannot_become_what_it_is_not()
    {
        Assert.Throws<RuntimeBinderException>(() => { string text = _order; _ = text; });
        Assert.Throws<RuntimeBinderException>(() => { Exception error = _order; _ = error; });
        Assert.Throws<RuntimeBinderException>(() => _ = _order.Nothing);
    }

    [Test]
    public void A_record_in_a_tuple_is_a_reference_and_an_enum_a_value()
    {
        var ticket = (ITuple)Root.Shop.Ticket("Dan");

        Assert.That((string)((dynamic)ticket[0]!).Customer, Is.EqualTo("Dan"));
        Assert.That((string)((dynamic)ticket[1]!).Street, Is.EqualTo("Mill Lane"));
        Assert.That(ticket[1]!.ToString(), Is.EqualTo("Address { Street = Mill Lane, House = 3 }"));
        Assert.That(ticket[2], Is.InstanceOf<RemoteEnum>().With.Property("Name").EqualTo("Packed"));
    }

    [Test]
    public void Records_are_equal_by_their_own_opinion()
    {
        dynamic one = ((ITuple)Root.Shop.Ticket("Dan"))[1]!;
        dynamic other = ((ITuple)Root.Shop.Ticket("Eve"))[1]!;

        Assert.That((object)one, Is.Not.SameAs((object)other));
        Assert.That((bool)(one == other), Is.True);
        Assert.That((bool)one.Equals(other), Is.True);
    }

    [Test]
    public void Operators_of_unknown_types_are_evaluated_at_their_owner()
    {
        dynamic money = Root.Shop.Till;

        Assert.That((decimal)(money + money).Amount, Is.EqualTo(20m));
        Assert.That((decimal)(3 * money).Amount, Is.EqualTo(30m));
        Assert.That((decimal)(-money).Amount, Is.EqualTo(-10m));
        decimal amount = money;
        Assert.That(amount, Is.EqualTo(10m));
    }

    [Test]
    public void An_anonymous_object_has_its_members()
    {
        dynamic ann = Root.Shop.Anonymous();

        Assert.That((string)ann.Name, Is.EqualTo("Ann"));
        Assert.That((int)ann.Visits, Is.EqualTo(3));
    }

    [Test]
    public async Task A_task_of_an_unknown_type_is_awaited()
    {
        dynamic address = await Root.Shop.FindAddressAsync("High Street");

        Assert.That((string)address.Street, Is.EqualTo("High Street"));
    }

    [Test]
    public void A_type_is_described_once_and_only_when_somebody_asks()
    {
        _ = Remote.TypeOf((object)_order).Members;
        dynamic other = Root.Shop.Place("Ed");
        var before = Connection.Statistics.RoundTrips;

        _ = Remote.TypeOf((object)other).Interfaces;

        Assert.That(Connection.Statistics.RoundTrips, Is.EqualTo(before));
    }

    public interface IHasPrice
    {
        decimal Price { get; }
    }
}
