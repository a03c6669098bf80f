using DynRemote.Tests.Faults;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Plans;

/// <summary>Each step of a plan passes the owner's gate, as the same operation alone does: no plan reaches what a call cannot.</summary>
internal sealed class PlanGateTests
{
    private static IEnumerable<TestCaseData> Forbidden()
    {
        yield return Case("the assembly of a type", s => Remote.Run(() => s.GetType().Assembly));
        yield return Case("the assembly of an element's type", s => Remote.Query(() => s.Things).Select(i => i.GetType().Assembly).ToList());
        yield return Case("a type by its name", s => Remote.Run(() => s.GetType().Module));
        yield return Case("what is hidden", s => Remote.Run(() => s.Secret));
        yield return Case("what is hidden of an element", s => Remote.Query(() => s.Things).Where(i => i.Secret == 1).ToList());
        yield return Case("the key of an order that is hidden", s => Remote.Query(() => s.Things).OrderBy(i => i.Secret).First());
        yield return Case("what is hidden, on a side that is evaluated", s => Remote.Run(() => s.Open == 1 && s.Secret == 1));
        yield return Case("what is hidden, in a branch", s => Remote.Run(() => Remote.If(s.Open == 1, s.Secret, 0)));
        yield return Case("what is hidden, in a text", s => Remote.Run(() => Remote.Str($"{s.Secret}")));
        yield return Case("what is hidden, set", s => Remote.Run(() => s.Secret = 2));
        yield return Case("what is hidden, in a function", s => s.Things.Exists(Remote.Fn(i => i.Secret == 1)));
        yield return Case("a static member", s => Remote.Run(() => s.Shared));
        yield return Case("a private member", s => Remote.Run(() => s._own));
        yield return Case("the target of a delegate", s => Remote.Run(() => s.Action.Target));
        yield return Case("the method of a delegate", s => Remote.Run(() => s.Action.Method));

        static TestCaseData Case(string name, Func<dynamic, object?> code) => new TestCaseData(code).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Forbidden))]
    public void What_a_call_cannot_reach_a_plan_cannot(Func<dynamic, object?> code)
    {
        var safe = new Safe();
        using var pair = Pair.Open(Wire.Memory, safe);
        dynamic s = pair.Root;
        var failure = Limited.Run(() => Assert.Catch(() => code(s)))!;
        Assert.That(failure, Is.InstanceOf<RemoteAccessException>().Or.InstanceOf<RuntimeBinderException>());
        Assert.That(safe.Secret, Is.EqualTo(1));
        Assert.That((int)s.Open, Is.EqualTo(1), "the connection lives on");
    }

    [Test]
    public void Only_marked_members_are_for_plans_under_that_policy()
    {
        using var pair = Pair.Open(Wire.Memory, new Safe(), new RemoteOptions { Policy = AccessPolicy.Marked });
        dynamic s = pair.Root;
        Assert.That((int)Remote.Run(() => s.Shown + 1), Is.EqualTo(4));
        Assert.That(() => Remote.Run(() => s.Open + 1), Throws.InstanceOf<RemoteAccessException>().Or.InstanceOf<RuntimeBinderException>());
        Assert.That(() => Remote.Query(() => s.Things).Count(), Throws.InstanceOf<RemoteAccessException>().Or.InstanceOf<RuntimeBinderException>());
    }

    [Test]
    public void A_peer_that_is_trusted_with_everything_reaches_it_in_a_plan_too()
    {
        using var pair = Pair.Open(Wire.Memory, new Safe(), new RemoteOptions { Policy = AccessPolicy.Full });
        dynamic s = pair.Root;
        Assert.That((string)Remote.Run(() => s.Action.Method.Name), Is.EqualTo(nameof(Safe.Press)));
    }

    public sealed class Safe
    {
        private readonly int _own = 1;

        public static int Shared => 1;

        public int Open => _own;

        [RemoteVisible]
        public int Shown => 3;

        [RemoteHidden]
        public int Secret { get; set; } = 1;

        public Action Action => Press;

        public List<Safe> Things => [this];

        public void Press()
        {
        }
    }
}
