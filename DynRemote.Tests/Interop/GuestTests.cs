namespace DynRemote.Tests.Interop;

/// <summary>Objects of ours in the hands of a process that does not have their types.</summary>
public sealed class GuestTests : PeerSuite
{
    private dynamic Guests => Root.Guests;

    [Test]
    public void Their_members_are_used()
    {
        var guest = new Guest { Name = "Ann" };

        Assert.That((string)Guests.Greet(guest), Is.EqualTo("Hello, Ann!"));
        Guests.Rename(guest, "Bob");
        Assert.That(guest.Name, Is.EqualTo("Bob"));
        Assert.That((string)Guests.Greet(new { Name = "Cat" }), Is.EqualTo("Hello, Cat!"));
    }

    [Test]
    public void Their_shape_is_known_there()
    {
        var guest = new Guest();

        Assert.That((string)Guests.Type(guest), Is.EqualTo(typeof(Guest).FullName));
        Assert.That((bool)Guests.IsOfType(guest, typeof(GuestBase).FullName!), Is.True);
        Assert.That((bool)Guests.IsOfType(guest, "System.IDisposable"), Is.True);
        Assert.That((bool)Guests.IsOfType(guest, "System.ICloneable"), Is.False);
    }

    [Test]
    public void They_are_one_reference_and_come_home_as_themselves()
    {
        var guest = new Guest();

        Assert.That((bool)Guests.Same(guest, guest), Is.True);
        Assert.That((bool)Guests.Same(guest, new Guest()), Is.False);
        int place = Guests.Keep(guest);
        Assert.That((object)Guests.Give(place), Is.SameAs(guest));
    }

    [Test]
    public void Our_collections_are_filled_walked_and_sorted_in_place()
    {
        var numbers = new List<int> { 3, 1, 2 };
        var array = new int[3];
        var things = new List<object>();

        Guests.Sort(numbers);
        Guests.Fill(array);
        Guests.AddTo(things, "a");
        Guests.AddTo(numbers, 4);

        Assert.That(numbers, Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(array, Is.EqualTo(new[] { 7, 7, 7 }));
        Assert.That(things, Is.EqualTo(new[] { "a" }));
        Assert.That((int)Guests.SumOf(numbers), Is.EqualTo(10));
    }

    [Test]
    public void Our_functions_are_called_with_its_values_and_objects()
    {
        Assert.That((int)Guests.Apply((Func<int, int>)(n => n * n), 7), Is.EqualTo(49));
        Assert.That((string)Guests.Call((Func<object, string>)(order => ((dynamic)order).Customer), Root.Shop.Place("Ann")), Is.EqualTo("Ann"));
    }

    [Test]
    public void Our_callback_may_call_back_into_the_process()
    {
        dynamic shop = Root.Shop;

        string title = Guests.Call((Func<string, string>)(name => shop.Place(name).Title), "Eve");

        Assert.That(title, Does.Contain("Eve"));
    }

    [Test]
    public void Our_objects_implement_its_interfaces_that_they_have()
    {
        using var guest = new Guest();

        Assert.That((int)Guests.Compare(StringComparer.OrdinalIgnoreCase, "A", "a"), Is.Zero);
        Guests.Close(guest);
        Assert.That(guest.IsDisposed, Is.True);
    }

    [Test]
    public void Our_events_are_heard_there_and_told_here()
    {
        var guest = new Guest();
        var log = new List<string>();

        Guests.Listen(guest, log);
        guest.Say("one");
        guest.Say("two");

        Assert.That(log, Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public void Our_exceptions_are_told_by_name_and_live_there()
    {
        string told = Guests.Failure((Action)(() => throw new GuestException("no seat", 17)));

        Assert.That(told, Is.EqualTo($"{typeof(GuestException).FullName}: no seat 17"));
    }

    [Test]
    public void Our_exception_that_went_through_the_process_comes_back_as_itself()
    {
        var mine = new GuestException("no seat", 17);

        var error = Assert.Throws<GuestException>(() => Guests.Apply((Func<int, int>)(_ => throw mine), 1));

        Assert.That(error, Is.SameAs(mine));
    }

    public class GuestBase
    {
        public string Name { get; set; } = "nobody";
    }

    public sealed class Guest : GuestBase, IDisposable
    {
        public event Action<string>? Said;

        public bool IsDisposed { get; private set; }

        public void Say(string text) => Said?.Invoke(text);

        public void Dispose() => IsDisposed = true;
    }

    public sealed class GuestException(string message, int code) : Exception(message)
    {
        public int Code { get; } = code;
    }
}
