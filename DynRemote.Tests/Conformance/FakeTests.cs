using System.Collections;
using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance;

/// <summary>A proxy is of the interfaces of its remote type: C# has no hook for <c>is</c>, <c>as</c>, patterns and typed parameters, so the object in hand must have them.</summary>
public sealed class FakeTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void A_remote_list_is_of_the_interfaces_of_a_list()
    {
        object x = Held(new List<int> { 3, 1, 2 });

        Assert.Multiple(() =>
        {
            Assert.That(x is IEnumerable<int>);
            Assert.That(x is IList<int>);
            Assert.That(x is IReadOnlyList<int>);
            Assert.That(x is IList);
            Assert.That(x is IDisposable, Is.False);
            Assert.That(x is IEnumerable<string>, Is.False);
            Assert.That((x as ICollection<int>)!.Count, Is.EqualTo(3));
            Assert.That(((IList<int>)x)[2], Is.EqualTo(2));
            Assert.That(((IList)x).Add(9), Is.EqualTo(3));
            Assert.That(string.Join(",", (IEnumerable<int>)x), Is.EqualTo("3,1,2,9"));
            Assert.That(new List<int>((IEnumerable<int>)x), Is.EqualTo(new[] { 3, 1, 2, 9 }));
        });
    }
}
