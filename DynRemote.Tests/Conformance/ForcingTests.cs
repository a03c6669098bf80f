using System.Collections;
using System.Collections.Immutable;
using DynRemote.Tests.Conformance.Channels;
using DynRemote.Tests.Conformance.Samples;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Conformance;

/// <summary>A collection stays where it is until its whole content is asked for; then it comes in one piece.</summary>
public sealed class ForcingTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private static object[] Collections() =>
    [
        Enumerable.Range(0, 100).ToList(),
        Enumerable.Range(0, 100).ToArray(),
        Enumerable.Range(0, 100).ToHashSet(),
        Enumerable.Range(0, 100).ToDictionary(n => $"key {n}"),
        new Queue<string>(["a", "b"]),
        new Stack<int>([1, 2, 3]),
        new SortedSet<string> { "b", "a" },
        new ArrayList { 1, "two", 3.0 },
        Array.Empty<int>(),
    ];

    [TestCaseSource(nameof(Collections))]
    public void Foreach_brings_the_content_in_one_round_trip(IEnumerable collection)
    {
        dynamic x = Held(collection);
        var walked = new List<object?>();

        var roundTrips = RoundTripsOf(() =>
        {
            foreach (var element in x)
                walked.Add(element);
        });

        Assert.That(walked, Is.EqualTo(collection.Cast<object>()));
        Assert.That(roundTrips, Is.EqualTo(1));
    }

    [Test]
    public void A_hundred_thousand_elements_come_in_a_few_round_trips()
    {
        dynamic x = Held(Enumerable.Range(0, 100_000).ToList());
        long sum = 0;

        var roundTrips = RoundTripsOf(() =>
        {
            foreach (int n in x)
                sum += n;
        });

        Assert.That(sum, Is.EqualTo(Enumerable.Range(0, 100_000).Sum(n => (long)n)));
        Assert.That(roundTrips, Is.LessThanOrEqualTo(4));
    }

    [Test]
    public void What_is_wanted_as_a_whole_comes_in_as_few_round_trips_as_frames_allow()
    {
        var bytes = new byte[3_000_000];
        Random.Shared.NextBytes(bytes);
        dynamic x = Held(bytes);
        dynamic y = Held(Enumerable.Range(0, 1_500_000).Select(i => (double)i).ToList());
        byte[] copied = [];
        double[] numbers = [];

        Assert.That(RoundTripsOf(() => copied = x), Is.EqualTo(3));
        Assert.That(RoundTripsOf(() => numbers = y), Is.EqualTo(3));
        Assert.That(copied.AsSpan().SequenceEqual(bytes), Is.True);
        Assert.That(numbers, Has.Length.EqualTo(1_500_000).And.ItemAt(1_499_999).EqualTo(1_499_999));
    }

    [Test]
    public void Objects_come_as_references_each_its_own()
    {
        var items = Enumerable.Range(0, 3000).Select(_ => new Slot()).ToList();
        dynamic x = Held(items);
        var seen = new List<object>();

        foreach (var item in x)
            seen.Add(item);

        Assert.That(seen, Is.Unique);
        Assert.That(seen, Has.Count.EqualTo(3000).And.All.InstanceOf<RemoteObject>());
        Assert.That(seen[2500], Is.SameAs((object)x[2500]));
    }

    [Test]
    public void An_array_of_two_dimensions_comes_with_both()
    {
        var matrix = new int[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        dynamic x = Held(matrix);

        int[,] converted = x;

        Assert.That(converted, Is.EqualTo(matrix));
        Assert.That(Remote.Copy<int[,]>((object)x), Is.EqualTo(matrix));
        Assert.That(Remote.Copy((object)x), Is.TypeOf<int[,]>().And.EqualTo(matrix));
        Assert.That(() => Remote.Copy<int[,,]>((object)x), Throws.TypeOf<RuntimeBinderException>());
        Assert.That(RoundTripsOf(() => _ = (int[,])x), Is.EqualTo(1));
    }

    [Test]
    public void A_short_sequence_that_is_produced_takes_two_round_trips_and_one_where_all_of_it_is_wanted()
    {
        dynamic x = Held(Enumerable.Range(0, 8).Select(static i => i * i));

        Assert.That(RoundTripsOf(() => _ = string.Join(",", (IEnumerable<int>)x)), Is.EqualTo(2));
        Assert.That(RoundTripsOf(() => _ = (int[])x), Is.EqualTo(1));
        Assert.That(RoundTripsOf(() => _ = ((IEnumerable<int>)x).First()), Is.EqualTo(2), "the first element, and the end of the walk");
    }

    [Test]
    public void A_list_is_asked_for_all_its_elements_at_once_whatever_LINQ_does_with_it()
    {
        dynamic x = Held(Enumerable.Range(0, 100).ToList());
        IEnumerable<int> numbers = x;

        Assert.That(RoundTripsOf(() => _ = numbers.Select(static i => 2 * i).ToArray()), Is.EqualTo(1));
        Assert.That(RoundTripsOf(() => _ = numbers.Skip(10).Take(50).ToList()), Is.EqualTo(1));
        Assert.That(RoundTripsOf(() => _ = numbers.SequenceEqual(Enumerable.Range(0, 100).ToList())), Is.EqualTo(1));
        Assert.That((int)((dynamic)numbers).Count, Is.EqualTo(100), "as dynamic, it is the list");
    }

    [Test]
    public void An_array_of_two_dimensions_is_filled_by_the_callee()
    {
        var matrix = new int[,] { { 1, 2 }, { 3, 4 } };
        dynamic x = Held(new Filler());

        x.Double(matrix);

        Assert.That(matrix, Is.EqualTo(new int[,] { { 2, 4 }, { 6, 8 } }));
    }

    [Test]
    public void Indexing_counting_and_adding_do_not_force()
    {
        var list = new WatchedList();
        dynamic x = Held(list);

        Assert.That((int)x[1], Is.EqualTo(2));
        Assert.That((int)x.Count, Is.EqualTo(3));
        x.Add(4);
        x[0] = 9;
        Assert.That((bool)x.Contains(4), Is.True);
        Assert.That(list.Walks, Is.Zero);
        foreach (var _ in x)
        {
        }
        Assert.That(list.Walks, Is.EqualTo(1));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task An_endless_sequence_streams_and_ends_when_its_consumer_does(CancellationToken cancellation)
    {
        var producer = new Producer();
        dynamic x = Held(producer);
        var taken = new List<int>();

        foreach (int n in x.Endless())
        {
            taken.Add(n);
            if (n == 10)
                break;
        }

        await producer.Ended.Task.WaitAsync(cancellation);
        Assert.That(taken, Is.EqualTo(Enumerable.Range(0, 11)));
        Assert.That(producer.Produced, Is.LessThan(100), "little is produced that nobody takes");
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task A_consumer_that_fails_ends_the_sequence_too(CancellationToken cancellation)
    {
        var producer = new Producer();
        dynamic x = Held(producer);

        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var _ in x.Endless())
                throw new InvalidOperationException();
        });

        await producer.Ended.Task.WaitAsync(cancellation);
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task An_enumeration_that_was_left_open_ends_with_the_connection(CancellationToken cancellation)
    {
        var producer = new Producer();
        var walk = ((IEnumerable)Held(producer).Endless()).GetEnumerator();
        Assert.That(walk.MoveNext(), Is.True);

        Holder.Close();

        await producer.Ended.Task.WaitAsync(cancellation);
        await Owner.Completion.WaitAsync(cancellation);
    }

    [Test]
    public void A_producer_that_throws_throws_where_it_is_consumed_after_what_it_produced()
    {
        dynamic x = Held(new Producer());
        var taken = new List<int>();

        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (int n in x.FailingAfter(5))
                taken.Add(n);
        });

        Assert.That(error.Message, Is.EqualTo("no more"));
        Assert.That(taken, Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
    }

    [Test]
    public void A_type_with_nothing_but_a_GetEnumerator_can_be_walked()
    {
        var words = new List<string>();

        foreach (string word in Held(new Producer()))
            words.Add(word);

        Assert.That(words, Is.EqualTo(new[] { "by", "pattern" }));
    }

    [Test]
    public void A_list_that_changes_while_it_is_walked_anew_shows_the_change()
    {
        dynamic x = Held(new List<int> { 1 });

        IEnumerable<int> sequence = x;
        Assert.That(sequence, Is.EqualTo(new[] { 1 }));
        x.Add(2);
        Assert.That(sequence, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void A_conversion_makes_the_collection_that_was_asked_for()
    {
        dynamic numbers = Held(new List<int> { 3, 1, 2 });
        dynamic map = Held(new Dictionary<string, int> { ["a"] = 1 });

        int[] array = numbers;
        List<int> list = numbers;
        HashSet<int> set = numbers;
        var immutable = (ImmutableArray<int>)numbers;
        Dictionary<string, int> dictionary = map;

        Assert.That(array, Is.EqualTo(new[] { 3, 1, 2 }));
        Assert.That(list, Is.EqualTo(array));
        Assert.That(set, Is.EquivalentTo(array));
        Assert.That(immutable, Is.EqualTo(array));
        Assert.That(dictionary, Is.EqualTo(new Dictionary<string, int> { ["a"] = 1 }));
    }

    [Test]
    public void A_conversion_costs_one_round_trip()
    {
        dynamic x = Held(Enumerable.Range(0, 100).ToList());

        Assert.That(RoundTripsOf(() => { int[] all = x; _ = all; }), Is.EqualTo(1));
    }

    [Test]
    public void A_copy_is_of_the_type_of_the_original()
    {
        Assert.That(Remote.Copy(Held(new List<int> { 1 })), Is.TypeOf<List<int>>().And.EqualTo(new[] { 1 }));
        Assert.That(Remote.Copy(Held(new[] { "a" })), Is.TypeOf<string[]>().And.EqualTo(new[] { "a" }));
        Assert.That(Remote.Copy(Held(new Dictionary<int, string> { [1] = "a" })), Is.TypeOf<Dictionary<int, string>>().And.ContainKey(1));
        Assert.That(Remote.Copy(Held(new HashSet<int> { 1 })), Is.TypeOf<HashSet<int>>().And.EqualTo(new[] { 1 }));
        Assert.That(Remote.Copy(Held(new Queue<int>([1, 2]))), Is.TypeOf<Queue<int>>().And.EqualTo(new[] { 1, 2 }));
        Assert.That(Remote.Copy(Held(new Stack<int>([1, 2]))), Is.TypeOf<Stack<int>>().And.EqualTo(new[] { 2, 1 }));
        Assert.That(Remote.Copy<long[]>(Held(new List<int> { 1 })), Is.EqualTo(new[] { 1L }));
        Assert.That(Remote.Copy("a value"), Is.EqualTo("a value"));
    }

    [Test]
    public void Collections_inside_are_copied_too()
    {
        var nested = new Dictionary<string, List<int[]>> { ["a"] = [[1, 2], [3]] };

        dynamic copy = Remote.Copy(Held(nested))!;

        Assert.That((object)copy["a"][0], Is.EqualTo(new[] { 1, 2 }).And.TypeOf<int[]>());
    }

    [Test]
    public void Collections_inside_pairs_and_tuples_convert_and_are_copied_too()
    {
        dynamic map = Held(new Dictionary<string, List<int>> { ["a"] = [1, 2] });
        dynamic pairs = Held(new List<(string Name, int[] Numbers)> { ("a", [1, 2]) });
        dynamic loose = Held(new Queue<object>([Tuple.Create<object, object>(1, new List<int> { 3 })]));

        Dictionary<string, List<int>> dictionary = map;
        List<(string, int[])> list = pairs;
        var walked = ((IEnumerable<KeyValuePair<string, List<int>>>)map).Single();
        var copied = ((Queue<object>)Remote.Copy(loose)!).Single();

        Assert.That(dictionary["a"], Is.EqualTo(new[] { 1, 2 }));
        Assert.That(list[0].Item2, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(walked.Value, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(((Tuple<object, object>)copied).Item2, Is.TypeOf<List<int>>());
    }

    [Test]
    public void A_collection_that_contains_itself_cannot_be_copied()
    {
        var ring = new List<object>();
        ring.Add(ring);

        Assert.Throws<RemoteException>(() => Remote.Copy(Held(ring)));
    }

    [Test]
    public void A_method_that_changes_its_list_changes_the_callers_list()
    {
        dynamic x = Held(new Sorter());
        List<int> list = [3, 1, 2];
        int[] array = [9, 8, 7];
        List<string> grown = ["a"];
        Dictionary<string, int> map = new() { ["a"] = 1 };

        x.Sort(list);
        x.SortArray(array);
        x.Grow(grown);
        x.Put(map, "b", 2);
        x.SortThroughInterface(list);

        Assert.That(list, Is.EqualTo(new[] { 2, 1, 3 }));
        Assert.That(array, Is.EqualTo(new[] { 7, 8, 9 }));
        Assert.That(grown, Is.EqualTo(new[] { "a", "grown" }));
        Assert.That(map, Is.EqualTo(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }));
    }

    [Test]
    public void A_list_that_was_not_changed_is_not_written_back()
    {
        dynamic x = Held(new Sorter());
        IReadOnlyList<int> mine = ImmutableList.Create(1, 2);

        Assert.That((int)x.Total(new List<int> { 1, 2 }), Is.EqualTo(3));
        Assert.That((int)x.TotalOf(Remote.ByReference(mine)), Is.EqualTo(3));
        Assert.That((int)x.TotalOf(new Queue<int>([4, 5])), Is.EqualTo(9));
    }

    [Test]
    public void A_lists_methods_take_the_callers_collections()
    {
        var list = new List<int> { 1 };
        dynamic x = Held(list);

        x.AddRange(new[] { 2, 3 });
        x.Sort((Comparison<int>)((a, b) => b - a));

        Assert.That(list, Is.EqualTo(new[] { 3, 2, 1 }));
    }

    [Test]
    public void The_extension_methods_of_sequences_are_found()
    {
        dynamic x = Held(new List<int> { 1, 2, 3, 4 });

        Assert.That((int)x.Sum(), Is.EqualTo(10));
        Assert.That((IEnumerable<int>)x.Where((Func<int, bool>)(n => n % 2 == 0)), Is.EqualTo(new[] { 2, 4 }));
    }

    internal sealed class Filler
    {
        public void Double(int[,] numbers)
        {
            for (var i = 0; i < numbers.GetLength(0); i++)
            {
                for (var j = 0; j < numbers.GetLength(1); j++)
                    numbers[i, j] *= 2;
            }
        }
    }
}
