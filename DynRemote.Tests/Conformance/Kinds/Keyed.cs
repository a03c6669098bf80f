#pragma warning disable CA1822 // Members that need no object are reached through one, as the peer does.

using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.ComponentModel;

namespace DynRemote.Tests.Conformance.Kinds;

/// <summary>Takes collections that compare in ways of their own, that cannot be changed, or that tell their content by members.</summary>
public sealed class Keyed
{
    public int Raise(Dictionary<string, int> map, string key)
    {
        map[key] = map.GetValueOrDefault(key) + 1;
        return map.Count;
    }

    public int Raise(Dictionary<int, int> map, int key)
    {
        map[key] = map.GetValueOrDefault(key) + 1;
        return map.Count;
    }

    public bool Put(HashSet<int> set, int number) => set.Add(number);

    public bool Put(HashSet<string> set, string text) => set.Add(text);

    public string Put(SortedSet<int> set, int number)
    {
        set.Add(number);
        return string.Join(",", set);
    }

    public string Put(SortedDictionary<int, string> map, int key)
    {
        map[key] = "new";
        return string.Join(",", map.Keys);
    }

    public string Put(SortedList<int, string> map, int key)
    {
        map[key] = "new";
        return string.Join(",", map.Keys);
    }

    public bool Has(Hashtable map, string key) => map.ContainsKey(key);

    public bool Has(ImmutableDictionary<string, int> map, string key) => map.ContainsKey(key);

    public bool Has(FrozenDictionary<string, int> map, string key) => map.ContainsKey(key);

    public string Put(ImmutableSortedSet<int> set, int number) => string.Join(",", set.Add(number));

    public int Cross(Dictionary<(int, string), int> map)
    {
        map[(2, "b")] = map[(1, "a")] + 1;
        return map.Count;
    }

    public int Cross(Dictionary<KeyValuePair<int, string>, int> map)
    {
        map[KeyValuePair.Create(2, "b")] = map[KeyValuePair.Create(1, "a")] + 1;
        return map.Count;
    }

    public int Append(List<KeyValuePair<int, string>> pairs)
    {
        pairs.Add(KeyValuePair.Create(2, "b"));
        return pairs.Count;
    }

    public int Append(Collection<KeyValuePair<int, string>> pairs)
    {
        pairs.Add(KeyValuePair.Create(2, "b"));
        return pairs.Count;
    }

    public int Append(BindingList<int> list)
    {
        list.Add(2);
        return list.Count;
    }

    public void Append(List<int> list) => list.Add(5);

    public string Hurry(PriorityQueue<string, int> queue)
    {
        queue.Enqueue("first", 1);
        queue.Enqueue("second", 2);
        return queue.Dequeue();
    }

    public int Note(NameValueCollection names)
    {
        names.Add("a", "9");
        names["c"] = "4";
        return names.GetValues("a")!.Length;
    }

    public bool IsFixed(ReadOnlySet<int> set) => ((ICollection<int>)set).IsReadOnly && set.Contains(2);

    public int Last(ReadOnlyObservableCollection<int> numbers) => numbers[^1];

    public string Try(ArrayList list)
    {
        try
        {
            list[0] = 7;
            list.Add(8);
            return "added";
        }
        catch (NotSupportedException exception)
        {
            return exception.Message;
        }
    }

    public int OffsetOf(ArraySegment<int> part) => part.Offset;
}

/// <summary>Largest first.</summary>
public sealed class Descending : IComparer<int>
{
    public int Compare(int x, int y) => y.CompareTo(x);
}

/// <summary>Numbers by their last digits.</summary>
public sealed class LastDigit : IEqualityComparer<int>
{
    public bool Equals(int x, int y) => x % 10 == y % 10;

    public int GetHashCode(int obj) => obj % 10;
}

/// <summary>Texts by their lengths.</summary>
public sealed class ByLength : IEqualityComparer<string>
{
    public bool Equals(string? x, string? y) => x?.Length == y?.Length;

    public int GetHashCode(string obj) => obj.Length;
}
