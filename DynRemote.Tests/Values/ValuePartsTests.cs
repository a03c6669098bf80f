using DynRemote.Values;

namespace DynRemote.Tests.Values;

/// <summary>What a value consists of.</summary>
public sealed class ValuePartsTests
{
    [Test]
    public void Tuples_and_pairs_have_parts_and_nothing_else_has()
    {
        Assert.That(ValueParts.Of((1, "a", 2.5)), Is.EqualTo(new object[] { 1, "a", 2.5 }));
        Assert.That(ValueParts.Of(Tuple.Create(1)), Is.EqualTo(new object[] { 1 }));
        Assert.That(ValueParts.Of(KeyValuePair.Create("k", 3)), Is.EqualTo(new object[] { "k", 3 }));
        Assert.That(ValueParts.Of(5), Is.Null);
        Assert.That(ValueParts.Of("text"), Is.Null);
        Assert.That(ValueParts.Of(null), Is.Null);
    }

    [Test]
    public void To_ask_a_value_that_has_none_costs_no_memory()
    {
        object number = 5;
        ValueParts.Of(number);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            ValueParts.Of(number);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1000), "every argument of every call is asked");
    }
}
