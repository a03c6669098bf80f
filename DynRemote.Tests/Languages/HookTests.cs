using System.Dynamic;
using DynRemote.Tests.Conformance;
using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Languages;

/// <summary>Some engines know dynamic objects as <see cref="DynamicObject"/> and call its hooks themselves: false says that the object lacks the member.</summary>
public sealed class HookTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private readonly List<string> _list = ["a", "b"];
    private DynamicObject _x = null!;

    [SetUp]
    public void HoldAList() => _x = (DynamicObject)Held(_list);

    [Test]
    public void A_hook_answers_what_the_object_has()
    {
        Assert.That(_x.TryGetMember(new Get("Count"), out var count) ? count : null, Is.EqualTo(2));
        Assert.That(_x.TryInvokeMember(new Invoke("IndexOf", 1), ["b"], out var index) ? index : null, Is.EqualTo(1));
        Assert.That(_x.TrySetMember(new Set("Capacity"), 64) ? _list.Capacity : 0, Is.EqualTo(64));
    }

    [Test]
    public void A_hook_says_what_the_object_lacks()
    {
        Assert.Multiple(() =>
        {
            Assert.That(_x.TryGetMember(new Get("Nowhere"), out var got), Is.False);
            Assert.That(got, Is.Null);
            Assert.That(_x.TryInvokeMember(new Invoke("Nowhere", 0), [], out _), Is.False);
            Assert.That(_x.TrySetMember(new Set("Nowhere"), 1), Is.False);
        });
    }

    [Test]
    public void A_hook_throws_what_the_object_throws()
    {
        Assert.That(() => _x.TryInvokeMember(new Invoke("RemoveAt", 1), [9], out _), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private sealed class Get(string name) : GetMemberBinder(name, ignoreCase: false)
    {
        public override DynamicMetaObject FallbackGetMember(DynamicMetaObject target, DynamicMetaObject? errorSuggestion) => throw new NotSupportedException();
    }

    private sealed class Set(string name) : SetMemberBinder(name, ignoreCase: false)
    {
        public override DynamicMetaObject FallbackSetMember(DynamicMetaObject target, DynamicMetaObject value, DynamicMetaObject? errorSuggestion) =>
            throw new NotSupportedException();
    }

    private sealed class Invoke(string name, int count) : InvokeMemberBinder(name, ignoreCase: false, new CallInfo(count))
    {
        public override DynamicMetaObject FallbackInvokeMember(DynamicMetaObject target, DynamicMetaObject[] args, DynamicMetaObject? errorSuggestion) =>
            throw new NotSupportedException();

        public override DynamicMetaObject FallbackInvoke(DynamicMetaObject target, DynamicMetaObject[] args, DynamicMetaObject? errorSuggestion) =>
            throw new NotSupportedException();
    }
}
