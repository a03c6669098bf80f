using System.Numerics;
using System.Reflection;
using System.Reflection.Emit;
using FsCheck;
using FsCheck.Fluent;

namespace DynRemote.Tests.Binding.MadeUp;

/// <summary>A made-up class whose methods are all called <c>M</c>, and calls of them.</summary>
public sealed record OverloadSet(Overload[] Overloads, CallOfOverloads[] Calls)
{
    private static readonly ModuleBuilder Module =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("MadeUpOverloads"), AssemblyBuilderAccess.Run).DefineDynamicModule("MadeUpOverloads");

    private static int _count;

    /// <summary>An object of the class.</summary>
    public object NewTarget()
    {
        lock (Module)
        {
            var builder = Module.DefineType($"C{++_count}", TypeAttributes.Public);
            for (var i = 0; i < Overloads.Length; i++)
                Overloads[i].Emit(builder, i);
            return Activator.CreateInstance(builder.CreateType())!;
        }
    }

    public override string ToString() => $"{string.Join("\n", Overloads.AsEnumerable())}\n{string.Join("\n", Calls.AsEnumerable())}";
}

/// <summary>Makes up classes and calls.</summary>
public static class OverloadSets
{
    private static readonly Type[] ParameterTypes =
    [
        typeof(int), typeof(long), typeof(byte), typeof(short), typeof(uint), typeof(ulong), typeof(double), typeof(float), typeof(decimal), typeof(char), typeof(bool),
        typeof(string), typeof(object), typeof(int?), typeof(long?), typeof(double?), typeof(DayOfWeek), typeof(DayOfWeek?), typeof(IComparable), typeof(IFormattable),
        typeof(IComparable<int>), typeof(Enum), typeof(BigInteger), typeof(Version), typeof(IEnumerable<int>), typeof(int[]), typeof(object[]),
        typeof(List<int>), typeof(IList<int>), typeof(System.Collections.IEnumerable), typeof(IEnumerable<object>), typeof(Func<int, int>), typeof(Delegate),
    ];

    private static readonly Type[] GenericTypes = [typeof(TypeParameter), typeof(TypeParameter[]), typeof(IEnumerable<TypeParameter>), typeof(List<TypeParameter>)];

    private static readonly (Type Type, object? Value)[] Defaults =
        [(typeof(int), 7), (typeof(string), "d"), (typeof(object), null), (typeof(double), 1.5), (typeof(int?), null), (typeof(long), 9L), (typeof(IEnumerable<int>), null)];

    private static readonly Type[] VariableTypes = [typeof(int), typeof(long), typeof(string), typeof(double)];

    private static readonly (object? Value, Type[] Types)[] Values =
    [
        (0, [typeof(int), typeof(int?), typeof(object), typeof(IComparable)]), (1, [typeof(int), typeof(int?), typeof(IFormattable)]),
        (-1, [typeof(int)]), (300, [typeof(int)]), (5L, [typeof(long), typeof(long?), typeof(object)]), ((byte)5, [typeof(byte), typeof(byte?)]), ((short)-2, [typeof(short)]),
        (7u, [typeof(uint)]), (8ul, [typeof(ulong)]), (1.5, [typeof(double), typeof(double?), typeof(object)]), (2.5f, [typeof(float)]), (3.5m, [typeof(decimal)]),
        ('c', [typeof(char)]), (true, [typeof(bool), typeof(object)]), ("text", [typeof(string), typeof(object), typeof(IComparable), typeof(IEnumerable<char>)]),
        (DayOfWeek.Friday, [typeof(DayOfWeek), typeof(DayOfWeek?), typeof(Enum), typeof(object)]), (new BigInteger(5), [typeof(BigInteger), typeof(IFormattable)]),
        (new Version(1, 2), [typeof(Version), typeof(object), typeof(ICloneable)]),
        (new[] { 1, 2 }, [typeof(int[]), typeof(object), typeof(Array), typeof(IEnumerable<int>), typeof(System.Collections.IEnumerable)]),
        (new[] { "a" }, [typeof(string[]), typeof(object[]), typeof(IEnumerable<string>)]),
        (new List<int> { 1, 2 }, [typeof(List<int>), typeof(object), typeof(IList<int>), typeof(IEnumerable<int>), typeof(System.Collections.IEnumerable)]),
        (new Func<int, int>(n => n + 1), [typeof(Func<int, int>), typeof(object), typeof(Delegate)]),
        (null, [typeof(string), typeof(object), typeof(int?), typeof(long?), typeof(int[]), typeof(IComparable), typeof(DayOfWeek?), typeof(Func<int, int>), typeof(Version)]),
    ];

