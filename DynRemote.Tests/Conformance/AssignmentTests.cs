using System.Threading.Channels;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Conformance;

/// <summary>Assignments with all that the compiler adds to them: narrowed constants, compound operators, checked contexts.</summary>
public sealed class AssignmentTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void A_compound_assignment_of_a_narrow_member_is_cast_back()
    {
        var target = new NarrowMembers { Byte = 250, Short = 1, Char = 'a', Signed = -1 };
        dynamic x = Held(target);

        x.Byte += 10;
        x.Short *= 3;
        x.Char += 1;
        x.Signed -= 1;
        x.Field += 5;

        Assert.That((target.Byte, target.Short, target.Char, target.Signed, target.Field), Is.EqualTo(((byte)4, (short)3, 'b', (sbyte)-2, (ushort)5)));
    }

    [Test]
    public void An_increment_of_a_narrow_member_wraps_and_gives_the_value_before()
    {
        var target = new NarrowMembers { Byte = 255 };
        dynamic x = Held(target);

        byte before = x.Byte++;

        Assert.That((before, target.Byte), Is.EqualTo(((byte)255, (byte)0)));
    }

    [Test]
    public void A_compound_assignment_of_an_element_is_cast_back()
    {
        var bytes = new byte[] { 1, 2, 250 };
        dynamic x = Held(bytes);

        x[0] += 1;
        x[2] += 10;
        x[1]++;

        Assert.That(bytes, Is.EqualTo(new byte[] { 2, 3, 4 }));
    }

    [Test]
    public void A_compound_assignment_goes_through_an_indexer()
    {
        var target = new NarrowMembers();
        dynamic x = Held(target);

        x[3] += 7;
        x[3] += 7;

        Assert.That(target.Byte, Is.EqualTo(14));
    }

    [Test]
    public void In_a_checked_context_what_does_not_fit_is_an_overflow()
    {
        var target = new NarrowMembers { Byte = 250 };
        dynamic x = Held(target);

        Assert.That(() => checked(x.Byte += 10), Throws.TypeOf<OverflowException>());
        Assert.That(target.Byte, Is.EqualTo(250));
    }

    [Test]
    public void An_assignment_that_is_not_compound_still_needs_a_cast()
    {
        dynamic x = Held(new NarrowMembers());
        var ten = 10;

        Assert.That(() => x.Byte = ten, Throws.TypeOf<RuntimeBinderException>().With.Message.StartsWith("Cannot implicitly convert type 'int' to 'byte'"));
    }

    [Test]
    public void The_same_site_kinds_do_not_mix_up_in_the_owners_memory()
    {
        dynamic x = Held(new NarrowMembers());
        int one = 1;

        x.Byte += one;
        Assert.That(() => x.Byte = one, Throws.TypeOf<RuntimeBinderException>());
        x.Byte += one;

        Assert.That((byte)x.Byte, Is.EqualTo(2));
    }

    [Test]
    public void A_constant_is_narrowed_to_the_element_of_an_array()
    {
        var bytes = new byte[1];
        dynamic x = Held(bytes);

        x[0] = 200;

        Assert.That(bytes[0], Is.EqualTo(200));
        Assert.That(() => x[0] = 300, Throws.TypeOf<RuntimeBinderException>().With.Message.StartsWith("Constant value '300' cannot be converted to a 'byte'"));
    }

    [Test]
    public void Arithmetic_and_casts_of_a_remote_number_heed_a_checked_context()
    {
        dynamic number = Held(Remote.ByReference(int.MaxValue));

        Assert.That((int)(number + 1), Is.EqualTo(int.MinValue));
        Assert.That(() => checked(number + 1), Throws.TypeOf<OverflowException>());
        Assert.That((short)number, Is.EqualTo(-1));
        Assert.That(() => checked((short)number), Throws.TypeOf<OverflowException>());
        Assert.That(() => checked((char)number), Throws.TypeOf<OverflowException>());
    }

    [Test]
    public void A_logical_operator_that_a_type_lacks_is_named_as_it_was_written()
    {
        dynamic x = Held(new Truthful());

        Assert.That(() => x && x, Throws.TypeOf<RuntimeBinderException>().With.Message.StartsWith("Operator '&&' cannot be applied"));
    }

    [Test]
    public void Concatenation_uses_the_conversion_to_string_that_a_type_declares()
    {
        dynamic x = Held(new Textual());

        Assert.That((string)("a " + x), Is.EqualTo("a converted"));
    }

    [Test]
    public async Task A_default_that_an_override_does_not_repeat_is_inherited()
    {
        var channel = Channel.CreateUnbounded<int>();
        dynamic x = Held(channel);

        await x.Writer.WriteAsync(5);

        Assert.That(await channel.Reader.ReadAsync(), Is.EqualTo(5));
    }

    [Test]
    public void Overloads_are_told_apart_by_the_conversions_that_types_declare()
    {
        dynamic big = Held(Remote.ByReference(new System.Numerics.BigInteger(10)));

        Assert.That((bool)(big > 3), Is.True);
        Assert.That((bool)(big == 10), Is.True);
        Assert.That((int)big.CompareTo(11), Is.LessThan(0));
    }
}
