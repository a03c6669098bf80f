using System.Collections;
using System.Dynamic;
using System.Numerics;
using System.Runtime.CompilerServices;
using DynRemote.Access;
using DynRemote.Binding;

namespace DynRemote.Tests.Access;

[TestFixture]
internal sealed class MarkedPolicyTests
{
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.MarkedProperty), MemberUse.Read)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.MarkedProperty), MemberUse.Write)]
    [TestCase(typeof(SomeMarked), "get_MarkedProperty", MemberUse.Call)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.HalfMarked), MemberUse.Read)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.MarkedField), MemberUse.Read)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.MarkedEvent), MemberUse.Subscribe)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.MarkedMethod), MemberUse.Call)]
    [TestCase(typeof(DerivesFromMarked), nameof(SomeMarked.MarkedMethod), MemberUse.Call)]
    [TestCase(typeof(DerivesFromMarked), nameof(SomeMarked.MarkedInBase), MemberUse.Call)]
    [TestCase(typeof(MarkedClass), nameof(MarkedClass.Own), MemberUse.Write)]
    [TestCase(typeof(CarriesOut), nameof(CarriesOut.OfMarkedInterface), MemberUse.Call)]
    [TestCase(typeof(CarriesOut), nameof(CarriesOut.MarkedInInterface), MemberUse.Read)]
    public void Marked_members_are_open(Type type, string member, object use) =>
        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, type, member, (MemberUse)use), Is.Null);

    [TestCase(typeof(SomeMarked), nameof(SomeMarked.Unmarked), MemberUse.Read)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.HalfMarked), MemberUse.Write)]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.UnmarkedMethod), MemberUse.Call)]
    [TestCase(typeof(SomeMarked), nameof(ToString), MemberUse.Call)]
    [TestCase(typeof(DerivesFromMarked), nameof(DerivesFromMarked.Own), MemberUse.Call)]
    [TestCase(typeof(MarkedClass), nameof(Plain.Number), MemberUse.Read)]
    [TestCase(typeof(CarriesOut), nameof(CarriesOut.UnmarkedInInterface), MemberUse.Read)]
    [TestCase(typeof(Plain), nameof(Plain.Dispose), MemberUse.Call)]
    [TestCase(typeof(OwnSequence), nameof(OwnSequence.GetEnumerator), MemberUse.Enumerate)]
    [TestCase(typeof(OwnSequence), nameof(OwnSequence.Dispose), MemberUse.Call)]
    [TestCase(typeof(List<int>), nameof(List<>.Add), MemberUse.Call)]
    [TestCase(typeof(List<int>), "Item", MemberUse.Write)]
    [TestCase(typeof(int[]), nameof(Array.SetValue), MemberUse.Call)]
    [TestCase(typeof(MemoryStream), nameof(MemoryStream.GetBuffer), MemberUse.Call)]
    [TestCase(typeof(Plain), "op_Addition", MemberUse.Call)]
    [TestCase(typeof(FileInfo), nameof(FileInfo.Delete), MemberUse.Call)]
    public void Unmarked_members_are_shut(Type type, string member, object use) =>
        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, type, member, (MemberUse)use), Does.Contain("[RemoteVisible]").And.Contain("AccessPolicy.Safe"));

    [Test]
    public void A_mark_opens_nothing_that_Safe_shuts()
    {
        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, typeof(SomeMarked), nameof(SomeMarked.MarkedStatic), MemberUse.Call), Does.Contain("static"));
        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, typeof(MarkedServices), nameof(MarkedServices.Number), MemberUse.Read), Does.Contain("service provider"));
    }

    [TestCase(typeof(List<int>), nameof(IEnumerable.GetEnumerator), MemberUse.Enumerate)]
    [TestCase(typeof(List<int>), nameof(List<>.Count), MemberUse.Read)]
    [TestCase(typeof(List<int>), "Item", MemberUse.Read)]
    [TestCase(typeof(Dictionary<string, int>), nameof(Dictionary<,>.Keys), MemberUse.Read)]
    [TestCase(typeof(int[]), nameof(Array.Length), MemberUse.Read)]
    [TestCase(typeof(Func<int>), nameof(Func<>.Invoke), MemberUse.Call)]
    [TestCase(typeof(OwnDelegate), nameof(OwnDelegate.Invoke), MemberUse.Call)]
    [TestCase(typeof(BigInteger), "op_Implicit", MemberUse.Call)]
    [TestCase(typeof(Task<int>), nameof(Task<>.GetAwaiter), MemberUse.Call)]
    [TestCase(typeof(TaskAwaiter<int>), nameof(TaskAwaiter<>.GetResult), MemberUse.Call)]
    [TestCase(typeof(ValueTask<int>), nameof(ValueTask<>.AsTask), MemberUse.Call)]
    [TestCase(typeof(Progress<int>), "System.IProgress<T>.Report", MemberUse.Call)]
    [TestCase(typeof(int[,]), nameof(Array.GetLength), MemberUse.Call)]
    [TestCase(typeof(MemoryStream), nameof(Stream.ReadByte), MemberUse.Call)]
    [TestCase(typeof(MemoryStream), nameof(Stream.Position), MemberUse.Write)]
    [TestCase(typeof(List<int>.Enumerator), nameof(IEnumerator.MoveNext), MemberUse.Call)]
    public void What_carries_the_result_of_a_marked_member_needs_no_mark(Type type, string member, object use) =>
        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, type, member, (MemberUse)use), Is.Null);

    [Test]
    public void Iterators_and_anonymous_objects_need_no_mark()
    {
        var anonymous = new { Name = "Ann" }.GetType();

        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, anonymous, "Name", MemberUse.Read), Is.Null);
        Assert.That(GateCalls.Refusal(AccessPolicy.Marked, Iterators.Three().GetType(), nameof(IEnumerable.GetEnumerator), MemberUse.Enumerate), Is.Null);
    }

    [Test]
    public void Dynamic_members_need_a_mark_on_the_class()
    {
        var gate = MemberGate.For(AccessPolicy.Marked);

        Assert.That(gate.Refusal(typeof(MarkedDynamic), null, MemberUse.Read, "Anything"), Is.Null);
        Assert.That(gate.Refusal(typeof(ExpandoObject), null, MemberUse.Read, "Anything"), Does.Contain("[RemoteVisible]"));
    }
}
