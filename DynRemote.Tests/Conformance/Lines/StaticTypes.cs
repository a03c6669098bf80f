using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Kinds;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>What depends on the static types of arguments, and on the type of what is assigned to.</summary>
internal sealed class StaticTypes : LineTable
{
    public override string Title => "Static types of arguments, and the value of an assignment";

    protected override void Write()
    {
        Of("static types", () => new Choosy())
            .Gives(x => x.Take((string)null!))
            .Gives(x => x.Take((int[])null!))
            .Gives(x => x.Take((object)null!))
            .Gives(x => x.Take(null))
            .Gives(x => { dynamic? d = null; return x.Take(d); })
            .Gives(x => { object o = "a"; return x.Take(o); })
            .Gives(x => { dynamic o = "a"; return x.Take(o); })
            .Gives(() => new[] { 1, 2 }, (x, a) => { object o = a; return x.Take(o); })
            .Gives(() => new[] { 1, 2 }, (x, a) => x.Take(a))
            .Gives(x => x.Only((string)null!))
            .Gives(x => { int? n = 5; return x.Number(n); })
            .Gives(x => { int? n = null; return x.Number(n); })
            .Gives(x => { int? n = 5; return x.Wide(n); })
            .Gives(x => { int? n = null; return x.Wide(n); })
            .Gives(x => { int? n = null; return x.Boxed(n); })
            .Gives(x => { long? n = 5; return x.Number(n); })
            .Gives(x => { IComparable n = 5; return x.Boxed(n); })
            .Gives(() => new List<int> { 1, 2 }, (x, a) => x.Sequence(a))
            .Gives(() => new List<int> { 1, 2 }, (x, a) => x.Sequence((IList<int>)a))
            .Gives(() => new List<int> { 1, 2 }, (x, a) => x.Sequence((IEnumerable<int>)a))
            .Gives(() => new List<int> { 1, 2 }, (x, a) => x.Sequence((System.Collections.IEnumerable)a))
            .Gives(() => new HashSet<int> { 1, 2 }, (x, a) => x.Sequence(a))
            .Gives(() => new[] { 1, 2 }, (x, a) => x.Sequence(a))
            .Gives(x => { object o = "a"; return x.Generic(o); })
            .Gives(x => { int? n = 5; return x.Generic(n); })
            .Gives(x => x.Generic((string)null!))
            .Gives(x => { string? s = null; x.Swap(ref s); return s; })
            .Gives(x => { int n; x.Give(out n); return n; })
            .Gives(x => { string s; x.Give(out s); return s; })
            .Gives(x => { double d; x.Give(out d); return d; })
            .Gives(x => { object i = "a"; return x[i]; })
            .Gives(x => { object i = 1; return x[i]; })
            .Does(x => { int? n = null; x.Maybe = n; })
            .Does(x => x.Text = (string)null!)
            .Does(x => { object o = "a"; x.Any = o; });

        Of("the value of an assignment", () => new Choosy())
            .Gives(x => x.Double = 1)
            .Gives(x => x.Byte = 1)
            .Gives(x => x.Byte += 1)
            .Gives(x => x.Maybe = 1)
            .Gives(x => x.Maybe = null)
            .Gives(x => x.Decimal = 'a')
            .Gives(x => x.Any = 1)
            .Gives(x => x.Text = "a")
            .Gives(x => x.Day = 0)
            .Gives(x => x[1] = 1)
            .Gives(x => x[(byte)1] = 'a')
            .Gives(x => (x.Name = "a").LocalName)
            .Gives(() => new Choosy(), (x, a) => { a.Double = x.Int = 3; return a.Double; })
            .Gives(x => { double d = 2; d = x.Double = d + 1; return d; });

        Of("int, by reference", () => 5).ByReference()
            .Gives(x => { int? n = 3; return x + n; })
            .Gives(x => { int? n = null; return x + n; })
            .Gives(x => { int? n = null; return x == n; })
            .Gives(x => { int? n = null; return x < n; })
            .Gives(x => x + (string)null!);

        Of("double[]", () => new double[2])
            .Gives(x => x[0] = 1)
            .Gives(x => { object o = "a"; return x[0] = o; })
            .Gives(x => { object o = "a"; return x[o]; });

        Of("List<long>", () => new List<long> { 1 })
            .Gives(x => x[0] = 7)
            .Does(x => { object o = "a"; x.Add(o); });

        Of("Func<int, int>, of an object", () => (Func<int, int>)(n => n + 1))
            .Gives(x => { object o = "a"; return x(o); })
            .Gives(x => { int? n = null; return x(n); });
    }
}
