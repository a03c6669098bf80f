using DynRemote.Access;

namespace DynRemote.Tests.Access;

[TestFixture]
internal sealed class VisibilityTests
{
    private static readonly AccessPolicy[] Policies = [AccessPolicy.Safe, AccessPolicy.Marked, AccessPolicy.Full, AccessPolicy.Custom(_ => true, AccessPolicy.Full)];

    [TestCase(typeof(Plain), nameof(Plain.Number))]
    [TestCase(typeof(Plain), nameof(Plain.Field))]
    [TestCase(typeof(Plain), nameof(Plain.Happened))]
    [TestCase(typeof(Plain), nameof(Plain.Make))]
    [TestCase(typeof(Plain), nameof(Plain.HalfHidden))]
    [TestCase(typeof(Plain), ".ctor")]
    [TestCase(typeof(Explicit), nameof(IShown.ThroughInterface))]
    [TestCase(typeof(Explicit), "DynRemote.Tests.Access.IShown.ThroughInterface")]
    [TestCase(typeof(Explicit), nameof(IProgress<>.Report))]
    [TestCase(typeof(Hiding), nameof(Hiding.Open))]
    [TestCase(typeof(Hiding), nameof(Hiding.NotHidden))]
    [TestCase(typeof(SomeMarked), nameof(SomeMarked.Unmarked))]
    public void Public_members_are_seen_under_every_policy(Type type, string member) =>
        Assert.That(Policies.Select(policy => GateCalls.IsVisible(policy, type, member)), Is.All.True);

    [TestCase(typeof(Plain), "_secret")]
    [TestCase(typeof(Plain), "Inner")]
    [TestCase(typeof(Plain), nameof(Plain.Internal))]
    [TestCase(typeof(Plain), "Private")]
    [TestCase(typeof(Explicit), nameof(IInternal.NotShown))]
    [TestCase(typeof(Explicit), "DynRemote.Tests.Access.IInternal.NotShown")]
    [TestCase(typeof(object), "MemberwiseClone")]
    public void Members_that_are_not_public_are_seen_under_none(Type type, string member) =>
        Assert.That(Policies.Select(policy => GateCalls.IsVisible(policy, type, member)), Is.All.False);

    [TestCase(typeof(Plain), nameof(Plain.Hidden))]
    [TestCase(typeof(Plain), "get_Hidden")]
    [TestCase(typeof(Plain), "set_HalfHidden")]
    [TestCase(typeof(Plain), nameof(Plain.Unseen))]
    [TestCase(typeof(Hiding), nameof(Hiding.HiddenByMember))]
    [TestCase(typeof(Hiding), nameof(Hiding.HiddenByInterface))]
    [TestCase(typeof(HidesItsOwn), nameof(HidesItsOwn.ThroughInterface))]
    [TestCase(typeof(HiddenClass), nameof(HiddenClass.Number))]
    [TestCase(typeof(HiddenClass), nameof(ToString))]
    [TestCase(typeof(HiddenByBase), nameof(HiddenByBase.Own))]
    [TestCase(typeof(OverridesHidden), nameof(OverridesHidden.HiddenInBase))]
    [TestCase(typeof(OverridesHidden), nameof(OverridesHidden.HiddenInDerived))]
    [TestCase(typeof(MarkedClass), nameof(MarkedClass.HiddenInMarked))]
    public void Hidden_members_are_seen_and_open_under_none(Type type, string member)
    {
        Assert.That(Policies.Select(policy => GateCalls.IsVisible(policy, type, member)), Is.All.False);
        Assert.That(Policies.Select(policy => GateCalls.Refusal(policy, type, member, AccessKind.Call)), Is.All.Contain("[RemoteHidden]"));
    }

    [Test]
    public void An_interface_or_base_member_is_no_way_around_a_hidden_one()
    {
        var gate = MemberGate.For(AccessPolicy.Full);

        Assert.That(gate.IsVisible(typeof(HidesItsOwn), typeof(IShown).GetMethod(nameof(IShown.ThroughInterface))!), Is.False);
        Assert.That(gate.IsVisible(typeof(OverridesHidden), typeof(BaseWithHidden).GetMethod(nameof(BaseWithHidden.HiddenInDerived))!), Is.False);
        Assert.That(gate.IsVisible(typeof(BaseWithHidden), typeof(BaseWithHidden).GetMethod(nameof(BaseWithHidden.HiddenInDerived))!), Is.True);
        Assert.That(gate.IsVisible(typeof(Hiding), typeof(IAllHidden).GetMethod(nameof(IAllHidden.HiddenByInterface))!), Is.False);
    }

    [TestCase(typeof(Plain), nameof(Plain.Shared), AccessKind.Read)]
    [TestCase(typeof(Plain), nameof(Plain.Make), AccessKind.Call)]
    [TestCase(typeof(Plain), ".ctor", AccessKind.Construct)]
    [TestCase(typeof(Type), nameof(Type.GetMethod), AccessKind.Call)]
    [TestCase(typeof(Func<int>), nameof(Delegate.Target), AccessKind.Read)]
    [TestCase(typeof(MarkedServices), nameof(MarkedServices.GetService), AccessKind.Call)]
    [TestCase(typeof(AccessPolicy), nameof(AccessPolicy.Name), AccessKind.Read)]
    public void Full_opens_everything_public(Type type, string member, object use)
    {
        Assert.That(GateCalls.Refusal(AccessPolicy.Full, type, member, (AccessKind)use), Is.Null);
        Assert.That(MemberGate.For(AccessPolicy.Full).AllowsStatics, Is.True);
    }
}
