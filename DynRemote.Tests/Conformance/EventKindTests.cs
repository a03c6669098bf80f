using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.ComponentModel;
using System.Data;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;

namespace DynRemote.Tests.Conformance;

/// <summary>Events of any handler type: raised by the owner, handled here with the sender and the arguments as they live there.</summary>
public sealed class EventKindTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private Station _station = null!;
    private dynamic _x = null!;

    [SetUp]
    public void HoldAStation() => _x = Held(_station = new Station());

    [Test]
    public void What_a_handler_writes_into_the_arguments_reaches_the_one_who_raises()
    {
        EventHandler<CancelEventArgs> typed = (_, e) => e.Cancel = true;
        CancelEventHandler other = (_, e) => e.Cancel = !e.Cancel;
        EventHandler<dynamic> loose = (_, e) => e.Cancel = true;

        Assert.That((bool)_x.Close(), Is.True);
        _x.Closing += typed;
        Assert.That((bool)_x.Close(), Is.False);
        _x.ClosingToo += other;
        Assert.That((bool)_x.Close(), Is.True, "the second handler saw what the first had written");
        _x.Closing -= typed;
        _x.ClosingToo -= other;
        _x.Closing += loose;
        Assert.That((bool)_x.Close(), Is.False);
    }

    [Test]
    public void Arguments_of_a_type_that_both_sides_have_are_as_they_are_there()
    {
        var seen = new List<string>();
        EventHandler<StepEventArgs> handler = (sender, e) =>
        {
            e.Answer = e.Count * 2;
            seen.Add($"{ReferenceEquals(sender, (object)_x)} {e.Count} {string.Join(",", e.Steps)}");
        };

        _x.Stepped += handler;

        Assert.That((int)_x.Step(4), Is.EqualTo(8));
        Assert.That(seen, Is.EqualTo(new[] { "True 4 4" }));
    }

    [Test]
    public void A_property_that_changes_is_told_to_a_handler_of_the_usual_type()
    {
        var seen = new List<string?>();
        PropertyChangedEventHandler handler = (_, e) => seen.Add(e.PropertyName);

        _x.PropertyChanged += handler;
        _x.Name = "new";
        ((INotifyPropertyChanged)_x).PropertyChanged += (_, e) => seen.Add("through the interface: " + e.PropertyName);
        _x.PropertyChanged -= handler;
        _x.Name = "newer";

        Assert.That(seen, Is.EqualTo(new[] { "Name", "through the interface: Name" }));
    }

    [Test]
    public void Events_of_the_frameworks_collections_are_handled_by_their_own_handlers()
    {
        var seen = new List<string>();
        dynamic list = Held(new ObservableCollection<int> { 1 });
        dynamic bound = Held(new BindingList<string>());

        list.CollectionChanged += (NotifyCollectionChangedEventHandler)((_, e) => seen.Add($"{e.Action} {e.NewStartingIndex} {e.NewItems?[0]} {e.OldItems?[0]}"));
        bound.ListChanged += (ListChangedEventHandler)((_, e) => seen.Add($"{e.ListChangedType} {e.NewIndex}"));
        list.Add(4);
        list.RemoveAt(0);
        bound.Add("x");

        Assert.That(seen, Is.EqualTo(new[] { "Add 1 4 ", "Remove -1  1", "ItemAdded 0" }));
    }

    [Test]
    public void Handlers_of_other_types_take_part_with_their_result_and_their_references()
    {
        var told = new List<string>();

        _x.Told += (Action<int, string>)((number, text) => told.Add($"{number} {text}"));
        _x.Voted += (Vote)((_, question) => question.Length);
        _x.Corrected += (Correct)((ref string text) => text = text.ToUpperInvariant());
        _x.Tell(1, "one");

        Assert.That(told, Is.EqualTo(new[] { "1 one" }));
        Assert.That((int)_x.Ask("four"), Is.EqualTo(4));
        Assert.That((string)_x.Write("loud"), Is.EqualTo("LOUD"));
    }

    [Test]
    public async Task A_handler_may_be_asynchronous()
    {
        _x.Asked += (Func<int, Task<int>>)(async value =>
        {
            await Task.Yield();
            return value + 1;
        });

        Assert.That((int)await _x.AskAsync(41), Is.EqualTo(42));
    }

    [Test]
    public void A_handler_whose_arguments_can_never_be_made_here_is_refused_when_it_is_added()
    {
        dynamic table = Held(new DataTable());
        DataRowChangeEventHandler handler = (_, _) => { };

        Assert.That(
            () => table.RowChanged += handler,
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(
                "A System.Data.DataRowChangeEventHandler cannot be added to a remote event: its System.Data.DataRowChangeEventArgs has a 'Row', and of a "
                + "System.Data.DataRow only references come from another process. Write (EventHandler<dynamic>)((sender, e) => …) instead."));
    }

    [Test]
    public void Arguments_that_cannot_be_copied_are_an_error_to_the_one_who_raises()
    {
        var secretive = new Secretive();
        dynamic x = Held(secretive);

        x.Told += (EventHandler<SecretEventArgs>)((_, _) => { });

        Assert.That(secretive.Tell, Throws.TypeOf<InvalidCastException>().With.Message.Contains("'Text' cannot be given from outside"));
    }

    [Test]
    public void A_handler_that_is_a_method_named_anew_is_found_and_removed()
    {
        _x.Plain += (EventHandler)OnPlain;
        _x.Told += (Action<int, string>)OnTold;
        _x.Plain += (EventHandler)OnPlain;
        Assert.That((_station.PlainCount, _station.ToldCount), Is.EqualTo((2, 1)));

        _x.Plain -= (EventHandler)OnPlain;
        _x.Told -= (Action<int, string>)OnTold;
        Assert.That((_station.PlainCount, _station.ToldCount), Is.EqualTo((1, 0)));
        _x.Plain -= (EventHandler)OnPlain;
        Assert.That(_station.PlainCount, Is.Zero);
    }

    [Test]
    public void An_event_with_accessors_of_its_own_is_an_event()
    {
        var heard = 0;
        EventHandler handler = (_, _) => heard++;

        _x.Custom += handler;
        _x.RaiseCustom();
        Assert.That(_station.CustomCount, Is.EqualTo(1));
        _x.Custom -= handler;
        _x.RaiseCustom();

        Assert.That((heard, _station.CustomCount), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Both_sides_may_listen()
    {
        var heard = new List<string>();
        _station.Plain += (_, _) => heard.Add("there");
        _x.Plain += (EventHandler)((_, _) => heard.Add("here"));

        _x.Raise();

        Assert.That(heard, Is.EqualTo(new[] { "there", "here" }));
    }

    [Test]
    public void An_exception_of_a_handler_reaches_the_one_who_raises()
    {
        _x.Plain += (EventHandler)((_, _) => throw new FormatException("handled badly"));

        Assert.That(() => _station.Raise(), Throws.TypeOf<FormatException>().With.Message.EqualTo("handled badly"));
    }

    [Test]
    public void A_static_event_is_one_of_the_type_where_that_is_allowed()
    {
        var (owner, holder) = NewConnection(new RemoteOptions { Policy = AccessPolicy.Full });
        var heard = new List<string>();
        Action<string> handler = heard.Add;
        dynamic type = Held(typeof(Station), owner, holder);

        type.Everywhere += handler;
        Station.Shout("one");
        type.Everywhere -= handler;
        Station.Shout("two");

        Assert.That(heard, Is.EqualTo(new[] { "one" }));
    }

    public sealed class SecretEventArgs(string first, string second) : EventArgs
    {
        private readonly string _both = first + second;

        public string Text => _both;
    }

    public sealed class Secretive
    {
        public event EventHandler<SecretEventArgs>? Told;

        public void Tell() => Told?.Invoke(this, new SecretEventArgs("a", "b"));
    }

    private static void OnPlain(object? sender, EventArgs e)
    {
    }

    private static void OnTold(int number, string text)
    {
    }
}
