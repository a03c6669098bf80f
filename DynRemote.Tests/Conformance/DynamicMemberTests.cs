using System.Dynamic;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>Objects whose members are dynamic, and the names of members.</summary>
public sealed class DynamicMemberTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private dynamic _x = null!;

    [SetUp]
    public void HoldADesk() => _x = Held(new Desk());

    [Test]
    public void An_ExpandoObject_grows_members_and_loses_them()
    {
        var expando = new ExpandoObject();
        dynamic x = Held(expando);

        x.Size = 3;
        x.Twice = (Func<int, int>)(n => 2 * n);
        Assert.That((int)x.Size, Is.EqualTo(3));
        Assert.That((int)x.Twice(4), Is.EqualTo(8));
        Assert.That(((DynamicObject)x).GetDynamicMemberNames(), Is.EquivalentTo(new[] { "Size", "Twice" }));
        ((RemoteObject)x).TryDeleteMember(new DeleteBinder("Size"));

        Assert.That(((IDictionary<string, object?>)expando).Keys, Is.EqualTo(new[] { "Twice" }));
    }

    [Test]
    public void A_dynamic_object_is_asked_for_any_name()
    {
        dynamic x = Held(new Chatty());

        Assert.That((string)x.Anything, Is.EqualTo("you asked for Anything"));
        Assert.That((string)x.Do(1, 2), Is.EqualTo("Do/2"));
        Assert.That((string)x(1, 2, 3), Is.EqualTo("called with 3"));
    }

    [Test]
    public void The_members_names_are_those_that_can_be_used()
    {
        IEnumerable<string> names = ((RemoteObject)_x).GetDynamicMemberNames();

        Assert.That(names, Is.SupersetOf(new[] { "Name", "Field", "Add", "Which", "Said", "Inherited", "Overridden", "Label", "Fallback" }));
        Assert.That(names, Is.Unique);
        Assert.That(names, Has.None.EqualTo("Hidden").And.None.StartsWith("get_"));
    }

    private sealed class DeleteBinder(string name) : DeleteMemberBinder(name, ignoreCase: false)
    {
        public override DynamicMetaObject FallbackDeleteMember(DynamicMetaObject target, DynamicMetaObject? errorSuggestion) => throw new NotSupportedException();
    }
}
