using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Interop;

/// <summary>Views of an object of another process, whose type is not known here.</summary>
public sealed class ViewOfPeerTests : PeerSuite
{
    [Test]
    public void A_reader_sees_everything_and_changes_nothing()
    {
        dynamic till = Root.OpenCounter().ForReaders;

        Assert.That((string)till.Name, Is.EqualTo("main"));
        Assert.That((int)till[0], Is.EqualTo(30));
        Assert.That((bool)till.Has(30), Is.True);
        Assert.That(((object)till).ToString(), Is.EqualTo("till main with 30"));
        Assert.That(Assert.Throws<RemoteAccessException>(() => till.Name = "mine").Message, Does.Contain("read-only").And.Contain("Name"));
        Assert.That(Assert.Throws<RemoteAccessException>(() => till.Book(5)).Message, Does.Contain("read-only").And.Contain("Book"));
        Assert.Throws<RemoteAccessException>(() => till.Changed += (Action<object, int>)((_, _) => { }));
        Assert.That((int)till.Balance, Is.EqualTo(30));
    }

    [Test]
    public void A_clerk_uses_what_is_allowed_and_sees_no_other_names()
    {
        dynamic till = Root.OpenCounter().ForClerks;
        var heard = new List<(object Sender, int Amount)>();

        till.Changed += (Action<object, int>)((sender, amount) => heard.Add((sender, amount)));
        dynamic same = till.Book(5);

        Assert.That((int)till.Balance, Is.EqualTo(35));
        Assert.That((object)same, Is.SameAs((object)till), "it returns itself, and the view takes its place");
        Assert.That(heard, Is.EqualTo(new[] { ((object)till, 5) }), "so it does as the sender");
        Assert.That(Assert.Throws<RemoteAccessException>(() => _ = till.Name).Message, Does.Contain("allows only Balance, Book, Changed"));
        Assert.Throws<RemoteAccessException>(() => _ = till.Bookings);
        Assert.That(((RemoteObject)till).GetDynamicMemberNames(), Is.EquivalentTo(new[] { "Balance", "Book", "Changed", "Equals", "GetHashCode", "GetType" }));
        Assert.That((string)Remote.TypeOf(till).FullName, Is.EqualTo("DynRemote.Tests.Peer.Counter.Till"), "it is of the type that it is of");
    }

    [Test]
    public void What_was_lent_can_be_taken_back()
    {
        dynamic counter = Root.OpenCounter();
        dynamic till = counter.Lend();
        Assert.That((int)till.Balance, Is.EqualTo(30));

        counter.TakeBack();

        Assert.That(Assert.Throws<RemoteAccessException>(() => _ = till.Balance).Message, Does.Contain("revoked"));
        Assert.Throws<RemoteAccessException>(() => till.Book(1));
        Assert.That(((object)till).ToString(), Does.Contain("Till"));
        Assert.That((int)counter.ForReaders.Balance, Is.EqualTo(30), "the other views live on");
    }

    [Test]
    public void A_view_goes_home_as_itself_and_not_as_its_object()
    {
        dynamic counter = Root.OpenCounter();
        dynamic till = counter.ForReaders;

        Assert.That((object)counter.ForReaders, Is.SameAs((object)till));
        Assert.That((bool)counter.IsForReaders(till), Is.True);
        Assert.That((int)counter.BalanceOfAny(till), Is.EqualTo(30));
        Assert.That(Assert.Throws<RuntimeBinderException>(() => counter.BalanceOf(till)).Message, Does.Contain("object or dynamic"));
    }
}
