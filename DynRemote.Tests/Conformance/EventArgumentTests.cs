using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.ComponentModel;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Kinds;

namespace DynRemote.Tests.Conformance;

/// <summary>
/// A handler gets arguments of the class that it declares, with collections, data and failures in them as the owner's have; what it sets and adds there reaches
/// the one who raises the event. Each piece is run on the object and on a proxy of it.
/// </summary>
public sealed class EventArgumentTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    [Test]
    public void What_a_handler_sets_in_properties_and_fields_is_set() => IsSame(() => new Notifier(), x =>
    {
        x.Asked += (EventHandler<QuestionEventArgs>)((_, e) =>
        {
            e.Answer = e.Text + e.Number;
            e.Mark = 7;
        });
        return x.Ask();
    });

    [Test]
    public void What_a_handler_does_to_collections_and_data_in_the_arguments_is_done() => IsSame(() => new Notifier(), x =>
    {
        x.Asked += (EventHandler<QuestionEventArgs>)((_, e) =>
        {
            e.Choices.Add(e.Choices.Count + 1);
            e.Detail!.Unit += "s";
        });
        return x.Ask();
    });

    [Test]
    public void Each_handler_sees_what_the_one_before_has_done() => IsSame(() => new Notifier(), x =>
    {
        x.Asked += (EventHandler<QuestionEventArgs>)((_, e) => e.Choices.Add(8));
        x.Asked += (EventHandler<QuestionEventArgs>)((_, e) => e.Answer = string.Join("/", e.Choices));
        return x.Ask();
    });

    [Test]
    public void A_member_that_throws_throws_in_the_handler_and_not_before() => IsSame(() => new Notifier(), x =>
    {
        var seen = "";
        x.Ended += (RunWorkerCompletedEventHandler)((_, e) =>
        {
            seen += e.Error!.Message;
            try
            {
                _ = e.Result;
            }
            catch (System.Reflection.TargetInvocationException exception)
            {
                seen += exception.Message + exception.InnerException!.Message;
            }
        });
        x.EndBadly();
        return seen;
    });

    [Test]
    public void Changes_of_a_collection_are_told_with_their_elements() => IsSame(() => new ObservableCollection<int> { 1, 2 }, x =>
    {
        var seen = "";
        x.CollectionChanged += (NotifyCollectionChangedEventHandler)((_, e) => seen += $"{e.Action} {e.NewStartingIndex} {e.OldStartingIndex} {e.NewItems?[0]} {e.OldItems?[0]};");
        x.Add(3);
        x.RemoveAt(0);
        x[0] = 9;
        x.Move(0, 1);
        x.Clear();
        return seen;
    });

    [Test]
    public void An_object_of_ones_own_cannot_become_one_of_the_owners_class_in_the_arguments()
    {
        dynamic x = Held(new Notifier());

        x.Asked += (EventHandler<QuestionEventArgs>)((_, e) => e.Detail = new QuestionDetail());

        Assert.That(() => x.Ask(), Throws.InstanceOf<Exception>().With.Message.Contains("QuestionDetail"));
    }

    private void IsSame<T>(Func<T> make, Func<dynamic, object?> piece)
        where T : notnull
    {
        var local = piece(make());

        Assert.That(piece(Held(make())), Is.EqualTo(local));
    }
}
