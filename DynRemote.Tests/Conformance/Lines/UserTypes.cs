using System.Runtime.CompilerServices;
using DynRemote.Tests.Conformance.Differential;
using DynRemote.Tests.Conformance.Kinds;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>Classes and structs as users write them.</summary>
internal sealed class UserTypes : LineTable
{
    public override string Title => "Types of one's own";

    protected override void Write()
    {
        Of("anonymous type", () => new { Name = "Ann", Numbers = new[] { 1, 2 } })
            .Gives(x => x.Name)
            .Gives(x => x.Numbers[1])
            .Does(x => x.Numbers[1] = 9)
            .Does(x => x.Name = "Bob")
            .Gives(x => x.Age);

        Of("record", () => new Person("Ann", 40))
            .Gives(x => x.Name + x.Age)
            .Gives(x => x.Older().Age)
            .Gives(x => x.Older(years: 5).ToString())
            .Does(x => x.Age = 41)
            .Gives(x => { string name; int age; x.Deconstruct(out name, out age); return name + age; })
            .Gives(x => x.Equals(x.Older(0)))
            .Gives(x => x == x.Older(0))
            .Gives(x => x.ToString());

        Of("derived record", () => new Employee("Bo", 30, "Firm"))
            .Gives(x => x.Older(2))
            .Gives(x => x.Firm.Length)
            .Gives(x => x != x.Older());

        Of("record struct", () => (object)new Mark(3, 4))
            .Gives(x => x.Length)
            .Gives(x => (x + x).X)
            .Gives(x => x.ToString())
            .Does(x => x.Y = 1)
            .Does(x => x.Move(2.5));

        Of("struct with operators", () => (object)new Euro(5))
            .Gives(x => x + x)
            .Gives(x => x + 1)
            .Gives(x => 1 + x)
            .Gives(x => x * 3)
            .Gives(x => 3 * x)
            .Gives(x => -x)
            .Gives(x => { x++; return x; })
            .Gives(x => x > 4)
            .Gives(x => x == 5)
            .Gives(x => x ? "some" : "none")
            .Gives(x => { decimal amount = x; return amount; })
            .Gives(x => (int)x)
            .Gives(x => (long)x)
            .Gives(x => { int amount = x; return amount; })
            .Gives(x => x - 1)
            .Gives(x => x.CompareTo(7));

        Of("explicit and default interface members", () => new Greeter())
            .Gives(x => x.Name)
            .Does(x => x.Name = "Bo")
            .Gives(x => ((IGreeter)x).Part("Bo"))
            .Gives(x => ((IGreeter)x).Greet())
            .Gives(x => ((IGreeter)x).Name)
            .Does(x => { using (x) { } })
            .Does(x => ((IDisposable)x).Dispose());

        Of("internal class", () => new Hidden())
            .Gives(x => x.Number)
            .Does(x => x.Number = 5)
            .Does(x => x.Number += 5)
            .Gives(x => x.Twice(4))
            .Gives(x => x.Who())
            .Gives(x => x.Twice("4"));

        Of("hidden and overridden members", () => new Covering())
            .Gives(x => x.Number)
            .Gives(x => x.Who())
            .Does(x => x.Number = 3)
            .Gives(x => x.Twice(2));

        Of("generic class with indexers", () => new Grid<int>(3, -1))
            .Gives(x => x[1, 2])
            .Does(x => x[1, 2] = 7)
            .Does(x => x[1, 2]++)
            .Gives(x => x[y: 1, x: 2])
            .Gives(x => x["first"])
            .Gives(x => x["second"])
            .Gives(x => x[1, 2, 3])
            .Gives(x => x[1])
            .Gives(x => x.With("a"))
            .Gives(x => x.Name<string>())
            .Gives(x => x.Name<List<int>>())
            .Gives(x => x.Name())
            .Gives(x => x[true]);

        Of("half of a property overridden", () => new WrittenHalf())
            .SeenBy(x => x.Both)
            .Gives(x => x.Both)
            .Does(x => x.Both = 3)
            .Does(x => x.Both += 3);

        Of("the other half overridden, too", () => new ReadHalf())
            .SeenBy(x => x.Both)
            .Gives(x => x.Both)
            .Does(x => x.Both = 3);

        Of("Celsius", () => new StrongBox<Celsius>(20.0))
            .SeenBy(x => x.Value)
            .Gives(x => x.Value == 20.0)
            .Gives(x => x.Value != 20.0)
            .Gives(x => 20.0 == x.Value)
            .Gives(x => x.Value + 1);

        Of("Perishable", () => new Perishable())
            .Gives(x => x == null)
            .Gives(x => { x.HasPerished = true; return x == null; })
            .Gives(x => { x.HasPerished = true; return x != null; })
            .Gives(x => { x.HasPerished = true; return null == x; })
            .Gives(x => x != null);

        Of("Gauge", () => new Gauge { Name = "g" })
            .Gives(x => x.Field)
            .Does(x => x.Field = 9)
            .Does(x => x.Field++)
            .Does(x => x.Fixed = 9)
            .Does(x => x.Name = "h")
            .Does(x => x.Small += 5)
            .Does(x => x.Small += 6)
            .Does(x => x.Small = 7)
            .Does(x => x.Small = 300)
            .Does(x => x.Small++)
            .Does(x => x.Perhaps = 3)
            .Does(x => x.Perhaps = null)
            .Gives(x => x.WriteOnly)
            .Does(x => x.WriteOnly = 3)
            .Gives(x => x.Function(3))
            .Does(x => x.Function = (Func<int, int>)(n => n * 10))
            .Gives(x => { x.Function = (Func<int, int>)(n => n * 10); return x.Function(4); })
            .Gives(() => new List<int>(), (x, a) => { x.Callback = (Action)(() => a.Add(1)); x.Callback(); return a.Count; })
            .Does(x => x.Callback())
            .Does(x => x.Numbers.Add(3))
            .Does(x => x.Numbers = null)
            .Gives(x => x.Broken)
            .Gives(x => Gauge.Describe(x.Field))
            .Gives(x => x.Describe(3))
            .Gives(x => x.Most)
            .Gives(x => x.nothing)
            .Gives(x => x.field)
            .Gives(x => { var sum = 0; try { foreach (var i in x.Count(3)) sum += i; } catch (NotSupportedException e) { return sum + e.Message; } return sum; })
            .Gives(x => { foreach (var i in x.Count(1000)) if (i == 3) return i; return 0; })
            .Gives(x => Enumerable.ToList(Enumerable.Take((IEnumerable<int>)x.Count(9), 2)))
            .Awaits(async x => await x.LaterAsync(4))
            .Awaits(async x => { Task<int> task = x.LaterAsync(4); return await task; })
            .Awaits(async x => { await x.FailAsync(); return 0; })
            .Awaits(async x => { var sum = 0; await foreach (var i in (IAsyncEnumerable<int>)x.StreamAsync(4)) sum += i; return sum; })
            .Awaits(async x => await Task.WhenAll((Task<int>)x.LaterAsync(1), (Task<int>)x.LaterAsync(2)));

        Of("Type with statics", () => typeof(Gauge)).Under(AccessPolicy.Full).ByReference()
            .Gives(x => x.Name)
            .Gives(x => x.IsSealed)
            .Gives(x => x.GetMethod("Describe").Name)
            .Gives(x => x.GetProperty("Small").PropertyType)
            .Gives(x => x.GetMethod("Describe").Invoke(null, new object[] { 4 }))
            .Gives(x => x.BaseType)
            .Gives(x => x.GetProperties().Length > 3);
    }
}
