using System.Diagnostics;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using DynRemote.Access;
using DynRemote.Bench.Measuring;
using DynRemote.Binding;
using DynRemote.Operations;
using DynRemote.Proxies;
using DynRemote.Shapes;

namespace DynRemote.Bench.First;

/// <summary>
/// What the first operation on a kind of object costs its owner besides the wire: looking the member up, choosing an overload, asking the gate, making the call.
/// Every sample is of a type that was never used before.
/// </summary>
internal static class FirstCalls
{
    private const int Samples = 300;

    /// <summary>Types that are used first and not counted: the code that does the work is compiled by then, as it is on a connection that is warm.</summary>
    private const int Unmeasured = 60;

    private const double BarMicroseconds = 1000;

    private static readonly MemberBinder Binder = new(MemberGate.For(AccessPolicy.Safe), ProxyArguments.Instance);

    /// <summary>Measures and prints; 0 where the median of each sort of operation is within the bar of a millisecond.</summary>
    public static int Run(TextWriter output)
    {
        var sorts = Sorts();
        var table = new TextTable("first of its kind, at the owner", "median µs", "95 % within µs");
        var isWithin = true;
        var times = Measure(sorts);
        for (var sort = 0; sort < sorts.Length; sort++)
        {
            var median = times[sort][Samples / 2];
            isWithin &= median <= BarMicroseconds;
            table.Add(sorts[sort].Name, Text(median), Text(times[sort][Samples * 95 / 100]));
        }
        table.Print(output);
        output.WriteLine(isWithin ? "Each is within the bar of 1 ms." : "Not each is within the bar of 1 ms.");
        return isWithin ? 0 : 1;
    }

    private static (string Name, Func<Action> Operation)[] Sorts() =>
    [
        ("reference to an object: its shape", () => { var type = FreshKind.Class(); return () => { List<OwnShapes.Entry>? unsent = null; new OwnShapes().Encode(type, ref unsent); }; }),
        ("x.Plain(1)", () => On(x => Binder.InvokeMember(x, "Plain", new CallArguments([1])))),
        ("x.Over(1), of four overloads", () => On(x => Binder.InvokeMember(x, "Over", new CallArguments([1])))),
        ("x.Generic(1), inferred", () => On(x => Binder.InvokeMember(x, "Generic", new CallArguments([1])))),
        ("x.Generic<int>(1)", () => On(x => Binder.InvokeMember(x, "Generic", new CallArguments([1]) { TypeArguments = [typeof(int)] }))),
        ("x.Changing(ref i)", () => On(x => Binder.InvokeMember(x, "Changing", new CallArguments([1]) { ByReference = 1 }))),
        ("x.Level", () => On(x => Binder.Get(x, "Level"))),
        ("x.Level = 1", () => On(x => Binder.Set(x, "Level", new CallArguments([1])))),
        ("x[1]", () => On(x => Binder.GetIndex(x, new CallArguments([1])))),
        ("x[1] = 2", () => On(x => Binder.SetIndex(x, new CallArguments([1, 2])))),
        ("x + 1", () => On(x => Binder.Binary(ExpressionType.Add, x, 1))),
        ("f(1), a delegate", () => { var f = NewDelegate(); return () => Binder.Invoke(f, new CallArguments([1])); }),
        ("x.Missing(1), a failure", () => On(x => Failing(() => Binder.InvokeMember(x, "Missing", new CallArguments([1]))))),
    ];

    // The sorts take turns, so that no busy spell of the machine falls on one of them.
    private static double[][] Measure((string Name, Func<Action> Operation)[] sorts)
    {
        var times = Array.ConvertAll(sorts, _ => new double[Samples]);
        for (var i = -Unmeasured; i < Samples; i++)
        {
            FreshKind.BeginAssembly();
            for (var sort = 0; sort < sorts.Length; sort++)
            {
                var first = sorts[sort].Operation();
                var started = Stopwatch.GetTimestamp();
                first();
                if (i >= 0)
                    times[sort][i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            }
        }
        foreach (var sort in times)
            Array.Sort(sort);
        return times;
    }

    private static Action On(Func<object, object?> operation)
    {
        var target = Activator.CreateInstance(FreshKind.Class())!;
        return () => operation(target);
    }

    private static Delegate NewDelegate() =>
        Delegate.CreateDelegate(FreshKind.Delegate(), null, typeof(FirstCalls).GetMethod(nameof(Twice), BindingFlags.NonPublic | BindingFlags.Static)!);

    private static int Twice(int number) => 2 * number;

    private static object? Failing(Func<object?> operation)
    {
        try
        {
            return operation();
        }
        catch (Microsoft.CSharp.RuntimeBinder.RuntimeBinderException failure)
        {
            return failure;
        }
    }

    private static string Text(double microseconds) => microseconds.ToString("0", CultureInfo.InvariantCulture);
}
