using System.Collections;
using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using DynRemote.Tests.Conformance.Differential;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>What finds things by a key.</summary>
internal sealed class Maps : LineTable
{
    public override string Title => "Dictionaries";

    protected override void Write()
    {
        Of("Dictionary<string, int>", () => new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 })
            .Gives(x => x["one"])
            .Gives(x => x["three"])
            .Does(x => x["three"] = 3)
            .Does(x => x["one"]++)
            .Does(x => x.Add("one", 7))
            .Does(x => x.Add(null, 7))
            .Does(x => x.Add(key: "k", value: 7))
            .Gives(x => x.ContainsKey("two"))
            .Gives(x => x.Remove("one"))
            .Gives(x => { int removed; return x.Remove("one", out removed) + ":" + removed; })
            .Gives(x => { int found; return x.TryGetValue("two", out found) + ":" + found; })
            .Gives(x => { int found; return x.TryGetValue("six", out found) + ":" + found; })
            .Gives(x => x.TryAdd("one", 9))
            .Gives(x => x.Keys)
            .Gives(x => x.Values.Count)
            .Gives(x => { var all = ""; foreach (var pair in x) all += pair.Key + pair.Value; return all; })
            .Gives(x => { var all = ""; foreach (KeyValuePair<string, int> pair in x) all += pair; return all; })
            .Gives(x => { foreach (var (key, value) in (IDictionary<string, int>)x) return key + value; return ""; })
            .Gives(x => x.Comparer == null)
            .Gives(x => x.Count)
            .Gives(() => new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 }, (x, a) => x.Equals(a));

        Of("Dictionary<int, List<int>>", () => new Dictionary<int, List<int>> { [1] = [1, 2] })
            .Does(x => x[1].Add(3))
            .Gives(x => x[1].Count)
            .Gives(x => x[1][0]++)
            .Gives(() => new List<int> { 9 }, (x, a) => { x[2] = a; return x.Count; })
            .Gives(x => x[(short)1].Count)
            .Gives(x => x[1L]);

        Of("ConcurrentDictionary<int, string>", () => new ConcurrentDictionary<int, string>([new(1, "a")]))
            .Gives(x => x.GetOrAdd(2, "b"))
            .Gives(x => x.GetOrAdd(3, (Func<int, string>)(key => $"made {key}")))
            .Gives(x => x.AddOrUpdate(1, "new", (Func<int, string, string>)((_, old) => old + "!")))
            .Gives(x => { string removed; return x.TryRemove(1, out removed) + removed; })
            .Gives(x => x.TryUpdate(1, "z", "a"))
            .Gives(x => x.IsEmpty)
            .Gives(x => x[1].Length);

        Of("SortedDictionary<string, int>", () => new SortedDictionary<string, int>(StringComparer.Ordinal) { ["b"] = 2, ["a"] = 1 })
            .Does(x => x["0"] = 0)
            .Gives(x => { foreach (var pair in x) return pair.Key; return null; })
            .Gives(x => x.Keys)
            .Gives(x => x.ContainsValue(2));

        Of("SortedList<int, string>", () => new SortedList<int, string> { [2] = "b", [1] = "a" })
            .Gives(x => x.Keys[0])
            .Gives(x => x.Values[1])
            .Gives(x => x.IndexOfKey(2))
            .Gives(x => x.GetValueAtIndex(0))
            .Does(x => x.RemoveAt(0))
            .Does(x => x.Add(1, "again"));

        Of("Hashtable", () => new Hashtable { [1] = "a", ["k"] = 2 })
            .SeenBy(x => x.Keys.Cast<object>().Select(key => $"{key}={x[key]}").Order(StringComparer.Ordinal))
            .Gives(x => x[1])
            .Gives(x => x["none"])
            .Does(x => x["k"] = null)
            .Gives(x => x.ContainsKey(1L))
            .Gives(() => new object(), (x, a) => { x[a] = 1; return x[a]; });

        Of("NameValueCollection", () => new NameValueCollection { { "a", "1" }, { "b", "2" }, { "a", "3" } })
            .SeenBy(x => x.ToString() + string.Join("|", x.AllKeys.Select(key => key + x[key])))
            .Gives(x => x["a"])
            .Gives(x => x[1])
            .Gives(x => x.GetValues("a"))
            .Gives(x => x.AllKeys)
            .Gives(x => x["none"])
            .Does(x => x["b"] = "z")
            .Gives(x => { var keys = ""; foreach (string key in x) keys += key; return keys; });

        Of("OrderedDictionary", () => new System.Collections.Specialized.OrderedDictionary { ["x"] = 1, ["y"] = 2 })
            .SeenBy(x => x.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}"))
            .Gives(x => x[0])
            .Gives(x => x["y"])
            .Does(x => x.Insert(0, "z", 0))
            .Gives(x => { foreach (DictionaryEntry entry in x) return entry.Key; return null; });

        Of("ReadOnlyDictionary<string, int>", () => new ReadOnlyDictionary<string, int>(new Dictionary<string, int> { ["a"] = 1 }))
            .Gives(x => x["a"])
            .Does(x => x["a"] = 2)
            .Gives(x => x.Keys);

        Of("ConditionalWeakTable", () => new System.Runtime.CompilerServices.ConditionalWeakTable<object, string>())
            .SeenBy(x => x.Count())
            .Gives(() => new object(), (x, a) => { x.Add(a, "text"); string found; return x.TryGetValue(a, out found) + found; });

        Of("KeyedCollection", () => new ByLength { "a", "bb" })
            .Gives(x => x[0])
            .Gives(x => x.Contains(2))
            .Does(x => x.Add("cc"));
    }

    internal sealed class ByLength : KeyedCollection<int, string>
    {
        protected override int GetKeyForItem(string item) => item.Length;
    }
}
