using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.ComponentModel;
using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Kinds;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Collections with comparers of their own, such that nobody can change, and such as tell their content by members, as arguments and in typed variables.</summary>
internal sealed class KeyedCollections : LineTable
{
    public override string Title => "Collections with comparers, read-only ones, queues by priority, names with values";

    protected override void Write()
    {
        Of("a callee with collections that compare", () => new Keyed())
            .SeenBy(_ => null)
            .Gives(() => new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["a"] = 5 }, (x, a) => x.Raise(a, "A"))
            .Gives(() => new Dictionary<string, int>(StringComparer.InvariantCultureIgnoreCase) { ["a"] = 5 }, (x, a) => x.Raise(a, "A"))
            .Gives(() => new Dictionary<string, int>(new ByLength()) { ["a"] = 5 }, (x, a) => x.Raise(a, "b"))
            .Gives(() => new Dictionary<int, int>(new LastDigit()) { [1] = 5 }, (x, a) => x.Raise(a, 11))
            .Gives(() => new Dictionary<int, int> { [1] = 5 }, (x, a) => x.Raise(a, 11))
            .Gives(() => new HashSet<int>(new LastDigit()) { 1 }, (x, a) => x.Put(a, 21))
            .Gives(() => new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "a" }, (x, a) => x.Put(a, "A"))
            .Gives(() => new SortedSet<int>(new Descending()) { 1, 2 }, (x, a) => x.Put(a, 5))
            .Gives(() => new SortedSet<int>(Comparer<int>.Create((left, right) => right - left)) { 1, 2 }, (x, a) => x.Put(a, 5))
            .Gives(() => new SortedDictionary<int, string>(new Descending()) { [1] = "one", [2] = "two" }, (x, a) => x.Put(a, 5))
            .Gives(() => new SortedList<int, string>(new Descending()) { [1] = "one", [2] = "two" }, (x, a) => x.Put(a, 5))
            .Gives(() => new Hashtable(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 }, (x, a) => x.Has(a, "A"))
            .Gives(() => ImmutableDictionary.Create<string, int>(new ByLength()).Add("a", 1), (x, a) => x.Has(a, "b"))
            .Gives(() => new Dictionary<string, int> { ["a"] = 1 }.ToFrozenDictionary(new ByLength()), (x, a) => x.Has(a, "b"))
            .Gives(() => ImmutableSortedSet.Create(new Descending(), 1, 2), (x, a) => x.Put(a, 5))
            .Gives(() => new Dictionary<(int, string), int> { [(1, "a")] = 5 }, (x, a) => x.Cross(a))
            .Gives(() => new Dictionary<KeyValuePair<int, string>, int> { [KeyValuePair.Create(1, "a")] = 5 }, (x, a) => x.Cross(a))
            .Gives(() => new List<KeyValuePair<int, string>> { KeyValuePair.Create(1, "a") }, (x, a) => x.Append(a))
            .Gives(() => new Collection<KeyValuePair<int, string>> { KeyValuePair.Create(1, "a") }, (x, a) => x.Append(a))
            .Gives(() => new BindingList<int> { 1 }, (x, a) => x.Append(a))
            .Gives(() => new ReadOnlySet<int>(new HashSet<int> { 1, 2 }), (x, a) => x.IsFixed(a))
            .Gives(() => new ReadOnlyObservableCollection<int>([1, 2]), (x, a) => x.Last(a))
            .Does(() => new ReadOnlyCollection<int>([1, 2]), (x, a) => x.Append(a))
            .Gives(() => ArrayList.ReadOnly(new ArrayList { 1, 2 }), (x, a) => x.Try(a))
            .Gives(() => ArrayList.FixedSize(new ArrayList { 1, 2 }), (x, a) => x.Try(a))
            .Gives(() => new PriorityQueue<string, int>([("b", 2), ("c", 3)]), (x, a) => (x.Hurry(a), a.Count, a.Dequeue(), a.Dequeue(), a.Dequeue()))
            .Gives(() => new PriorityQueue<string, int>([("b", 2), ("c", 3)], new Descending()), (x, a) => (x.Hurry(a), a.Count, a.Dequeue(), a.Dequeue(), a.Dequeue()))
            .Gives(() => new NameValueCollection { { "a", "1" }, { "a", "2" }, { "b", "3" } }, (x, a) => (x.Note(a), a["A"], a["b"], a["c"]));

        Of("PriorityQueue<string, int>, in typed variables", () => new PriorityQueue<string, int>([("b", 2), ("a", 1), ("c", 2)]))
            .SeenBy(x => x.UnorderedItems)
            .Gives(x => { PriorityQueue<string, int> queue = x; return (queue.Peek(), queue.Count); });

        Of("NameValueCollection, in typed variables", () => new NameValueCollection { { "a", "1" }, { "a", "2" }, { null, "3" }, { "d", null } })
            .SeenBy(x => x.AllKeys)
            .Gives(x => { NameValueCollection names = x; return (names.Count, names["A"], names.GetValues(0)!.Length, names[null], names["d"]); });

        Of("Dictionary<string, int> that ignores case, in typed variables", () => new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 })
            .Gives(x => { Dictionary<string, int> map = x; return map["A"]; });

        Of("Hashtable that ignores case, in typed variables", () => new Hashtable(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 })
            .Gives(x => { Hashtable map = x; return map["A"]; });

        Of("Dictionary<(int, string), int>, in typed variables", () => new Dictionary<(int, string), int> { [(1, "a")] = 5 })
            .Gives(x => { Dictionary<(int, string), int> map = x; return map[(1, "a")]; });
    }
}
