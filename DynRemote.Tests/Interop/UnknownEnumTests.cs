using System.Runtime.CompilerServices;

namespace DynRemote.Tests.Interop;

/// <summary>Enum values of types that this process does not have: copied, with type name, member name and number.</summary>
public sealed class UnknownEnumTests : PeerSuite
{
    [Test]
    public void It_has_its_names_and_its_number()
    {
        RemoteEnum status = Root.Shop.Busiest;

        Assert.That(status.TypeName, Is.EqualTo("DynRemote.Tests.Peer.Shop.OrderStatus"));
        Assert.That(status.Name, Is.EqualTo("Sent"));
        Assert.That(status.Number, Is.EqualTo(7).And.TypeOf<byte>());
        Assert.That(status.ToString(), Is.EqualTo("Sent"));
        Assert.That((int)status, Is.EqualTo(7));
    }

    [Test]
    public void It_is_compared_by_number_with_its_like_and_with_numbers()
    {
        dynamic busiest = Root.Shop.Busiest;
        dynamic order = Root.Shop.Place("Ann");

        Assert.That((bool)(busiest == 7), Is.True);
        Assert.That((bool)(busiest > order.Status), Is.True);
        Assert.That((object)order.Status, Is.Not.EqualTo((object)busiest));
        order.Advance(busiest);
        Assert.That((object)order.Status, Is.EqualTo((object)busiest));
        Assert.That(Remote.Is((object)busiest, "DynRemote.Tests.Peer.Shop.OrderStatus"), Is.True);
    }

    [Test]
    public void It_is_counted_with_like_any_enum()
    {
        dynamic order = Root.Shop.Place("Ann");
        dynamic first = order.Status;
        dynamic next = first;
        next++;

        Assert.That((byte)next, Is.EqualTo((byte)first + 1));
        Assert.That((object)(next - first), Is.EqualTo((byte)1));
        Assert.That((object)(next - 1), Is.EqualTo((object)first));
        Assert.That((object)(1 + first), Is.EqualTo((object)next));
        Assert.That(--next, Is.EqualTo((object)first));
        order.Handling += 1;
        Assert.That((int)order.Handling, Is.EqualTo(1));
    }

    [Test]
    public void It_is_the_real_enum_again_at_home() => Assert.That((string)Root.Shop.Say(Root.Shop.Busiest), Is.EqualTo("it is Sent"));

    [Test]
    public void It_crosses_in_sequences_and_pairs()
    {
        var names = new List<string>();
        foreach (var status in Root.Shop.History())
            names.Add(status.Name);
        dynamic pair = Root.Shop.Pair();

        Assert.That(names, Is.EqualTo(new[] { "Open", "Packed", "Sent" }));
        Assert.That((object)pair.Key, Is.InstanceOf<RemoteEnum>());
        Assert.That((string)pair.Value.Street, Is.EqualTo("Mill Lane"));
    }

    [Test]
    public void Flags_are_combined_and_tested()
    {
        RemoteEnum careful = Root.Shop.Careful;
        dynamic order = Root.Shop.Place("Ann");

        order.Handling = careful;

        Assert.That(careful.Name, Is.EqualTo("Fragile, Cold"));
        Assert.That((int)careful, Is.EqualTo(3));
        Assert.That(careful.HasFlag((RemoteEnum)order.Handling), Is.True);
        order.Handling = careful & careful;
        Assert.That((object)order.Handling, Is.EqualTo(careful));
    }

    [Test]
    public void It_is_a_key_like_any_value()
    {
        var map = new Dictionary<object, int> { [(object)Root.Shop.Busiest] = 1 };

        Assert.That(map[(object)Root.Shop.Busiest], Is.EqualTo(1));
        Assert.That(((ITuple)Root.Shop.Ticket("x"))[2], Is.EqualTo((object)((dynamic)((ITuple)Root.Shop.Ticket("y"))[2]!)));
    }
}
