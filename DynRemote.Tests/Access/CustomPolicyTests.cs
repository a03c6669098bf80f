using System.Dynamic;
using System.Reflection;
using DynRemote.Access;

namespace DynRemote.Tests.Access;

[TestFixture]
internal sealed class CustomPolicyTests
{
    [Test]
    public void The_function_narrows_its_basis()
    {
        var readOnly = AccessPolicy.Custom(request => request.Kind == AccessKind.Read);

        Assert.That(GateCalls.Refusal(readOnly, typeof(Plain), nameof(Plain.Number), AccessKind.Read), Is.Null);
        Assert.That(GateCalls.Refusal(readOnly, typeof(Plain), nameof(Plain.Number), AccessKind.Write), Does.Contain("function refuses"));
        Assert.That(GateCalls.Refusal(readOnly, typeof(Plain), nameof(Plain.Shared), AccessKind.Read), Does.Contain("static"), "the basis is Safe");
    }

    [Test]
    public void On_Full_the_function_decides_alone()
    {
        var policy = AccessPolicy.Custom((type, _, _) => type != typeof(Environment), AccessPolicy.Full);

        Assert.That(MemberGate.For(policy).AllowsStatics, Is.True);
        Assert.That(GateCalls.Refusal(policy, typeof(Plain), nameof(Plain.Shared), AccessKind.Read), Is.Null);
        Assert.That(GateCalls.Refusal(policy, typeof(Environment), nameof(Environment.Exit), AccessKind.Call), Does.Contain("function refuses"));
    }

    [Test]
    public void The_function_sees_the_property_and_not_its_accessor()
    {
        var seen = new List<MemberInfo?>();
        var policy = AccessPolicy.Custom(request =>
        {
            seen.Add(request.Member);
            return true;
        });

        Assert.That(GateCalls.Refusal(policy, typeof(Plain), "get_Number", AccessKind.Read), Is.Null);
        Assert.That(seen, Is.EqualTo([typeof(Plain).GetProperty(nameof(Plain.Number))]));
    }

    [Test]
    public void A_function_that_fails_refuses_and_keeps_its_message_to_itself()
    {
        var policy = AccessPolicy.Custom(_ => throw new InvalidOperationException("the password is 123"));

        Assert.That(
            GateCalls.Refusal(policy, typeof(Plain), nameof(Plain.Number), AccessKind.Read),
            Does.Contain(nameof(InvalidOperationException)).And.Not.Contain("password"));
    }

    [Test]
    public void The_function_is_asked_about_each_name_of_a_dynamic_target()
    {
        var gate = MemberGate.For(AccessPolicy.Custom(request => request.Name == "Open"));

        Assert.That(gate.Refusal(typeof(ExpandoObject), null, AccessKind.Read, "Open"), Is.Null);
        Assert.That(gate.Refusal(typeof(ExpandoObject), null, AccessKind.Read, "Shut"), Is.Not.Null);
        Assert.That(gate.Refusal(typeof(ExpandoObject), null, AccessKind.Read, "Open"), Is.Null);
    }

    [Test]
    public void The_function_is_asked_once_about_what_it_allows()
    {
        var asked = 0;
        var gate = MemberGate.For(AccessPolicy.Custom(_ => Interlocked.Increment(ref asked) > 0));
        var number = GateCalls.Member(typeof(Plain), nameof(Plain.Number));

        gate.Demand(typeof(Plain), number, "Number", AccessKind.Read);
        gate.Demand(typeof(Plain), number, "Number", AccessKind.Read);
        Assert.That(asked, Is.EqualTo(1));

        gate.Demand(typeof(Plain), number, "Number", AccessKind.Write);
        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public void Policies_have_names()
    {
        AccessPolicy[] policies = [AccessPolicy.Safe, AccessPolicy.Marked, AccessPolicy.Full, AccessPolicy.Custom(_ => true)];

        Assert.That(policies.Select(policy => policy.ToString()), Is.EqualTo(["Safe", "Marked", "Full", "Custom(Safe)"]));
    }
}
