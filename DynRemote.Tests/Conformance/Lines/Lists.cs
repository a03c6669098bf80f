using System.Collections;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.ComponentModel;
using DynRemote.Tests.Conformance.Differential;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Lists and what is used like one.</summary>
internal sealed class Lists : LineTable
{
    public override string Title => "Lists";

    protected override void Write()
    {
        Of("List<int>", () => new List<int> { 3, 1, 2 })
            .Gives(x => x.Count)
            .Gives(x => x[0])
            .Gives(x => x[7])
            .Gives(x => x["one"])
            .Does(x => x.Add(4))
            .Does(x => x.Add("four"))
            .Does(x => x.Add())
            .Does(x => x.Nothing())
            .Gives(x => x.Nothing)
            .Does(x => x.Count = 7)
            .Does(x => x[0] = 7)
            .Does(x => x[1] += 7)
            .Gives(x => x[1]++)
            .Gives(x => --x[1])
            .Does(x => x.Sort())
            .Does(x => x.Sort((Comparison<int>)((left, right) => right - left)))
            .Does(x => x.Sort(Comparer<int>.Create((left, right) => right - left)))
            .Does(x => x.Insert(index: 1, item: 9))
            .Does(x => x.Insert(item: 9, index: 1))
            .Does(x => x.Insert(item: 9, position: 1))
            .Does(x => x.RemoveAt(9))
            .Gives(x => x.Remove(1))
            .Gives(x => x.IndexOf(2))
            .Gives(x => x.Contains(5))
            .Gives(x => x.Find((Predicate<int>)(i => i > 1)))
            .Gives(x => x.FindAll((Predicate<int>)(i => i > 1)))
            .Gives(x => x.ConvertAll((Converter<int, string>)(i => $"<{i}>")))
            .Gives(x => x.RemoveAll((Predicate<int>)(i => i > 1)))
            .Gives(x => x.TrueForAll((Predicate<int>)(i => throw new FormatException("not " + i))))
            .Does(() => new[] { 7, 8 }, (x, a) => x.AddRange(a))
            .Does(() => new List<int> { 7, 8 }, (x, a) => x.InsertRange(1, a))
            .Does(() => new int[5], (x, a) => x.CopyTo(a, 1))
            .Does(() => new int[2], (x, a) => x.CopyTo(a))
            .Gives(x => x.GetRange(1, 2))
            .Gives(x => x.ToArray())
            .Gives(x => x.AsReadOnly())
            .Gives(x => x.BinarySearch(7))
            .Gives(x => x.GetEnumerator().MoveNext())
            .Gives(() => new List<int>(), (x, a) => { foreach (var i in x) a.Add(i); return a.Count; })
            .Does(() => new List<int>(), (x, a) => x.ForEach((Action<int>)a.Add));

        Of("List<int>, as any object", () => new List<int> { 3, 1, 2 })
            .Gives(x => { var sum = 0; foreach (int i in x) sum += i; return sum; })
            .Gives(x => { foreach (string i in x) return i; return null; })
            .Gives(x => string.Join(",", (IEnumerable<int>)x))
            .Gives(x => Enumerable.Sum((IEnumerable<int>)x))
            .Gives(x => x == null)
            .Gives(x => x != null)
            .Gives(x => x.Equals(x))
            .Gives(x => x.Equals(null))
            .Gives(x => { var y = x; return x == y; })
            .Gives(x => x == 3)
            .Gives(x => x.GetType())
            .Gives(x => x.GetType().Name)
            .Gives(x => x.ToString())
            .Gives(x => $"{x}")
            .Gives(x => "list " + x)
            .Gives(x => x + "!")
            .Gives(x => x + 1)
            .Gives(x => 1 - x)
            .Gives(x => -x)
            .Gives(x => !x)
            .Gives(x => x ? 1 : 2)
            .Gives(x => x && true)
            .Gives(x => x())
            .Gives(x => x(1, 2))
            .Gives(x => (int)x)
            .Gives(x => { string s = x; return s; })
            .Gives(x => (object)x)
            .Gives(x => x ?? "none")
            .Gives(x => x?.Count)
            .Gives(x => nameof(x.Count))
            .Gives(x => x.Count > 2 && x.Contains(1))
            .Gives(x => { IList<int> list = x; list.Add(4); return list[3]; })
            .Gives(x => ((IEnumerable)x).GetEnumerator().MoveNext());

        Of("List<string>", () => new List<string> { "b", "a", "c" })
            .Does(x => x.Add(null))
            .Does(x => x[0] += "x")
            .Does(x => x.Sort(StringComparer.Ordinal))
            .Gives(x => x[1].Length)
            .Gives(x => x[1].ToUpperInvariant())
            .Gives(x => x.IndexOf("c"))
            .Gives(x => string.Concat((IEnumerable<string>)x))
            .Gives(x => x.Exists((Predicate<string>)(s => s == "a")));

        Of("List<object>", () => new List<object> { 1, "two", 3.0 })
            .Gives(() => new Version(1, 2), (x, a) => { x.Add(a); return x[3]; })
            .Gives(() => new object(), (x, a) => { x.Add(a); return x[3]; })
            .Gives(() => new object(), (x, a) => { x.Add(a); return x.Contains(a); })
            .Gives(() => new object(), (x, a) => { x.Add(a); x.Remove(a); return x.Count; })
            .Gives(x => { x.Add(x); return x[3]; })
            .Does(x => x.Add('c'));

        Of("ArrayList", () => new ArrayList { 1, "two", null, 4.5 })
            .Gives(x => x[1])
            .Gives(x => x[2])
            .Gives(x => x.Add('c'))
            .Does(x => x.Reverse())
            .Does(x => x.Sort())
            .Gives(x => x.ToArray())
            .Gives(x => x.Clone())
            .Gives(x => x.IsFixedSize)
            .Does(() => new object(), (x, a) => x[0] = a)
            .Gives(() => new object(), (x, a) => { x.Add(a); return x.IndexOf(a); });

        Of("LinkedList<string>", () => new LinkedList<string>(["a", "b"]))
            .Gives(x => x.First.Value)
            .Gives(x => x.First.Next.Value)
            .Gives(x => x.Last.Next)
            .Does(x => x.AddLast("c"))
            .Does(x => x.AddAfter(x.First, "c"))
            .Does(x => x.First.Value = "z")
            .Gives(x => x.Find("b").Previous.Value)
            .Does(x => x.Remove(x.First))
            .Does(x => x.RemoveFirst())
            .Gives(x => { x.Clear(); x.RemoveFirst(); return 0; });

        Of("ObservableCollection<int>", () => new ObservableCollection<int> { 1, 2, 3 })
            .Does(x => x.Move(0, 2))
            .Gives(x => x.Count)
            .Gives(() => new List<string>(), (x, a) =>
            {
                x.CollectionChanged += (NotifyCollectionChangedEventHandler)((_, e) => a.Add($"{e.Action} {e.NewStartingIndex}"));
                x.Add(4);
                x.RemoveAt(0);
                return a.Count;
            })
            .Gives(() => new List<string>(), (x, a) =>
            {
                NotifyCollectionChangedEventHandler handler = (_, e) => a.Add($"{e.Action}");
                x.CollectionChanged += handler;
                x.Add(4);
                x.CollectionChanged -= handler;
                x.Add(5);
                return a.Count;
            });

        Of("BindingList<string>", () => new BindingList<string> { "a" })
            .Does(x => x.Add("b"))
            .Gives(x => x.AllowNew)
            .Gives(() => new List<string>(), (x, a) =>
            {
                x.ListChanged += (ListChangedEventHandler)((_, e) => a.Add($"{e.ListChangedType} {e.NewIndex}"));
                x[0] = "z";
                return a.Count;
            });

        Of("ReadOnlyCollection<int>", () => new ReadOnlyCollection<int>([1, 2]))
            .Gives(x => x[1])
            .Gives(x => x.Contains(2))
            .Gives(x => { ((IList<int>)x).Add(3); return 0; });

        Of("StringCollection", () => new StringCollection { "a", "b" })
            .Gives(x => x.Add("c"))
            .Gives(x => x[1])
            .Gives(x => x.IndexOf("b"))
            .Does(() => new[] { "x", "y" }, (x, a) => x.AddRange(a));
    }
}
