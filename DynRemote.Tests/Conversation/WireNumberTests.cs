namespace DynRemote.Tests.Conversation;

internal sealed class WireNumberTests
{
    [TestCase(0L, typeof(int))]
    [TestCase(255L, typeof(int))]
    [TestCase(256L, typeof(int))]
    [TestCase(-1L, typeof(int))]
    [TestCase(int.MaxValue, typeof(int))]
    [TestCase(int.MaxValue + 1L, typeof(long))]
    [TestCase(long.MinValue, typeof(long))]
    public void A_number_is_an_int_wherever_it_fits(long number, Type type)
    {
        var wire = DynRemote.Messages.Wire.Number(number);

        Assert.That(wire, Is.TypeOf(type));
        Assert.That(Convert.ToInt64(wire), Is.EqualTo(number));
    }
}
