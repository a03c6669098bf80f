using DynRemote.Tests.Conformance.Channels;

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
    public void A_collection_that_the_callee_only_reads_is_not_touched()
    {
        var list = new List<int> { 1, 2 };
        var enumerator = list.GetEnumerator();
        enumerator.MoveNext();

        Assert.That((int)_x.Count(list), Is.EqualTo(2));
        Assert.That(() => enumerator.MoveNext(), Throws.Nothing);
    }

    public sealed class Filler
    {
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

        public int Count(List<int> list) => list.Count;
    }
}
