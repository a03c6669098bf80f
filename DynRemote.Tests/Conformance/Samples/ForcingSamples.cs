using System.Collections;

namespace DynRemote.Tests.Conformance.Samples;

/// <summary>Sequences that are produced while they are walked, and tell how far they got.</summary>
public sealed class Producer
{
    public int Produced { get; private set; }

    /// <summary>Completed when a walk has ended, in whatever way.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IEnumerable<int> Endless()
    {
        try
        {
            while (true)
                yield return Produced++;
        }
        finally
        {
            Ended.TrySetResult();
        }
    }

    public IEnumerable<int> FailingAfter(int count)
    {
        for (var i = 0; i < count; i++)
            yield return i;
        throw new InvalidOperationException("no more");
    }

    public IEnumerator<string> GetEnumerator()
    {
        yield return "by";
        yield return "pattern";
    }
}

/// <summary>A list that tells what was done to it.</summary>
public sealed class WatchedList : IList<int>
{
    private readonly List<int> _items = [1, 2, 3];

    public int Walks { get; private set; }

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public int this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public IEnumerator<int> GetEnumerator()
    {
        Walks++;
        return _items.GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public int IndexOf(int item) => _items.IndexOf(item);

    public void Insert(int index, int item) => _items.Insert(index, item);

    public void RemoveAt(int index) => _items.RemoveAt(index);

    public void Add(int item) => _items.Add(item);

    public void Clear() => _items.Clear();

    public bool Contains(int item) => _items.Contains(item);

    public void CopyTo(int[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    public bool Remove(int item) => _items.Remove(item);
}

/// <summary>Takes collections by their concrete types, and changes them.</summary>
public sealed class Sorter
{
    public void Sort(List<int> list) => list.Sort();

    public void SortArray(int[] array) => Array.Sort(array);

    public void Grow(List<string> list) => list.Add("grown");

    public void Put(Dictionary<string, int> map, string key, int value) => map[key] = value;

    public int Total(List<int> list) => list.Sum();

    public int TotalOf(IEnumerable<int> sequence) => sequence.Sum();

    public void SortThroughInterface(IList<int> list) => (list[0], list[1]) = (list[1], list[0]);

    public void SortAndFail(List<int> list)
    {
        list.Sort();
        throw new InvalidOperationException("sorted, though");
    }
}
