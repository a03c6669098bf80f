using System.Globalization;
using DynRemote.Values;

namespace DynRemote.Tests.Values;

public sealed class EnumTests
{
    private enum Small : byte { None, Some = 200 }

    [Flags]
    private enum Wide : ulong { Low = 1, High = 1UL << 63 }

    private enum Negative : long { Least = long.MinValue }

    private static class Generic<T>
    {
        public enum Nested { A, B }
    }

    private static readonly object[] Known =
    [
        DayOfWeek.Friday, (DayOfWeek)99, Small.Some, Wide.Low | Wide.High, Negative.Least, FileAccess.ReadWrite, ConsoleColor.Red, Generic<int>.Nested.B,
    ];

    [TestCaseSource(nameof(Known))]
    public void An_enum_that_this_side_has_arrives_as_itself(object value) => Assert.That(Codec.Copy(value), Is.EqualTo(value));

    [Test]
    public void An_enum_that_this_side_does_not_have_arrives_as_a_fake()
    {
        var fake = Fake("Shop.Color", 2, "Red");

        Assert.That((fake.TypeName, fake.Name, fake.Number, fake.ToString()), Is.EqualTo(("Shop.Color", "Red", (object)2, "Red")));
    }

    [Test]
    public void A_fake_goes_back_in_the_form_it_came_in()
    {
        var codec = new Codec();
        object?[] wire = [(int)ValueTag.Enum, "Shop.Color", "Shop", codec.Encoder.Encode((byte)2), "Red"];

        Assert.That(codec.Encoder.Encode(codec.Decoder.Decode(wire)), Is.EqualTo(wire));
    }

    [Test]
    public void A_fake_in_a_tuple_goes_home_as_the_real_enum_in_the_real_tuple()
    {
        var codec = new Codec();
        var home = KeyValuePair.Create((DayOfWeek.Friday, (DayOfWeek?)DayOfWeek.Monday), 5);
        // What a peer without the type would make of it, and send back.
        var abroad = KeyValuePair.Create((FakeDay(5, "Friday"), FakeDay(1, "Monday")), 5);

        Assert.That(codec.RoundTrip(abroad), Is.EqualTo(KeyValuePair.Create((DayOfWeek.Friday, DayOfWeek.Monday), 5)));
        Assert.That(codec.RoundTrip(home), Is.EqualTo(home));
    }

    [Test]
    public void An_unknown_enum_in_a_tuple_arrives_as_a_fake_in_a_tuple()
    {
        var codec = new Codec();
        var wire = (object?[])codec.Encoder.Encode((DayOfWeek.Friday, 1))!;
        object?[] unknown = [wire[0], Renamed((byte[])wire[1]!), new object?[] { (int)ValueTag.Enum, "System.DayOfWeeq", "System.Private.CoreLib", 5, "Friday" }, 1];

        var tuple = ((RemoteEnum, int))codec.Decoder.Decode(unknown)!;

        Assert.That(tuple.Item1.Name, Is.EqualTo("Friday"));
    }

    [Test]
    public void The_same_name_over_another_integer_is_another_enum()
    {
        var value = new Codec().Decoder.Decode(new object?[] { (int)ValueTag.Enum, "System.DayOfWeek", "System.Private.CoreLib", 5L, "Friday" });

        Assert.That(value, Is.TypeOf<RemoteEnum>());
    }

    [TestCase("System.String")]
    [TestCase("System.DayOfWeek[]")]
    [TestCase("System.DayOfWeek, Some.Assembly")]
    [TestCase("System.Collections.Generic.List`1[[Evil.Type, Evil.Assembly]]")]
    [TestCase("")]
    [TestCase(".")]
    [TestCase("\0")]
    public void A_name_that_is_no_enum_is_never_looked_up_as_something_else(string name) =>
        Assert.That(new Codec().Decoder.Decode(new object?[] { (int)ValueTag.Enum, name, "System.Private.CoreLib", 5, "x" }), Is.TypeOf<RemoteEnum>());

    [Test]
    public void Fakes_are_equal_and_ordered_by_type_and_number()
    {
        var (red, also, blue, other) = (Fake("C", 1, "Red"), Fake("C", 1, "Rot"), Fake("C", 2, "Blue"), Fake("D", 1, "Red"));

        Assert.That(red, Is.EqualTo(also));
        Assert.That(red.GetHashCode(), Is.EqualTo(also.GetHashCode()));
        Assert.That(red == also && red != blue && red != other && red < blue && blue >= red, Is.True);
        Assert.That(new[] { blue, red }.Order(), Is.EqualTo(new[] { red, blue }));
        Assert.That(() => red.CompareTo(other), Throws.ArgumentException);
    }

    [Test]
    public void Csharp_dynamic_can_do_with_a_fake_what_it_can_with_an_enum()
    {
        dynamic red = Fake("C", 1, "Red");
        dynamic blue = Fake("C", 2, "Blue");

        Assert.That((int)red, Is.EqualTo(1));
        Assert.That((byte)blue, Is.EqualTo((byte)2));
        Assert.That((bool)(red == 1) && (bool)(1 == red) && (bool)(red < 2) && !(bool)(red == null) && (bool)(blue > 1L), Is.True);
        Assert.That((string)(red | blue).Name, Is.EqualTo("Red, Blue"));
        Assert.That((bool)(((red | blue) & blue) == blue), Is.True);
        Assert.That((bool)(red | blue).HasFlag(red), Is.True);
        Assert.That($"{red} {blue:D} {blue:X}", Is.EqualTo("Red 2 00000002"));
        Assert.That(Convert.ToInt64(red, CultureInfo.InvariantCulture), Is.EqualTo(1L));
    }

    [Test]
    public void A_fake_of_the_widest_enum_keeps_its_number()
    {
        var fake = (RemoteEnum)new Codec().RoundTrip(new RemoteEnum("C", "A", ulong.MaxValue, "All"))!;

        Assert.That((ulong)fake, Is.EqualTo(ulong.MaxValue));
        Assert.That(fake > long.MaxValue, Is.True);
    }

    private static RemoteEnum Fake(string type, int number, string name) =>
        (RemoteEnum)new Codec().Decoder.Decode(new object?[] { (int)ValueTag.Enum, type, "Shop", number, name })!;

    private static RemoteEnum FakeDay(int number, string name) => new("System.DayOfWeek", "System.Private.CoreLib", number, name);

    private static byte[] Renamed(byte[] signature)
    {
        var copy = (byte[])signature.Clone();
        copy[Array.LastIndexOf(copy, (byte)'k', Array.IndexOf(copy, (byte)'W') + 3)] = (byte)'q';
        return copy;
    }
}
