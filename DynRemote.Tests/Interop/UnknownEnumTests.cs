using System.Runtime.CompilerServices;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Interop;

/// <summary>Enum values of types that this process does not have: copied, with type name, member name and number.</summary>
public sealed class UnknownEnumTests : PeerSuite
{
    private enum Tiny : byte
    {
    }

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
    public void It_is_cast_by_its_number_to_numbers_and_to_enums_of_this_side()
    {
        dynamic sent = Root.Shop.Busiest;

        Assert.That((long)sent, Is.EqualTo(7L));
        Assert.That((char)sent, Is.EqualTo('\a'));
        Assert.That((nint)sent, Is.EqualTo((nint)7));
        Assert.That((decimal)sent, Is.EqualTo(7m));
        Assert.That((int?)sent, Is.EqualTo(7));
        Assert.That((DayOfWeek)(sent - 1), Is.EqualTo(DayOfWeek.Saturday));
        Assert.That((DayOfWeek?)(sent - 1), Is.EqualTo(DayOfWeek.Saturday));
        Assert.That((FileShare)sent, Is.EqualTo((FileShare)7));
    }

    [Test]
    public void A_cast_that_loses_something_is_an_overflow_where_that_is_checked()
    {
        dynamic negative = ~Root.Shop.Careful;

        Assert.That(unchecked((byte)negative), Is.EqualTo((byte)252));
        Assert.That(unchecked((Tiny)negative), Is.EqualTo((Tiny)252));
        Assert.That(() => checked((byte)negative), Throws.TypeOf<OverflowException>().With.Message.EqualTo("Arithmetic operation resulted in an overflow."));
        Assert.That(() => checked((ulong)negative), Throws.TypeOf<OverflowException>());
        Assert.That(() => checked((Tiny)negative), Throws.TypeOf<OverflowException>());
        Assert.That(checked((long)negative), Is.EqualTo(-4L));
    }

    [Test]
    public void It_is_no_number_without_a_cast()
    {
        dynamic sent = Root.Shop.Busiest;

        Assert.That(() => { int number = sent; return number; }, Throws.InstanceOf<RuntimeBinderException>());
        Assert.That(() => { DayOfWeek day = sent; return day; }, Throws.InstanceOf<RuntimeBinderException>());
        Assert.That(() => (string)sent, Throws.InstanceOf<RuntimeBinderException>());
        Assert.That(() => (bool)sent, Throws.InstanceOf<RuntimeBinderException>());
    }

    [Test]
    public void It_is_its_number_in_JSON()
    {
        RemoteEnum sent = Root.Shop.Busiest;

        Assert.That(Newtonsoft.Json.JsonConvert.SerializeObject(new { sent }), Is.EqualTo("""{"sent":7}"""));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(new { sent }), Is.EqualTo("""{"sent":7}"""));
    }

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
