using System.Collections;

namespace DynRemote.Tests.Interop;

/// <summary>Objects of types that this process does not have, by the interfaces that it does have.</summary>
public sealed class UnknownInterfaceTests : PeerSuite
{
    public interface ITitled
    {
        int Number { get; }

        string Title { get; }

        string Customer { get; set; }

        string Label => $"{Number}: {Title}";
    }

    [Test]
    public void A_list_of_unknown_objects_is_a_list_and_a_sequence_of_objects()
    {
        Root.Shop.Place("Ann");
        Root.Shop.Place("Bob");
        object orders = Root.Shop.Orders;

        Assert.That(orders is IList { Count: >= 2 } and IEnumerable<object> and IReadOnlyCollection<object>);
        Assert.That(((IEnumerable<object>)orders).Select(order => (string)((dynamic)order).Customer), Is.SupersetOf(new[] { "Ann", "Bob" }));
        Assert.That((string)((dynamic)((IList)orders)[0]!).Customer, Is.Not.Empty);
    }

    [Test]
    public void A_dictionary_of_unknown_objects_is_a_dictionary()
    {
        Root.Shop.Place("Cleo");
        object orders = Root.Shop.ByCustomer;

        Assert.That(orders is IDictionary);
        Assert.That((string)((dynamic)((IDictionary)orders)["Cleo"]!).Customer, Is.EqualTo("Cleo"));
        Assert.That(((IDictionary)orders).Contains("nobody"), Is.False);
    }

    [Test]
    public void An_unknown_object_is_of_no_interface_but_has_a_facade()
    {
        object order = Root.Shop.Place("Dora");
        ITitled titled = (dynamic)order;

        titled.Customer = "Eve";

        Assert.That(order is ITitled, Is.False);
        Assert.That(order.GetType(), Is.EqualTo(typeof(RemoteObject)));
        Assert.That((string)((dynamic)order).Customer, Is.EqualTo("Eve"));
        Assert.That(titled.Title, Does.EndWith("of Eve"));
        Assert.That(titled.Label, Is.EqualTo($"{titled.Number}: {titled.Title}"), "the default of what the remote type lacks");
        Assert.That(Remote.As<ITitled>(order), Is.SameAs(titled));
    }

    [Test]
    public void Nothing_is_loaded_for_a_name_that_comes() =>
        Assert.That(AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name), Has.None.EqualTo("DynRemote.Tests.Peer"));
}
