using System.Collections;
using System.Dynamic;
using System.Numerics;
using System.Runtime.CompilerServices;
using DynRemote.Access;

namespace DynRemote.Tests.Access;

[TestFixture]
internal sealed class MarkedPolicyTests
{
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.MarkedProperty), AccessKind.Read)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.MarkedProperty), AccessKind.Write)]
    [TestCase(typeof(SomeMarked), "get_MarkedProperty", AccessKind.Call)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.HalfMarked), AccessKind.Read)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.MarkedField), AccessKind.Read)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.MarkedEvent), AccessKind.Subscribe)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.MarkedMethod), AccessKind.Call)]
    [TestCase(typeof(DerivesFromMarked), nameof(SomeMarked.MarkedMethod), AccessKind.Call)]
    [TestCase(typeof(DerivesFromMarked), nameof(SomeMarked.MarkedInBase), AccessKind.Call)]
    [TestCase(typeof(MarkedClass), nameof(MarkedClass.Own), AccessKind.Write)]
    [TestCase(typeof(CarriesOut), nameof(CarriesOut.OfMarkedInterface), AccessKind.Call)]
    [TestCase(typeof(CarriesOut), nameof(CarriesOut.MarkedInInterface), AccessKind.Read)]
    public void Marked_members_are_open(Type type, string member, object use) =>
        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, type, member, (AccessKind)use), Is.Null);

    [TestCase(typeof(SomeMarked), nameof(SomeMarked.Unmarked), AccessKind.Read)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.HalfMarked), AccessKind.Write)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.UnmarkedMethod), AccessKind.Call)]
    [TestCase(typeof(SomeMarked), nameof(ToString), AccessKind.Call)]
    [TestCase(typeof(DerivesFromMarked), nameof(DerivesFromMarked.Own), AccessKind.Call)]
    [TestCase(typeof(MarkedClass), nameof(Plain.Number), AccessKind.Read)]
    [TestCase(typeof(CarriesOut), nameof(CarriesOut.UnmarkedInInterface), AccessKind.Read)]
    [TestCase(typeof(Plain), nameof(Plain.Dispose), AccessKind.Call)]
    [TestCase(typeof(OwnSequence), nameof(OwnSequence.GetEnumerator), AccessKind.Enumerate)]
    [TestCase(typeof(OwnSequence), nameof(OwnSequence.Dispose), AccessKind.Call)]
    [TestCase(typeof(List<int>), nameof(List<>.Add), AccessKind.Call)]
    [TestCase(typeof(List<int>), "Item", AccessKind.Write)]
    [TestCase(typeof(int[]), nameof(Array.SetValue), AccessKind.Call)]
    [TestCase(typeof(MemoryStream), nameof(MemoryStream.GetBuffer), AccessKind.Call)]
    [TestCase(typeof(Plain), "op_Addition", AccessKind.Call)]
    [TestCase(typeof(FileInfo), nameof(FileInfo.Delete), AccessKind.Call)]
    public void Unmarked_members_are_shut(Type type, string member, object use) =>
        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, type, member, (AccessKind)use), Does.Contain("[RemoteVisible]").And.Contain("AccessPolicy.Safe"));

    [Test]
    public void A_mark_opens_nothing_that_Safe_shuts()
    {
        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, typeof(SomeMarked), nameof(SomeMarked.MarkedStatic), AccessKind.Call), Does.Contain("static"));
        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, typeof(MarkedServices), nameof(MarkedServices.Number), AccessKind.Read), Does.Contain("service provider"));
    }

    [TestCase(typeof(List<int>), nameof(IEnumerable.GetEnumerator), AccessKind.Enumerate)]
    [TestCase(typeof(List<int>), nameof(List<>.Count), AccessKind.Read)]
    [TestCase(typeof(List<int>), "Item", AccessKind.Read)]
    [TestCase(typeof(Dictionary<string, int>), nameof(Dictionary<,>.Keys), AccessKind.Read)]
    [TestCase(typeof(int[]), nameof(Array.Length), AccessKind.Read)]
    [TestCase(typeof(Func<int>), nameof(Func<>.Invoke), AccessKind.Call)]
    [TestCase(typeof(OwnDelegate), nameof(OwnDelegate.Invoke), AccessKind.Call)]
    [TestCase(typeof(BigInteger), "op_Implicit", AccessKind.Call)]
    [TestCase(typeof(Task<int>), nameof(Task<>.GetAwaiter), AccessKind.Call)]
    [TestCase(typeof(TaskAwaiter<int>), nameof(TaskAwaiter<>.GetResult), AccessKind.Call)]
    [TestCase(typeof(ValueTask<int>), nameof(ValueTask<>.AsTask), AccessKind.Call)]
    [TestCase(typeof(Progress<int>), "System.IProgress<T>.Report", AccessKind.Call)]
    [TestCase(typeof(int[,]), nameof(Array.GetLength), AccessKind.Call)]
    [TestCase(typeof(MemoryStream), nameof(Stream.ReadByte), AccessKind.Call)]
    [TestCase(typeof(MemoryStream), nameof(Stream.Position), AccessKind.Write)]
    [TestCase(typeof(List<int>.Enumerator), nameof(IEnumerator.MoveNext), AccessKind.Call)]
    public void What_carries_the_result_of_a_marked_member_needs_no_mark(Type type, string member, object use) =>
        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, type, member, (AccessKind)use), Is.Null);

    [Test]
    public void Iterators_and_anonymous_objects_need_no_mark()
    {
        var anonymous = new { Name = "Ann" }.GetType();

        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, anonymous, "Name", AccessKind.Read), Is.Null);
        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, Iterators.Three().GetType(), nameof(IEnumerable.GetEnumerator), AccessKind.Enumerate), Is.Null);
    }

    [Test]
    public void Dynamic_members_need_a_mark_on_the_class()
    {
        var gate = MemberGate.For(AccessPolicy.Marked);

        Assert.That(gate.Refusal(typeof(MarkedDynamic), null, AccessKind.Read, "Anything"), Is.Null);
        Assert.That(gate.Refusal(typeof(ExpandoObject), null, AccessKind.Read, "Anything"), Does.Contain("[RemoteVisible]"));
    }
}
