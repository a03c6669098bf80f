using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Kinds;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Overloads, arguments of every kind, delegates and events.</summary>
internal sealed class Calls : LineTable
{
    public override string Title => "Calls, delegates and events";

    protected override void Write()
    {
        Of("overloads", () => new Overloads())
            .Gives(x => x.Take(1))
            .Gives(x => x.Take(1L))
            .Gives(x => x.Take((byte)1))
            .Gives(x => x.Take(1u))
            .Gives(x => x.Take(1.5f))
            .Gives(x => x.Take('a'))
            .Gives(x => x.Take("a"))
            .Gives(x => x.Take(true))
            .Gives(x => x.Take(1.5m))
            .Gives(x => x.Take(1, 2))
            .Gives(x => x.Take())
            .Gives(() => new[] { 1, 2, 3 }, (x, a) => x.Take(a))
            .Gives(() => new object[] { 1, "a" }, (x, a) => x.ReverseAll(a))
            .Gives(() => new[] { "a", "b" }, (x, a) => x.ReverseAll(a))
            .Gives(() => new[] { new Version(1, 0), new Version(2, 0) }, (x, a) => x.ReverseAll(a))
            .Gives(x => x.Optional(1))
            .Gives(x => x.Optional(1, c: "z"))
            .Gives(x => x.Optional(c: "z", a: 5))
            .Gives(x => x.Optional(b: 3))
            .Gives(x => x.Optional(1, 2, "3", 4))
            .Gives(x => x.Optional(1, "two"))
            .Gives(x => x.Byte(200))
            .Gives(x => x.Byte(300))
            .Gives(x => { var n = 200; return x.Byte(n); })
            .Gives(x => x.Day(0))
            .Gives(x => x.Day(1))
            .Gives(x => x.Day(DayOfWeek.Friday))
            .Gives(x => x.Day("Friday"))
            .Gives(x => x.Maybe(null))
            .Gives(x => x.Maybe(3))
            .Gives(x => x.Maybe((short)3))
            .Gives(x => x.Join("-"))
            .Gives(x => x.Join("-", 1, "b", null))
            .Gives(x => x.Join("-", null))
            .Gives(() => new object[] { 1, 2 }, (x, a) => x.Join("-", a))
            .Gives(x => x.Generic(1))
            .Gives(x => x.Generic<long>(1))
            .Gives(x => x.Generic<string>(null))
            .Gives(x => x.Generic(null))
            .Gives(x => x.Generic<int>("a"))
            .Gives(x => x.Both(1, 2L))
            .Gives(x => x.Both("a", 1))
            .Gives(() => new List<string> { "p", "q" }, (x, a) => x.ListOf(a))
            .Gives(() => new[] { 1, 2 }, (x, a) => x.ListOf(a))
            .Gives(x => x.ListOf(3))
            .Gives(x => x.Ambiguous(1, 2))
            .Gives(x => x.Ambiguous(1, 2L))
            .Gives(x => { int a = 1, b = 2; x.Swap(ref a, ref b); return a + ":" + b; })
            .Gives(x => { int a = 1; x.Swap(a, 2); return a; })
            .Gives(x => { int a = 1, b = 2; try { x.SwapThenThrow(ref a, ref b); } catch (FormatException) { } return a + ":" + b; })
            .Gives(x => { int a = 1, b = 2; x.SwapThenThrow(ref a, ref b); return a + ":" + b; })
            .Does(() => new List<int> { 1 }, (x, a) => x.Fill(a))
            .Does(() => new[] { 3, 1, 2 }, (x, a) => x.SortAll(a))
            .Gives(() => new HashSet<int> { 1, 2 }, (x, a) => x.Sum(a))
            .Gives(() => new List<int> { 1 }, (x, a) => x.CountOf(a))
            .Gives(x => x.Sum(Enumerable.Range(1, 4)))
            .Gives(x => x.Called((Func<int, string>)(n => new string('x', n))))
            .Gives(x => x.Called((Func<int, string>)(n => throw new FormatException("from the callback"))))
            .Gives(x => x.Called(null))
            .Gives(x => x.take(1));

        Of("Func<int, int>", () => (Func<int, int>)(n => n * 2))
            .Gives(x => x(4))
            .Gives(x => x.Invoke(4))
            .Gives(x => x((byte)4))
            .Gives(x => x("4"))
            .Gives(x => x())
            .Gives(x => x(1, 2))
            .Gives(x => { Func<int, int> f = x; return f(5); })
            .Gives(x => Enumerable.Sum(Enumerable.Select(new[] { 1, 2 }, (Func<int, int>)x)));

        Of("Action<string>, a closure", () => { var log = new List<string>(); return (Action<string>)(text => { if (text == "") throw new ArgumentException("empty", nameof(text)); log.Add(text); }); })
            .SeenBy(x => x.Target is null ? "static" : "closure")
            .Does(x => x("a"))
            .Does(x => x(""))
            .Does(x => x(null))
            .Gives(x => { Action<string> f = x; f("b"); return f != null; });

        Of("multicast delegate", () => { Action<List<int>> one = list => list.Add(1), two = list => list.Add(2); return one + two; })
            .Does(() => new List<int>(), (x, a) => x(a))
            .Gives(() => new List<int>(), (x, a) => { Action<List<int>> f = x; f(a); return a.Count; });

        Of("events", () => new Bell())
            .Gives(() => new List<string>(), (x, a) => { x.Rung += (EventHandler)((_, _) => a.Add("rung")); x.Ring(); return a.Count; })
            .Gives(() => new List<string>(), (x, a) => { x.Struck += (Action<int, string>)((n, s) => a.Add(s + n)); x.Strike(3); return a.Count; })
            .Gives(() => new List<string>(), (x, a) =>
            {
                Action<int, string> handler = (n, s) => a.Add(s + n);
                x.Struck += handler;
                x.Struck += handler;
                x.Struck -= handler;
                x.Strike(3);
                return a.Count + x.Subscribers;
            })
            .Gives(x => { x.Asked += (Func<int, int>)(n => n + 1); return x.Ask(4); })
            .Gives(x => { x.Rung += (EventHandler)((_, _) => throw new FormatException("a handler's")); x.Ring(); return 0; })
            .Does(x => x.Rung -= (EventHandler)((_, _) => { }))
            .Gives(x => { EventHandler? none = null; x.Rung += none; x.Rung -= none; return x.Subscribers; })
            .Gives(() => new List<string>(), (x, a) => { EventHandler one = (_, _) => a.Add("one"), two = (_, _) => a.Add("two"); x.Rung += one + two; x.Ring(); x.Rung -= two; x.Ring(); return x.Subscribers; })
            .Gives(() => new List<string>(), (x, a) => { EventHandler one = (_, _) => a.Add("one"), two = (_, _) => a.Add("two"); x.Rung += one; x.Rung += two; x.Rung -= one + two; x.Ring(); return x.Subscribers; })
            .Gives(x => { var isEmpty = false; x.Rung += (EventHandler)((_, e) => isEmpty = e == EventArgs.Empty); x.Ring(); return isEmpty; })
            .Gives(x => { object? sender = null; x.Rung += (EventHandler)((s, _) => sender = s); x.Ring(); return ReferenceEquals(sender, (object)x); });
    }
}
