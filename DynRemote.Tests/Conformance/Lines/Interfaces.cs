using System.Collections;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.ComponentModel;
using System.Globalization;
using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Kinds;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Tests for interfaces, patterns, typed variables and parameters, <c>foreach</c> and <c>using</c>: for all of these C# asks the object in hand.</summary>
internal sealed class Interfaces : LineTable
{
    public override string Title => "Interfaces";

    protected override void Write()
    {
        Of("List<int>, by its interfaces", () => new List<int> { 3, 1, 2 })
            .Gives(x => x is IDisposable)
            .Gives(x => x is IList<int>)
            .Gives(x => x is IEnumerable<int>)
            .Gives(x => x is IReadOnlyList<int> and IList)
            .Gives(x => x is IEnumerable<string>)
            .Gives(x => x is IEnumerable<object>)
            .Gives(x => x is not IDictionary)
            .Gives(x => x as IEnumerable<int>)
            .Gives(x => x as IDisposable)
            .Gives(x => (x as IEnumerable<int>)?.Sum())
            .Gives(x => (x as IDictionary)?.Count ?? -1)
            .Gives(x => x is ICollection<int> { Count: 3 })
            .Gives(x => x is IList<int> list ? list.IndexOf(2) : -1)
            .Gives(x => (IList<int>)x is [3, .., var last] ? last : 0)
            .Gives(x => x switch { IDictionary => "map", IList<string> => "texts", IList<int> { Count: > 2 } list => "long, from " + list[0], _ => "other" })
            .Gives(x => { ICollection<int> c = x; return c.Count + ":" + c.IsReadOnly; })
            .Gives(x => ((ICollection<int>)x).IsReadOnly)
            .Gives(x => ((IReadOnlyList<int>)x)[1])
            .Gives(x => ((IReadOnlyList<int>)x)[7])
            .Gives(x => ((IList)x).Add(9))
            .Does(x => ((IList)x).Add("nine"))
            .Gives(x => ((IList)x).Contains("nine"))
            .Gives(x => ((IList)x).IsFixedSize)
            .Gives(x => ((ICollection)x).SyncRoot)
            .Does(x => ((IList<int>)x)[0] = 7)
            .Does(x => ((IList<int>)x)[0]++)
            .Does(x => { if (x is IList<int> list) list.Insert(1, 5); })
            .Does(() => new int[5], (x, a) => ((ICollection<int>)x).CopyTo(a, 1))
            .Does(() => new int[2], (x, a) => ((ICollection<int>)x).CopyTo(a, 0))
            .Does(() => new object[3], (x, a) => ((ICollection)x).CopyTo(a, 0))
            .Gives(x => { var sum = 0; foreach (var i in (IEnumerable<int>)x) sum += i; return sum; })
            .Gives(x => { var all = ""; foreach (var i in (IEnumerable)x) all += i; return all; })
            .Gives(x => { foreach (var i in (IEnumerable<int>)x) if (i < 3) return i; return 0; })
            .Gives(x => Typed(x))
            .Gives(x => Overloaded(x))
            .Gives(x => Generic(x))
            .Gives(x => { Func<IList<int>, int> count = list => list.Count; return count(x); });

        Of("string[], by its interfaces", () => new[] { "b", "a" })
            .Gives(x => x is IReadOnlyList<string>)
            .Gives(x => x is IEnumerable<object>)
            .Gives(x => x is IReadOnlyCollection<IComparable>)
            .Gives(x => ((IEnumerable<object>)x).Last())
            .Gives(x => x is IStructuralEquatable)
            .Gives(x => ((IList<string>)x).IsReadOnly)
            .Gives(x => ((IList)x).IsReadOnly)
            .Does(x => ((IList<string>)x).Add("c"))
            .Does(x => ((IList)x)[0] = 1)
            .Gives(x => ((ICloneable)x).Clone())
            .Gives(x => Overloaded(x));

        Of("Dictionary<string, int>, by its interfaces", () => new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 })
            .Gives(x => x is IDictionary<string, int> map && map.ContainsKey("one"))
            .Gives(x => x is IReadOnlyDictionary<string, int> { Count: 2 })
            .Gives(x => x is IDictionary<string, object>)
            .Gives(x => ((IReadOnlyDictionary<string, int>)x)["two"])
            .Gives(x => ((IReadOnlyDictionary<string, int>)x)["three"])
            .Gives(x => { int found; return ((IDictionary<string, int>)x).TryGetValue("two", out found) + ":" + found; })
            .Gives(x => ((IDictionary)x)["one"])
            .Gives(x => ((IDictionary)x)[7])
            .Does(x => ((IDictionary)x)["one"] = "text")
            .Does(x => ((IDictionary<string, int>)x)["three"] = 3)
            .Gives(x => ((ICollection<KeyValuePair<string, int>>)x).Contains(new("one", 1)))
            .Gives(x => ((IDictionary<string, int>)x).Keys)
            .Gives(x => { var all = ""; foreach (var (key, value) in (IReadOnlyDictionary<string, int>)x) all += key + value; return all; })
            .Gives(x => { var all = ""; foreach (DictionaryEntry entry in (IDictionary)x) all += entry.Key + "=" + entry.Value; return all; })
            .Gives(x => Overloaded(x));

        Of("Hashtable, by its interfaces", () => new Hashtable { ["k"] = 2 })
            .Gives(x => x is IDictionary { Count: 1 })
            .Gives(x => { var all = ""; foreach (DictionaryEntry entry in (IDictionary)x) all += entry.Key + "=" + entry.Value; return all; })
            .Gives(x => { var all = ""; foreach (DictionaryEntry entry in x) all += entry.Key + "=" + entry.Value; return all; })
            .Gives(x => Enumerable.Cast<DictionaryEntry>((IEnumerable)x).Single());

