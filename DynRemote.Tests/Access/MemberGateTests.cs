using System.Reflection;
using DynRemote.Access;
using DynRemote.Binding;
using Microsoft.Extensions.Logging;

namespace DynRemote.Tests.Access;

[TestFixture]
internal sealed class MemberGateTests
{
    [Test]
    public void A_use_and_a_kind_are_the_same_number_and_name() =>
        Assert.That(
            Enum.GetValues<AccessKind>().Select(use => ((int)use, use.ToString())),
            Is.EqualTo(Enum.GetValues<AccessKind>().Select(kind => ((int)kind, kind.ToString()))));

    [Test]
    public void A_refusal_names_the_policy_the_type_the_member_the_rule_and_what_would_allow_it() =>
        Assert.That(
            GateCalls.Refusal(AccessPolicy.Safe, typeof(Plain), nameof(Plain.Make), AccessKind.Call),
            Is.EqualTo(
                "The access policy 'Safe' does not let a peer call 'DynRemote.Tests.Access.Plain.Make': it is static; AccessPolicy.Full would allow it, " +
                "for a peer that is trusted fully, and so would an instance member of an exported object."));

    [Test]
    public void A_name_from_the_wire_cannot_fake_or_fill_a_message()
    {
        var gate = MemberGate.For(AccessPolicy.Marked);
        var refusal = gate.Refusal(typeof(Plain), null, AccessKind.Read, "x\r\nwarn: all is well" + new string('y', 10_000))!;

        Assert.That(refusal, Does.Not.Contain("\n"));
        Assert.That(refusal, Has.Length.LessThan(1000));
    }

    [Test]
    public void What_is_decided_for_one_type_is_not_taken_for_another()
    {
        var gate = MemberGate.For(AccessPolicy.Custom((type, _, _) => type == typeof(SomeMarked)));
        var method = typeof(SomeMarked).GetMethod(nameof(SomeMarked.MarkedMethod))!;

        Assert.That(gate.Refusal(typeof(SomeMarked), method, AccessKind.Call), Is.Null);
        Assert.That(gate.Refusal(typeof(DerivesFromMarked), method, AccessKind.Call), Is.Not.Null);
        Assert.That(gate.Refusal(typeof(SomeMarked), method, AccessKind.Read), Is.Null);
        Assert.That(gate.Refusal(typeof(DerivesFromMarked), method, AccessKind.Call), Is.Not.Null, "a refusal stays one");
    }

    [Test]
    public void What_is_decided_by_one_gate_is_not_taken_by_another()
    {
        var number = GateCalls.Member(typeof(Plain), nameof(Plain.Number));

        Assert.That(MemberGate.For(AccessPolicy.Safe).Refusal(typeof(Plain), number, AccessKind.Read), Is.Null);
        Assert.That(MemberGate.For(AccessPolicy.Marked).Refusal(typeof(Plain), number, AccessKind.Read), Is.Not.Null);
    }

    [Test]
    public void Any_number_of_generic_methods_is_judged_with_bounded_memory()
    {
        Type[] simple = [.. typeof(int).Assembly.GetTypes().Where(type => type.IsPrimitive && type != typeof(void)).Take(9)];
        var generic = typeof(Plain).GetMethod(nameof(Plain.Generic))!;
        var methods =
            from one in simple
            from two in simple
            from three in simple
            from four in simple
            select generic.MakeGenericMethod(typeof(ValueTuple<,,,>).MakeGenericType(one, two, three, four));
        MemberInfo[] all = [.. methods];
        var decisions = new TypeDecisions();
        var kept = decisions.Of(all[0]);
        foreach (var method in all)
            decisions.Of(method);
        var unkept = decisions.Of(all[^1]);

        Assert.That(all, Has.Length.GreaterThan(5000));
        Assert.That(decisions.Of(all[0]), Is.SameAs(kept));
        Assert.That(decisions.Of(all[^1]), Is.Not.SameAs(unkept));
    }

    [Test]
    public void Every_refusal_is_logged_and_every_permission_once()
    {
        var logger = new ListLogger();
        var gate = MemberGate.For(AccessPolicy.Safe, logger);
        var number = GateCalls.Member(typeof(Plain), nameof(Plain.Number));
        var make = GateCalls.Member(typeof(Plain), nameof(Plain.Make));
        for (var i = 0; i < 2; i++)
        {
            Assert.That(gate.Refusal(typeof(Plain), number, AccessKind.Read), Is.Null);
            Assert.That(gate.Refusal(typeof(Plain), make, AccessKind.Call), Is.Not.Null);
        }

        Assert.That(logger.Lines.Select(line => line.Level), Is.EqualTo([LogLevel.Debug, LogLevel.Warning, LogLevel.Warning]));
        Assert.That(logger.Lines[0].Text, Does.Contain("lets a peer read").And.Contain("Plain.Number").And.Contain("public instance member"));
        Assert.That(logger.Lines[1].Text, Does.Contain("does not let a peer call").And.Contain("static"));
    }

    [Test]
    public void Many_threads_get_the_same_answers()
    {
        var gate = MemberGate.For(AccessPolicy.Safe);
        var members = typeof(Plain).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static);
        var expected = Answers(MemberGate.For(AccessPolicy.Safe), members);
        var answers = new string[8];
        Parallel.For(0, answers.Length, i => answers[i] = Answers(gate, members));

        Assert.That(answers, Is.All.EqualTo(expected));
    }

    private static string Answers(IMemberGate gate, MemberInfo[] members) => string.Join('\n', members.SelectMany(member =>
        Enum.GetValues<AccessKind>().Select(use => $"{member} {gate.IsVisible(typeof(Plain), member)} {gate.Refusal(typeof(Plain), member, use)}")));

    private sealed class ListLogger : ILogger
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
