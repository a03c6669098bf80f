using System.ComponentModel;
using System.Data;
using System.Net;
using System.Runtime.Serialization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Kinds;
using Newtonsoft.Json;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>What no proxy can get right.</summary>
internal static class Never
{
    private const string OwnClass = "an object of this process cannot become an instance of the owner's class";

    private const string NoHook = "the runtime looks at the class of the object in hand, which is a proxy's";

    private const string NoParameter = "C# chooses a method of this process by the class of the object in hand, which is a proxy's";

    private const string ByClass = "a serializer chooses how to write an object by its class, which is a proxy's";

    /// <summary>All of it.</summary>
    public static IReadOnlyList<Difference> All { get; } =
    [
        Difference.Of("List<int>", () => new List<int> { 3 }, x => x is List<int>, NoHook, "`x is IList<int>`, or `Remote.Is(x, typeof(List<int>))`"),
        Difference.Of("StringBuilder", () => new StringBuilder("ab"), x => (x as StringBuilder)?.Length, NoHook, "`x.Length`"),
        Difference.Of("List<int>", () => new List<int> { 3 }, x => { ((List<int>)x).Add(4); return x.Count; }, "what is typed as a class is of this process: the conversion makes a copy", "`((IList<int>)x).Add(4)`, or `x.Add(4)`"),
        Difference.Of("List<int>", () => new List<int> { 3, 1 }, x => { foreach (var i in x) x.Add(i); return x.Count; }, "the elements come in one round trip before the first is used", "`for (var i = 0; i < x.Count; i++)`"),
        Difference.Of("MatchCollection", () => Regex.Matches("ab cd", "[a-z]+"), x => { foreach (Match m in x) return m.Value; return null; }, "what is typed as a class is of this process", "`foreach (var m in x)`"),
        Difference.Of("Regex", () => new Regex("[a-z]+"), x => x.Replace("ab cd", (MatchEvaluator)(m => m.Value + "!")), "what is typed as a class is of this process, a delegate's parameters too", "`x.Replace(\"ab cd\", (Func<dynamic, string>)(m => m.Value + \"!\"))`"),
        Difference.Of("XElement", () => new XElement("r"), x => { x.Add(new XElement("i", 1)); return x.ToString(); }, OwnClass, "give the owner the text, or a method that makes the object there"),
        Difference.Of("Taker", () => new Taker(), x => { var list = new List<int>(); var seen = -1; x.Add(list, (Action)(() => seen = list.Count)); return (seen, list.Count); }, "a copy of the caller's collection is written back when the call has ended", "give the owner a parameter of an interface, `IList<int>`, which is live"),
        Difference.Of("Taker", () => new Taker(), x => { var list = new List<int> { 1 }; var doubled = x.Doubled(list); list.Add(2); return Enumerable.Count((IEnumerable<int>)doubled); }, "what the callee keeps is a copy of the caller's collection", "give the owner a parameter of an interface, `IEnumerable<int>`, which is live"),
        Difference.Of("List<int>", () => new List<int> { 3 }, x => Sum(x), NoParameter, "`Sum((List<int>)x)`, or a parameter of an interface"),
        Difference.Of("byte[]", () => new byte[] { 1, 255 }, x => Convert.ToHexString(x), NoParameter, "`Convert.ToHexString((byte[])x)`"),
        Difference.Of("Task<int>", () => Task.FromResult(5), x => { var both = Task.WhenAll(x, x); return both.Result.Length; }, "C# infers a type argument by the class of the object in hand, which is a proxy's", "`Task.WhenAll((Task<int>)x, (Task<int>)x)`; without the results `await Task.WhenAll(x, x)` will do"),
        Difference.Of("Overloads", () => new Overloads(), x => x.Generic(new List<int>()), "an object of this process cannot become an instance of the owner's class, so that the type argument is `object`", "`x.Generic<List<int>>(new List<int>())`, which gets a copy that is written back"),
        Difference.Of("string[]", () => new[] { "a" }, x => x is IList<object>, "the runtime looks at the class of the object in hand; that arrays are lists of their base classes is not in its interfaces", "`x is IReadOnlyList<object>`, or `x is IList<string>`"),
        Difference.Of("Person", () => new Person("Ann", 40), x => x.GetHashCode() == new Person("Ann", 40).GetHashCode(), "a hash code goes with what is in hand: it is the reference's, and asking for it makes no call", "`x.Equals(y)`, or a key that is a value"),
        Difference.Of("Taker", () => new Taker(), x => x.AreEqual(new Person("Ann", 40), new Person("Ann", 40)), "to the owner they are two references of the caller's, and to compare references makes no call", "give the owner a method that takes `dynamic`, or what is compared"),
        Difference.Of("Taker", () => new Taker(), x => { foreach (string part in x.Read("a,b,c,d")) { if (part == "b") break; } return x.PartsRead; }, "elements come in parts that grow, so that more may have been produced than were taken", "`x.Read(…).Take(2)`, or a query"),
        Difference.Of("DataTable", Table, x => { var seen = ""; x.RowChanged += (DataRowChangeEventHandler)((_, e) => seen += e.Action); x.Rows[0]["a"] = 5; return seen; }, "the arguments have a row of the owner's, of which only a reference comes; who adds such a handler is told", "`x.RowChanged += (EventHandler<dynamic>)((_, e) => seen += e.Action)`"),
        Difference.Of("Notifier", () => new Notifier(), x => { var seen = ""; x.Changed += (FileSystemEventHandler)((_, e) => seen += e is RenamedEventArgs); x.RenameAsChange(); return seen; }, "the arguments are made of the class that the handler declares", "`(EventHandler<dynamic>)((_, e) => …)`, and `e.OldName` or `Remote.Is(e, typeof(RenamedEventArgs))`"),
        Difference.Of("Notifier", () => new Notifier(), x => { x.Closing += (EventHandler)((_, e) => { if (e is CancelEventArgs cancel) cancel.Cancel = true; }); return x.Close(); }, "the arguments are made of the class that the handler declares", "`(EventHandler<CancelEventArgs>)((_, e) => e.Cancel = true)`"),
        Difference.Of("DataTable", Table, x => { try { return JsonConvert.SerializeObject(x); } catch (JsonSerializationException) { return "refused"; } }, ByClass, "have the owner write it"),
        Difference.Of("XElement", () => new XElement("r", new XElement("i", 1)), x => { try { return JsonConvert.SerializeObject(x); } catch (JsonSerializationException) { return "refused"; } }, ByClass, "`JsonConvert.SerializeObject(XElement.Parse(x.ToString()))`"),
        Difference.Of("Attributed", () => new Attributed(), x => JsonConvert.SerializeObject(x), "a serializer looks for attributes on the class of the object in hand, which is a proxy's", "serialize a copy: `JsonConvert.SerializeObject(Remote.Copy<Attributed>(x))`"),
        Difference.Of("Keyed", () => new Keyed(), x => x.OffsetOf(new ArraySegment<int>([1, 2, 3, 4], 1, 2)), "of an array, only the part goes over that is passed", "pass the array and the place"),
        Difference.Of("Stream", () => (Stream)new MemoryStream(), x => x is Stream, NoHook, "`Stream s = x;`, or `Remote.Is(x, typeof(Stream))`"),
        Difference.Of("tuple with a list", () => (1, new List<int> { 5 }), x => { (int, List<int>) pair = x; return pair.Item2.Count; }, "a tuple is copied, and has a reference where the list was", "`x.Item2`"),
        Difference.Of("List<int>", () => new List<int> { 3 }, x => (IEnumerable<int>)x is IList<int>, "what is converted to a sequence is walked, in one round trip; LINQ would ask a list for one element after the other", "`x is IList<int>`"),
        Difference.Of("Ranked", () => new Ranked(1), x => x is IComparable<Ranked>, "no object of the owner's class can be an argument here", "`x is IComparable`"),
        Difference.Of("IPAddress", () => IPAddress.Loopback, x => x is ISpanFormattable, "spans stay in their process", "`x is IFormattable`"),
        Difference.Of("Dictionary<string, int>", () => new Dictionary<string, int>(), x => x is ISerializable, "how an object is serialized, a proxy has to say of itself", "`Remote.Is(x, typeof(ISerializable))`"),
    ];

    private static DataTable Table()
    {
        var table = new DataTable("t");
        table.Columns.Add("a", typeof(int));
        table.Rows.Add(1);
        return table;
    }

    private static int Sum(List<int> list) => list.Sum();
}