    /// <summary>Classes of two to five overloads, each with a few calls.</summary>
    public static Arbitrary<OverloadSet> Sets() => Arb.From(
        from overloads in Overload().ArrayOf().Resize(6)
        from calls in Call().ListOf(3)
        from fitting in FittingCall(overloads).ListOf(5)
        select new OverloadSet([.. overloads.DistinctBy(overload => overload.Signature)], [.. calls, .. fitting]),
        set => set.Calls.Length > 1
            ? set.Calls.Select(call => set with { Calls = [call] })
            : set.Overloads.Select(overload => set with { Overloads = [.. set.Overloads.Where(other => other != overload)] }).Where(smaller => smaller.Overloads.Length > 0));

    private static Gen<Overload> Overload() =>
        from count in Gen.Frequency((1, Gen.Constant(0)), (6, Gen.Constant(1)), (6, Gen.Constant(2)), (2, Gen.Constant(3)))
        from isGeneric in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from slots in Slot(isGeneric).ListOf(count)
        from last in Last()
        select new Overload(Ordered([.. slots, .. last]));

    // Optional parameters come last, and of several that collect, there is one.
    private static Slot[] Ordered(List<Slot> slots) =>
        [.. slots.Where(slot => !slot.IsOptional && !slot.IsParams), .. slots.Where(slot => slot.IsOptional), .. slots.Where(slot => slot.IsParams).Take(1)];

    private static Gen<Slot[]> Last() => Gen.Frequency(
        (6, Gen.Constant(Array.Empty<Slot>())),
        (1, Gen.Elements(typeof(int[]), typeof(object[]), typeof(string[]), typeof(long[])).Select(type => new[] { new Slot(type, IsParams: true) })),
        (1, Gen.Elements(Defaults).Select(value => new[] { new Slot(value.Type, Default: value.Value, IsOptional: true) })));

    private static Gen<Slot> Slot(bool isGeneric) => Gen.Frequency(
        (isGeneric ? 20 : 0, Gen.Elements(GenericTypes).Select(type => new Slot(type))),
        (10, Gen.Elements(ParameterTypes).Select(type => new Slot(type))),
        (1, from type in Gen.Elements(VariableTypes) from passing in Gen.Elements(Passing.Ref, Passing.Out) select new Slot(type, passing)));

    private static Gen<CallOfOverloads> Call() =>
        from count in Gen.Frequency((1, Gen.Constant(0)), (8, Gen.Constant(1)), (8, Gen.Constant(2)), (2, Gen.Constant(3)))
        from arguments in Argument().ListOf(count)
        from name in Gen.Frequency((9, Gen.Constant((string?)null)), (1, Gen.Elements<string?>("p0", "p1", "p2")))
        select new CallOfOverloads([.. arguments.Select((argument, i) => i == arguments.Count - 1 ? argument with { Name = name } : argument)]);

    // Arguments that are likely to fit one of the overloads, so that it does not end in a failure too often.
    private static Gen<CallOfOverloads> FittingCall(Overload[] overloads) => overloads.Length == 0 ? Call() :
        from overload in Gen.Elements(overloads)
        from arguments in overload.Slots.Aggregate(Gen.Constant(Array.Empty<Given>()), (all, slot) => from before in all from next in Fitting(slot) select before.Append(next).ToArray())
        from omitted in Gen.Choose(0, overload.Slots.Count(slot => slot.IsOptional || slot.IsParams))
        select new CallOfOverloads(arguments[..^omitted]);

    private static Gen<Given> Fitting(Slot slot)
    {
        if (slot.Passing != Passing.Value)
            return Gen.Constant(new Given(slot.Type.IsValueType ? Activator.CreateInstance(slot.Type) : null, slot.Type, Passing: slot.Passing));
        var type = slot.IsParams ? slot.Type.GetElementType()! : slot.Type;
        var fitting = (from value in Values from given in value.Types where type.IsAssignableFrom(given) || (given.IsPrimitive && type.IsPrimitive) select new Given(value.Value, given)).ToArray();
        return fitting.Length == 0 ? Argument()
            : from given in Gen.Elements(fitting)
              from isDynamic in Gen.Elements(true, false)
              from isConstant in Gen.Elements(true, false)
              select isDynamic ? given with { Type = null } : given with { IsConstant = isConstant && IsConstant(given.Value, given.Type!) };
    }

    private static Gen<Given> Argument() => Gen.Frequency(
        (12, Gen.Elements(Values).SelectMany(value => Gen.Frequency(
            (2, Gen.Constant(new Given(value.Value, null))),
            (3, from type in Gen.Elements(value.Types) from constant in Gen.Elements(true, false) select new Given(value.Value, type, constant && IsConstant(value.Value, type)))))),
        (1, from type in Gen.Elements(VariableTypes) from passing in Gen.Elements(Passing.Ref, Passing.Out) select new Given(type.IsValueType ? Activator.CreateInstance(type) : null, type, Passing: passing)));

    private static bool IsConstant(object? value, Type type) =>
        value is null ? !type.IsValueType : (value.GetType().IsPrimitive || value is string or Enum or decimal) && value.GetType() == type;
}
