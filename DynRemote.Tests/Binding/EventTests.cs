using System.Linq.Expressions;
using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Tests.Binding.Subjects;
using Microsoft.CSharp.RuntimeBinder;
using static DynRemote.Tests.Binding.Oracle;

namespace DynRemote.Tests.Binding;

public sealed class EventTests
{
    [Test]
    public void Adding_to_an_event_by_get_and_add_and_set_subscribes_once()
    {
        var things = new Things();
        var count = 0;
        Action handler = () => count++;
        var handle = Ours.Get(things, "Happened");
        Ours.Set(things, "Happened", new CallArguments([Ours.Binary(ExpressionType.AddAssign, handle, handler)]));
        things.Raise();
        Assert.That(count, Is.EqualTo(1));
        Ours.Set(things, "Happened", new CallArguments([Ours.Binary(ExpressionType.SubtractAssign, handle, handler)]));
        things.Raise();
        Assert.That(count, Is.EqualTo(1));
    }

    [Test]
    public void A_handler_of_another_delegate_type_is_removed_as_it_was_added()
    {
        var things = new Things();
        var count = 0;
        Func<object> handler = () => count++;
        ThreadStart start = () => count++;
        foreach (var added in new object[] { start, handler, new MethodGroup(things, "Nothing") })
            Ours.Subscribe(things, "Happened", added);
        things.Raise();
        Assert.That((count, things.Field), Is.EqualTo((2, 2)));
        foreach (var removed in new object[] { start, handler, new MethodGroup(things, "Nothing") })
            Ours.Unsubscribe(things, "Happened", removed);
        things.Raise();
        Assert.That((count, things.Field), Is.EqualTo((2, 2)));
    }

    [Test]
    public void A_delegate_property_takes_handlers_like_an_event()
    {
        var things = new Things { Handler = i => i };
        Ours.Subscribe(things, "Handler", (Func<int, int>)(i => i + 1));
        Assert.That(things.Handler(1), Is.EqualTo(2));
    }

    [Test]
    public void An_unfitting_handler_fails_in_CSharps_words()
    {
        Assert.That(FirstLine(() => Ours.Subscribe(new Things(), "Happened", (EventHandler)((_, _) => { }))),
            Is.EqualTo("Cannot implicitly convert type 'System.EventHandler' to 'System.Action'"));
        Assert.That(FirstLine(() => Ours.Set(new Things(), "Happened", new CallArguments([1]) { Constants = 1 })), Is.EqualTo("The event 'Happened' can only appear on the left hand side of +"));
        Assert.That(() => Ours.InvokeMember(new Things(), "Happened", CallArguments.None), Throws.TypeOf<RuntimeBinderException>());
    }
}
