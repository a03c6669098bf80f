using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Kinds;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>What C#'s run-time binder refuses on an object, and a proxy does.</summary>
internal static class Beyond
{
    /// <summary>All of it.</summary>
    public static IReadOnlyList<Difference> All { get; } =
    [
        Difference.Of("List<int>", () => new List<int> { 3, 1, 2 }, x => x[^1], "an index from the end works as it does in static C#"),
        Difference.Of("List<int>", () => new List<int> { 3, 1, 2 }, x => x.Where((Func<int, bool>)(i => i > 1)), "LINQ's extension methods work on a remote sequence"),
        Difference.Of("List<int>", () => new List<int> { 3, 1, 2 }, x => { dynamic f = x.Contains; return f(3); }, "a method is a value, for languages that get first and then call"),
        Difference.Of("List<int>", () => new List<int> { 3, 1, 2 }, x => x.Clear(), "a method without a result gives `null`, for languages that have no statements"),
        Difference.Of("ReadOnlyCollection<int>", () => new ReadOnlyCollection<int>([1, 2]), x => x.Add(3), "members that a class implements explicitly are members"),
        Difference.Of("Memory<byte>", () => new Memory<byte>([1, 2, 3]), x => x.Span, "a `ref struct` cannot leave the stack; the binder makes an invalid program of it, a proxy says so", "`x.ToArray()`"),
        Difference.Of("Regex", () => new Regex("[a-z]+"), x => x.Replace("ab cd", (Func<dynamic, string>)(m => m.Value + "!")), "a delegate is converted to the type that the parameter wants, and its own parameters may be `dynamic`"),
        Difference.Of("Aes", () => Aes.Create(), x => x.CreateEncryptor().InputBlockSize, "public members of classes that are internal are members"),
        Difference.Of("iterator", () => Enumerable.Range(0, 3).Select(i => i), x => x.GetEnumerator().MoveNext(), "members that a class implements explicitly are members"),
        Difference.Of("Overloads", () => new Overloads(), x => { dynamic found; x.TryGet("abc", out found); return found.Count; }, "the variable of an `out` argument may be `dynamic`"),
        Difference.Of("List<long>", () => new List<long> { 1 }, x => { object o = 5L; x.Add(o); return x.Count; }, "what comes from another process is held in variables of `object`: where nothing takes an object, an argument counts as what is in it"),
        Difference.Of("Choosy", () => new Choosy(), x => { object o = "a"; x.Text = o; return x.Text; }, "what is assigned counts as what is in the variable, where the variable's type does not fit"),
        Difference.Of("Bell", () => new Bell(), x => { var n = 0; x.Rung += (Action<object, object>)((_, _) => n++); x.Ring(); return n; }, "a handler may be of any type that fits the event"),
        Difference.Of("List<int>", () => new List<int> { 3, 1 }, x => { int[] array = x; return array[1]; }, "a sequence is copied into whatever collection is wanted"),
        Difference.Of("iterator", () => Enumerable.Range(0, 3).Select(i => i), x => { List<int> list = x; return list.Count; }, "a sequence is copied into whatever collection is wanted"),
        Difference.Of("struct without operators", () => (object)new Pixel(1, 2), x => x == null, "what is there is not null, of whatever class it is"),
        Difference.Of("List<int>", () => new List<int> { 3, 1 }, x => ((IEnumerable<object>)x).Count(), "a sequence of values is one of objects where that is asked for"),
    ];
}
