using System.Collections;
using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using DynRemote.Tests.Conformance.Channels;
using Microsoft.CSharp.RuntimeBinder;

namespace DynRemote.Tests.Conformance;

/// <summary>What a callee does to a collection that it takes as a class of its own is done to the caller's, whatever kind of collection it is.</summary>
public sealed class WriteBackTests<TChannel> : ConnectedSuite<TChannel>
    where TChannel : IChannelPair, new()
{
    private dynamic _x = null!;

    [SetUp]
    public void HoldAFiller() => _x = Held(new Filler());

    [Test]
    public void An_array_is_changed_in_place()
    {
        int[] array = [3, 1, 2];
        _x.Sort(array);
        Assert.That(array, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void Every_kind_of_collection_gets_what_was_added()
    {
        var (list, set, queue, stack) = (new List<int> { 1 }, new HashSet<int> { 1 }, new Queue<int>([1]), new Stack<int>([1]));
        var (linked, map) = (new LinkedList<int>([1]), new Dictionary<int, string> { [1] = "one" });

        _x.Fill(list, set, queue, stack);
        _x.Fill(linked, map);

        Assert.That(list, Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(set, Is.EquivalentTo(new[] { 1, 2, 3 }));
        Assert.That(queue, Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(stack, Is.EqualTo(new[] { 3, 2, 1 }));
        Assert.That(linked, Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(map, Is.EquivalentTo(new Dictionary<int, string> { [1] = "one", [2] = "two" }));
    }

    [Test]
    public void Sorted_and_untyped_collections_get_what_was_added_too()
    {
        var (sorted, list) = (new SortedDictionary<string, int> { ["b"] = 2 }, new SortedList<string, int> { ["b"] = 2 });
        var (set, seen) = (new SortedSet<int> { 2 }, new ObservableCollection<int> { 2 });
        var loose = new ArrayList { 1, "a" };

        _x.FillSorted(sorted, list, set, seen);
        _x.FillLoose(loose);

        Assert.That(sorted.Keys, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(list.Keys, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(set, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(seen, Is.EqualTo(new[] { 2, 1 }));
        Assert.That(loose, Is.EqualTo(new object[] { 1, "a", 2.5 }));
    }

    [Test]
    public void Any_array_is_changed_whatever_its_dimensions_and_elements()
    {
        var mine = new object();
        var (matrix, jagged) = (new[,] { { 1, 2 }, { 3, 4 } }, new int[][] { [1], [2, 3] });
        object[] things = [mine, "a"];
        Array any = new[] { 3, 1, 2 };
        var slot = new Slot();

        _x.Transpose(matrix);
        _x.Reverse(things);
        _x.SortAny(any);
        _x.ChangeRows(jagged);
        _x.Put(things, slot);

        Assert.That(matrix, Is.EqualTo(new[,] { { 1, 3 }, { 2, 4 } }));
        Assert.That(things, Is.EqualTo(new[] { slot, mine }));
        Assert.That(any, Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(jagged[1], Is.EqualTo(new[] { 9, 9 }));
    }

    [Test]
    public void Collections_inside_collections_are_changed_too_and_stay_the_ones_they_are()
    {
        var (first, second, third) = (new List<int> { 1 }, new List<int> { 2 }, new List<int> { 3 });
        var lists = new List<List<int>> { first, second };
        var map = new Dictionary<string, List<int>> { ["a"] = third };

        _x.SwapAndGrow(lists, map);

        Assert.That(lists[0], Is.SameAs(second));
        Assert.That(lists[1], Is.SameAs(first));
        Assert.That(first, Is.EqualTo(new[] { 1, 7 }));
        Assert.That(second, Is.EqualTo(new[] { 2 }));
        Assert.That(third, Is.EqualTo(new[] { 3, 8 }));
        Assert.That(map["b"], Is.SameAs(third));
    }

    [Test]
    public void What_was_added_to_a_list_is_added_and_what_was_there_stays()
    {
        var list = new Counted { 1, 2, 3 };
        list.Clears = 0;

        _x.Append(list, 4);
        Assert.That((list, list.Clears), Is.EqualTo((new[] { 1, 2, 3, 4 }, 0)));
        _x.RemoveLast(list);
        Assert.That((list, list.Clears), Is.EqualTo((new[] { 1, 2, 3 }, 0)));
        _x.Clear(list);
        Assert.That(list, Is.Empty);
    }

    [Test]
    public void A_change_before_an_exception_is_seen()
    {
        var list = new List<int> { 2, 1 };

        Assert.That(() => _x.SortAndThrow(list), Throws.TypeOf<FormatException>().With.Message.EqualTo("sorted"));

        Assert.That(list, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void A_callee_below_a_callback_changes_the_callers_collection()
    {
        var list = new List<int> { 3, 1, 2 };

        _x.Through((Action)(() => _x.Append(list, 0)), list);

        // The copy that the outer callee has is from before; what it has changed itself comes on top.
        Assert.That(list, Is.EqualTo(new[] { 3, 1, 2, 0 }));
    }

    [Test]
    public void A_large_array_goes_over_and_back_in_time_that_grows_with_its_size()
    {
        var numbers = Enumerable.Range(0, 1_000_000).Reverse().ToArray();
        var bytes = new byte[3_000_000];
        var list = new List<int>(Enumerable.Range(0, 200_000).Reverse());

        _x.Sort(numbers);
        _x.FillBytes(bytes);
        _x.SortList(list);

        Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, 1_000_000)));
        Assert.That(bytes[^1], Is.EqualTo(7));
        Assert.That(list, Is.EqualTo(Enumerable.Range(0, 200_000)));
    }

    [Test]
    public void One_changed_element_of_a_large_array_costs_one_small_message()
    {
        var numbers = new int[500_000];
        _x.SetOne(numbers, 1);
        var before = Holder.Statistics.BytesReceived;

        _x.SetOne(numbers, 400_000);

        Assert.That(numbers[400_000], Is.EqualTo(1));
        if (before is { } bytes)
            Assert.That(Holder.Statistics.BytesReceived - bytes, Is.LessThan(1000));
    }

    [Test]
    public void Arguments_that_cannot_be_encoded_leave_nothing_behind()
    {
        var list = new List<int> { 1 };
        var exports = Holder.Statistics.Exports;

        Assert.That(() => _x.Take(list, new object(), Remote.ByValue(new Unreadable())), Throws.TypeOf<RemoteException>());

        Assert.That(Holder.Statistics.Exports, Is.EqualTo(exports));
        Assert.That((int)_x.Count(list), Is.EqualTo(1));
    }

    [Test]
    public void A_collection_that_works_and_is_no_data_is_refused_and_the_error_says_what_to_write()
    {
        using var collection = new BlockingCollection<int> { 1 };

        Assert.That(
            () => _x.TakeAll(collection),
            Throws.InstanceOf<RuntimeBinderException>().With.Message.Contains("BlockingCollection").And.Message.Contains("declare the parameter as an interface or dynamic"));
    }

    [Test]
    public void A_collection_that_the_callee_only_reads_is_not_touched()
    {
        var list = new List<int> { 1, 2 };
        var enumerator = list.GetEnumerator();
        enumerator.MoveNext();

        Assert.That((int)_x.Count(list), Is.EqualTo(2));
        Assert.That(() => enumerator.MoveNext(), Throws.Nothing);
    }

    public sealed class Unreadable
    {
        public int Value => throw new FormatException("no");
    }

    public sealed class Counted : Collection<int>
    {
        public int Clears { get; set; }

        protected override void ClearItems()
        {
            Clears++;
            base.ClearItems();
        }
    }

    public sealed class Slot
    {
    }

    public sealed class Filler
    {
        public void FillSorted(SortedDictionary<string, int> sorted, SortedList<string, int> list, SortedSet<int> set, ObservableCollection<int> seen)
        {
            sorted.Add("a", 1);
            list.Add("a", 1);
            set.Add(1);
            seen.Add(1);
        }

        public void FillLoose(ArrayList loose)
        {
            loose.Add(2.5);
        }

        public void Transpose(int[,] matrix) => (matrix[0, 1], matrix[1, 0]) = (matrix[1, 0], matrix[0, 1]);

        public void SwapAndGrow(List<List<int>> lists, Dictionary<string, List<int>> map)
        {
            lists[0].Add(7);
            lists.Reverse();
            map["a"].Add(8);
            map["b"] = map["a"];
        }

        public void Reverse(object[] things) => Array.Reverse(things);

        public void SortAny(Array any) => Array.Sort(any);

        public void ChangeRows(int[][] rows) => Array.Fill(rows[1], 9);

        public void Put(object[] things, object thing) => things[0] = thing;

        public void Append(List<int> list, int value) => list.Add(value);

        public void RemoveLast(List<int> list) => list.RemoveAt(list.Count - 1);

        public void Clear(List<int> list) => list.Clear();

        public void SortList(List<int> list) => list.Sort();

        public void SortAndThrow(List<int> list)
        {
            list.Sort();
            throw new FormatException("sorted");
        }

        public void Through(Action callback, List<int> list) => callback();

        public void FillBytes(byte[] bytes) => Array.Fill(bytes, (byte)7);

        public void SetOne(int[] numbers, int place) => numbers[place]++;

        public void Take(List<int> list, object thing, object data) => throw new InvalidOperationException("never called");

        public void Sort(int[] array) => Array.Sort(array);

        public void Fill(List<int> list, HashSet<int> set, Queue<int> queue, Stack<int> stack)
        {
            foreach (var number in new[] { 2, 3 })
            {
                list.Add(number);
                set.Add(number);
                queue.Enqueue(number);
                stack.Push(number);
            }
        }

        public void Fill(LinkedList<int> linked, Dictionary<int, string> map)
        {
            linked.AddLast(2);
            linked.AddLast(3);
            map.Add(2, "two");
        }

        public int TakeAll(BlockingCollection<int> collection) => collection.Count;

        public int Count(List<int> list) => list.Count;
    }
}
