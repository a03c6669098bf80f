using DynRemote.Tests.Binding.Subjects;

namespace DynRemote.Tests.Binding;

/// <summary>Each line of C# and the same call by the binder must come to the same result, or to the same exception with the same first line.</summary>
public sealed class CallsDifferentialTests
{
    private static readonly object Null = new();

    private static IEnumerable<TestCaseData> Calls()
    {
        object[] values =
        [
            1, 2L, (byte)3, (sbyte)-3, (short)4, (ushort)5, 6u, 7ul, 1.5, 2.5f, 3.5m, 'c', true, "text", Null, Color.Green, new Both(), new List<int> { 1, 2 },
            new List<string> { "a" }, new int[] { 1, 2, 3 }, new string[] { "x" }, new Dictionary<string, int> { ["a"] = 1 }, new Money(5), new object(),
            DateTime.UnixEpoch, Guid.Empty,
        ];
        string[] methods =
        [
            "One", "Over", "Wide", "Small1", "Narrow", "Enumerated", "Ambiguous", "NullAmbiguous", "NullClear", "Nullable", "NullableOrNot", "Params", "ParamsOrNot",
            "Generic", "GenericList", "GenericSequence", "GenericMap", "GenericArray", "GenericClass", "GenericStruct", "GenericComparable", "GenericOrNot",
            "Specific", "Convertible", "ConvertibleFrom", "Variance", "Objects", "Missing", "Secret", "StaticMethod", "Property", "Field", "Nothing", "Optional", "ParamsAfter",
            "Callback", "Either", "Happened", "Tree", "Ref", "Optional", "ToString", "Equals",
        ];
        foreach (var method in methods)
        {
            foreach (var value in values)
                yield return new TestCaseData(method, new[] { value }).SetName($"{method} of {Name(value)} does what C# does");
        }
        foreach (var method in methods)
            yield return new TestCaseData(method, Array.Empty<object>()).SetName($"{method} of nothing does what C# does");
        foreach (var method in new[] { "GenericPair", "Params", "ParamsAfter", "Optional", "One", "ParamsOrNot", "Objects", "Missing", "Equals", "Over" })
        {
            foreach (var (first, second) in from a in values.Take(15) from b in values.Take(15) select (a, b))
                yield return new TestCaseData(method, new[] { first, second }).SetName($"{method} of {Name(first)} and {Name(second)} does what C# does");
        }
    }

    [TestCaseSource(nameof(Calls))]
    public void A_call_does_what_CSharp_does(string method, object[] values)
    {
        var arguments = Array.ConvertAll(values, value => value == Null ? null : value);
        var local = Oracle.Outcome(() => LocalCalls.Invoke(new Things(), method, arguments));
        var bound = Oracle.Outcome(() => Oracle.Call(new Things(), method, (object?[])arguments.Clone()));
        Assert.That(bound, Is.EqualTo(local).NoClip);
    }

    [TestCaseSource(nameof(Calls))]
    public void The_second_call_of_a_kind_does_what_the_first_did(string method, object[] values)
    {
        var arguments = Array.ConvertAll(values, value => value == Null ? null : value);
        var first = Oracle.Outcome(() => Oracle.Call(new Things(), method, (object?[])arguments.Clone()));
        var second = Oracle.Outcome(() => Oracle.Call(new Things(), method, (object?[])arguments.Clone()));
        Assert.That(second, Is.EqualTo(first).NoClip);
    }

    private static string Name(object value) => value == Null ? "null" : value.GetType().ToString().Replace("System.", "", StringComparison.Ordinal);
}
