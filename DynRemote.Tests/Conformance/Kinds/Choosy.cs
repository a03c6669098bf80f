using System.Collections;
using System.Xml.Linq;

namespace DynRemote.Tests.Conformance.Kinds;

/// <summary>Chooses by the static types of arguments, and has members of types that what is assigned to them is converted to.</summary>
public sealed class Choosy
{
    public double Double { get; set; }

    public byte Byte { get; set; }

    public int Int { get; set; }

    public int? Maybe { get; set; }

    public decimal Decimal { get; set; }

    public object? Any { get; set; }

    public string? Text { get; set; }

    public DayOfWeek Day { get; set; }

    public XName? Name { get; set; }

    public string Last { get; private set; } = "";

    public long this[int index]
    {
        get => index;
        set => Last = $"[{index}] = {value}";
    }

    public string this[object index] => Last = $"[object {index}]";

    public string Take(string? s) => Last = $"string {s ?? "null"}";

    public string Take(int[]? all) => Last = $"int[] {all?.Length}";

    public string Take(object? o) => Last = $"object {o is null}";

    public string Number(int n) => Last = $"int {n}";

    public string Number(int? n) => Last = $"int? {n}";

    public string Number(long? n) => Last = $"long? {n}";

    public string Wide(long? n) => Last = $"long? {n}";

    public string Boxed(IComparable? n) => Last = $"comparable {n}";

    public string Sequence(IEnumerable all) => Last = $"sequence of {all.Cast<object>().Count()}";

    public string Sequence(IEnumerable<int> all) => Last = $"sequence of ints {all.Sum()}";

    public string Sequence(IList<int> all) => Last = $"list of {all.Count}";

    public string Sequence(List<int> all) => Last = $"List of {all.Count}";

    public string Only(string s) => Last = $"only {s}";

    public string Generic<T>(T value) => Last = $"{typeof(T)} {value}";

    public string Swap(ref string? s) => Last = $"ref string {s = s + "!"}";

    public string Give(out int n) => Last = $"out int {n = 4}";

    public string Give(out string? s) => Last = $"out string {s = "four"}";
}
