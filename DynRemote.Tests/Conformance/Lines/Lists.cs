using System.Collections;
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
            .Does(x => x[0] = 7)
            .Does(x => x[1] += 7)
            .Gives(x => x[1]++)
            .Does(x => x.Sort())
            .Does(x => x.Sort((Comparison<int>)((left, right) => right - left)))
            .Does(x => x.Sort(Comparer<int>.Create((left, right) => right - left)))
            .Does(x => x.Insert(index: 1, item: 9))
            .Does(x => x.Insert(item: 9, index: 1))
            .Does(x => x.RemoveAt(9))
            .Gives(x => x.Remove(1))
            .Gives(x => x.IndexOf(2))
            .Gives(x => x.Contains(5))
            .Gives(x => x.Find((Predicate<int>)(i => i > 1)))
            .Gives(x => x.FindAll((Predicate<int>)(i => i > 1)))
            .Gives(x => x.RemoveAll((Predicate<int>)(i => i > 1)))
            .Does(() => new[] { 7, 8 }, (x, a) => x.AddRange(a))
            .Does(() => new int[5], (x, a) => x.CopyTo(a, 1))
            .Does(() => new int[2], (x, a) => x.CopyTo(a))
            .Gives(x => x.GetRange(1, 2))
            .Gives(x => x.ToArray())
            .Gives(x => x.AsReadOnly())
            .Gives(() => new List<int>(), (x, a) => { foreach (var i in x) a.Add(i); return a.Count; })
            .Does(() => new List<int>(), (x, a) => x.ForEach((Action<int>)a.Add))
            .Gives(x => { int[] all = x.ToArray(); return all.Length; })
            .Gives(x => { var sum = 0; foreach (int i in x) sum += i; return sum; })
            .Gives(x => string.Join(",", (IEnumerable<int>)x))
            .Gives(x => x == null)
            .Gives(x => x != null)
            .Gives(x => x.Equals(x))
            .Gives(x => { var y = x; return x == y; })
            .Gives(x => x.GetType())
            .Gives(x => x.ToString())
            .Gives(x => $"{x}")
            .Gives(x => "list " + x)
            .Gives(x => x + "!")
            .Gives(x => x + 1)
            .Gives(x => -x);

        Of("ArrayList", () => new ArrayList { 1, "two", null, 4.5 })
            .Gives(x => x[1])
            .Gives(x => x[2])
            .Gives(x => x.Add('c'))
            .Does(x => x.Reverse())
            .Does(x => x.Sort())
            .Gives(x => x.ToArray())
            .Gives(x => x.Clone())
            .Does(() => new object(), (x, a) => x[0] = a)
            .Gives(() => new object(), (x, a) => { x.Add(a); return x[4]; })
            .Gives(() => new object(), (x, a) => { x.Add(a); return x.IndexOf(a); });
    }
}
