using System.Collections.Specialized;
using System.Dynamic;
using DynRemote.Tests.Conformance.Channels;

namespace DynRemote.Tests.Conformance;

/// <summary>Copies of what consists of parts: tuples, pairs, queues by priority, names with values.</summary>
public sealed class PartCopyTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private dynamic _x = null!;

    [SetUp]
    public void HoldAnIndex() => _x = Held(new Library());

    [Test]
    public void A_tuple_is_copied_element_by_element()
    {
        var (number, copied) = ((int, object))Remote.Copy(_x.First)!;
        dynamic book = (ExpandoObject)copied;

        Assert.That(number, Is.EqualTo(1));
        Assert.That(book.Title, Is.EqualTo("Emma"));
        Assert.That(Remote.Copy<(long, BookDto)>(_x.First).Item2.Title, Is.EqualTo("Emma"));
        Assert.That(Remote.Copy<(int, List<BookDto>)>(_x.Shelf).Item2[0].Title, Is.EqualTo("Emma"));
    }

    [Test]
    public void A_pair_is_copied_element_by_element()
    {
        var pair = (KeyValuePair<string, object>)Remote.Copy(_x.Pair)!;

        Assert.That(((dynamic)pair.Value).Title, Is.EqualTo("Emma"));
        Assert.That(Remote.Copy<KeyValuePair<string, BookDto>>(_x.Pair).Value.Title, Is.EqualTo("Emma"));
    }

    [Test]
    public void Tuples_and_pairs_among_the_members_are_copied_with_them_in_one_round_trip()
    {
        LibraryDto typed = null!;
        dynamic loose = null!;

        Assert.That(RoundTripsOf(() => typed = Remote.Copy<LibraryDto>(_x)), Is.EqualTo(1));
        Assert.That(RoundTripsOf(() => loose = Remote.Copy(_x)), Is.EqualTo(1));

        Assert.That(typed.First.Item2.Title, Is.EqualTo("Emma"));
        Assert.That(typed.Pair.Value.Title, Is.EqualTo("Emma"));
        Assert.That(typed.Shelf.Item2.Single().Title, Is.EqualTo("Emma"));
        Assert.That(typed.Marks.Single().Item2.Title, Is.EqualTo("Emma"));
        Assert.That(typed.Plain, Is.EqualTo((1, "one")));
        Assert.That(loose.First.Item2.Title, Is.EqualTo("Emma"));
        Assert.That(loose.Pair.Value.Title, Is.EqualTo("Emma"));
        Assert.That(loose.Shelf.Item2[0].Title, Is.EqualTo("Emma"));
        Assert.That(loose.Marks[0].Item2.Title, Is.EqualTo("Emma"));
        Assert.That((object)loose.Plain, Is.EqualTo((1, "one")));
    }

    [Test]
    public void A_tuple_of_values_stays_what_it_is()
    {
        Assert.That(Remote.Copy(_x.Plain), Is.EqualTo((1, "one")));
        Assert.That(Remote.Copy<(long, string)>(_x.Plain), Is.EqualTo((1L, "one")));
    }

    [Test]
    public void A_queue_by_priority_is_copied_with_its_order_in_one_round_trip()
    {
        var queue = new PriorityQueue<string, int>([("b", 2), ("a", 1), ("c", 2)]);
        dynamic x = Held(queue);
        PriorityQueue<string, int> copy = null!;

        Assert.That(RoundTripsOf(() => copy = (PriorityQueue<string, int>)Remote.Copy(x)), Is.EqualTo(1));

        Assert.That(copy.UnorderedItems, Is.EqualTo(queue.UnorderedItems));
        Assert.That(Remote.Copy<PriorityQueue<string, int>>(x).Dequeue(), Is.EqualTo("a"));
        Assert.That(queue, Has.Count.EqualTo(3));
    }

    [Test]
    public void Names_with_values_are_copied_whole_in_one_round_trip()
    {
        dynamic x = Held(new NameValueCollection { { "a", "1" }, { "a", "2" }, { null, "3" }, { "d", null } });
        NameValueCollection copy = null!;

        Assert.That(RoundTripsOf(() => copy = (NameValueCollection)Remote.Copy(x)), Is.EqualTo(1));

        Assert.That(copy.AllKeys, Is.EqualTo(new[] { "a", null, "d" }));
        Assert.That(copy.GetValues("a"), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(copy.GetValues("d"), Is.Null);
        Assert.That(Remote.Copy<NameValueCollection>(x)["a"], Is.EqualTo("1,2"));
    }

    [Test]
    public void A_comparer_of_the_owners_is_asked_by_a_copy_that_lives_on()
    {
        dynamic x = Held(new SortedSet<int>(Comparer<int>.Create((left, right) => right - left)) { 1, 2 });

        var copy = (SortedSet<int>)Remote.Copy(x);
        copy.Add(5);

        Assert.That(copy, Is.EqualTo(new[] { 5, 2, 1 }));
    }

    public sealed class Book
    {
        public string Title { get; set; } = "Emma";
    }

    public sealed class BookDto
    {
        public string Title { get; set; } = "";
    }

    public sealed class Library
    {
        public (int, Book) First { get; } = (1, new Book());

        public (int, List<Book>) Shelf { get; } = (1, [new Book()]);

        public KeyValuePair<string, Book> Pair { get; } = new("k", new Book());

        public List<Tuple<int, Book>> Marks { get; } = [Tuple.Create(1, new Book())];

        public (int, string) Plain { get; } = (1, "one");
    }

    public sealed class LibraryDto
    {
        public (int, BookDto) First { get; set; }

        public (int, List<BookDto>) Shelf { get; set; }

        public KeyValuePair<string, BookDto> Pair { get; set; }

        public List<Tuple<int, BookDto>> Marks { get; set; } = [];

        public (int, string) Plain { get; set; }
    }
}