        Of("iterator, by its interfaces", Squares)
            .Gives(x => x is IEnumerable<int>)
            .Gives(x => x is IEnumerator<int>)
            .Gives(x => x is ICollection<int>)
            .Gives(x => x is IDisposable)
            .Gives(x => { var sum = 0; foreach (int i in x) sum += i; return sum; })
            .Gives(x => { var sum = 0; foreach (var i in (IEnumerable<int>)x) sum += i; return sum; })
            .Gives(x => string.Join(",", (IEnumerable<int>)x))
            .Gives(x => Enumerable.Sum((IEnumerable<int>)x))
            .Gives(x => ((IEnumerable<int>)x).First())
            .Gives(x => { foreach (var i in (IEnumerable<int>)x) return i; return 0; });

        Of("asynchronous iterator", SquaresAsync)
            .SeenBy(_ => null)
            .Gives(x => x is IAsyncEnumerable<int>)
            .Gives(x => x is IEnumerable<int>)
            .Awaits(async x => { var sum = 0; await foreach (var i in (IAsyncEnumerable<int>)x) sum += i; return sum; });

        Of("MemoryStream, to be disposed of", () => new MemoryStream([1, 2, 3]))
            .SeenBy(x => x.CanRead)
            .Gives(x => x is IDisposable and IAsyncDisposable)
            .Gives(x => x is IEnumerable)
            .Does(x => { using (x) { } })
            .Gives(x => { using (x) return x.Length; })
            .Gives(x => { using IDisposable d = x; return d is IAsyncDisposable; })
            .Does(x => ((IDisposable)x).Dispose())
            .Does(x => (x as IDisposable)?.Dispose())
            .Awaits(async x => { await using (x) return x.Length; })
            .Awaits(async x => { await using IAsyncDisposable d = x; return d is IDisposable; })
            .Awaits(async x => { if (x is IAsyncDisposable d) await d.DisposeAsync(); return null; })
            .Gives(x => { using (x) throw new FormatException("inside"); });

        Of("ObservableCollection<int>, by its interfaces", () => new ObservableCollection<int> { 1, 2 })
            .Gives(x => x is INotifyCollectionChanged and INotifyPropertyChanged)
            .Gives(() => new List<string>(), (x, a) =>
            {
                ((INotifyCollectionChanged)x).CollectionChanged += (_, e) => a.Add($"{e.Action} {e.NewStartingIndex}");
                x.Add(4);
                return a.Count;
            })
            .Gives(() => new List<string?>(), (x, a) =>
            {
                PropertyChangedEventHandler handler = (_, e) => a.Add(e.PropertyName);
                ((INotifyPropertyChanged)x).PropertyChanged += handler;
                x.Add(4);
                ((INotifyPropertyChanged)x).PropertyChanged -= handler;
                x.Add(5);
                return a.Count;
            });

        Of("int, by its interfaces", () => 255).ByReference()
            .Gives(x => x is IComparable and IComparable<int> and IEquatable<int>)
            .Gives(x => x is IFormattable and IConvertible)
            .Gives(x => x is IComparable<long>)
            .Gives(x => ((IComparable<int>)x).CompareTo(300))
            .Gives(x => ((IComparable)x).CompareTo("255"))
            .Gives(x => ((IEquatable<int>)x).Equals(255))
            .Gives(x => ((IFormattable)x).ToString("X4", CultureInfo.InvariantCulture))
            .Gives(x => string.Format(CultureInfo.InvariantCulture, "<{0:X4}>", x))
            .Gives(x => $"{x:X4}")
            .Gives(x => Convert.ToInt64(x))
            .Gives(x => Convert.ToString(x, CultureInfo.InvariantCulture))
            .Gives(x => ((IConvertible)x).ToDouble(null));

        Of("a class with members of interfaces only", () => new Greeter())
            .Gives(x => x is IGreeter)
            .Gives(x => ((IGreeter)x).Greet())
            .Gives(x => ((IGreeter)x).Part("Bo"))
            .Gives(x => x is IGreeter { Name.Length: 3 } greeter ? greeter.Part("Bo") : "")
            .Gives(x => $"{x:short}")
            .Gives(x => ((IFormattable)x).ToString("short", null))
            .Does(x => { using (x) { } })
            .Gives(x => { IGreeter greeter = x; return greeter == x; });

        Of("comparable objects", () => new Ranked(2))
            .Gives(x => x is IComparable)
            .Gives(x => ((IComparable)x).CompareTo(x))
            .Gives(x => Comparer<object>.Default.Compare((object)x, (object)x))
            .Gives(x => ((IComparable)x).CompareTo(null));

        Of("Task<int>, by its interfaces", () => Task.FromResult(5)).EndedBy(_ => { })
            .Gives(x => x is IAsyncResult { IsCompleted: true })
            .Gives(x => ((IAsyncResult)x).CompletedSynchronously);
    }

    private static IEnumerable<int> Squares()
    {
        for (var i = 1; i <= 3; i++)
            yield return i * i;
    }

    private static async IAsyncEnumerable<int> SquaresAsync()
    {
        for (var i = 1; i <= 3; i++)
        {
            await Task.CompletedTask;
            yield return i * i;
        }
    }

    private static string Typed(IList<int> list) => "list of " + list.Count;

    private static string Overloaded(object value) => "object " + (value is null);

    private static string Overloaded(IEnumerable sequence) => "sequence " + string.Join(",", sequence.Cast<object>());

    private static string Overloaded(IEnumerable<int> numbers) => "numbers up to " + numbers.Max();

    private static string Overloaded(IDictionary map) => "map of " + map.Count;

    private static string Generic<T>(IEnumerable<T> sequence) => typeof(T).Name;
}
