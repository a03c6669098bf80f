using System.Collections;
using System.Dynamic;
using DynRemote.Access;

namespace DynRemote.Tests.Access;

/// <summary>A walk over a sequence, whether Binding names the member it calls or not, and LINQ, which is one.</summary>
[TestFixture]
internal sealed class SequenceTests
{
    [TestCase(typeof(List<int>), true, true)]
    [TestCase(typeof(int[]), true, true)]
    [TestCase(typeof(OwnSequence), true, false)]
    [TestCase(typeof(MarkedSequence), true, true)]
    [TestCase(typeof(HiddenSequence), false, false)]
    public void A_walk_and_LINQ_are_open_alike(Type type, bool safe, bool marked)
    {
        var count = typeof(Enumerable).GetMethods().First(method => method.Name == nameof(Enumerable.Count)).MakeGenericMethod(typeof(int));
        foreach (var (policy, isOpen) in new[] { (AccessPolicy.Safe, safe), (AccessPolicy.Marked, marked) })
        {
            var gate = MemberGate.For(policy);
            Assert.That(gate.Refusal(type, null, AccessKind.Enumerate) is null, Is.EqualTo(isOpen), $"{policy}: walk");
            Assert.That(gate.Refusal(type, count, AccessKind.Call) is null, Is.EqualTo(isOpen), $"{policy}: LINQ");
        }
    }

    [Test]
    public void A_hidden_enumerator_hides_nothing_else() =>
        Assert.That(GateCalls.Refusal(AccessPolicy.Safe, typeof(HiddenSequence), nameof(HiddenSequence.Length), AccessKind.Read), Is.Null);

    [Test]
    public void A_hidden_enumerator_is_hidden_from_walks_through_the_interface_too() =>
        Assert.That(
            MemberGate.For(AccessPolicy.Full).Refusal(
                typeof(HiddenSequence), typeof(IEnumerable).GetMethod(nameof(IEnumerable.GetEnumerator)), AccessKind.Enumerate),
            Does.Contain("[RemoteHidden]"));

    [Test]
    public void A_dynamic_sequence_can_be_walked() =>
        Assert.That(MemberGate.For(AccessPolicy.Safe).Refusal(typeof(ExpandoObject), null, AccessKind.Enumerate), Is.Null);
}
