using DynRemote.Values;

namespace DynRemote.Tests.Values;

/// <summary>Walks a wire form and fails at anything that no channel carries.</summary>
internal static class WireKinds
{
    public static void AssertOnlyTheEight(object? wire, int depth = 0)
    {
        Assert.That(depth, Is.LessThan(64), "arrays nested deeper than a peer accepts");
        switch (wire)
        {
            case null or bool or int or long or double or byte[]:
                return;
            case string text:
                Assert.That(WellFormedText.Is(text), Is.True, "a string that UTF-8 cannot carry");
                return;
            case object?[] array:
                Assert.That(array.GetType(), Is.EqualTo(typeof(object[])));
                foreach (var element in array)
                    AssertOnlyTheEight(element, depth + 1);
                return;
            default:
                Assert.Fail($"a {wire.GetType()} on the wire");
                return;
        }
    }
}
