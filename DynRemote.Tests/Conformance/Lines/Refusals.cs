using DynRemote.Tests.Conformance.Differential;

namespace DynRemote.Tests.Conformance.Lines;

/// <summary>What the compiler refuses where <c>x</c> is <c>dynamic</c>.</summary>
internal static class Refusals
{
    /// <summary>All of it.</summary>
    public static IReadOnlyList<Refusal> All { get; } =
    [
        new("x.RemoveAll(i => i > 3);", "CS1977", "a lambda needs a delegate type", "x.RemoveAll((Predicate<int>)(i => i > 3));"),
        new("x.ForEach(Console.WriteLine);", "CS1976", "a method group needs a delegate type", "x.ForEach((Action<int>)Console.WriteLine);"),
        new("x.Changed += (s, e) => { };", "CS0019", "a lambda needs a delegate type", "x.Changed += (EventHandler)((s, e) => { });"),
        new("x.Handler = () => 1;", "CS1660", "a lambda needs a delegate type", "x.Handler = (Func<int>)(() => 1);"),
        new("_ = from i in x select i;", "CS1979", "a query expression is a call with lambdas", "_ = from i in (IEnumerable<int>)x select i;"),
        new("_ = new[] { 1 }.Concat(x);", "CS1973", "extension methods are found by the compiler, and so must be their arguments' types", "_ = new[] { 1 }.Concat((IEnumerable<int>)x);"),
        new("(int a, int b) = x;", "CS8133", "a deconstruction needs a type", "(int a, int b) = ((int, int))x;"),
        new("x.Get(out var n);", "CS8197", "the type of the variable cannot be inferred", "int n; x.Get(out n);"),
        new("_ = x is [1, ..];", "CS8979", "a list pattern needs a type", "_ = (IList<int>)x is [1, ..];"),
        new("_ = x with { Name = 1 };", "CS8858", "`with` needs a record type", "dynamic y = x.Copy(); y.Name = 1;"),
        new("x.Add(default);", "CS8716", "`default` needs a type", "x.Add(default(int));"),
        new("x.Add(new());", "CS8754", "`new()` needs a type", "x.Add(new object());"),
        new("x.AddRange([1, 2]);", "CS9176", "a collection expression needs a type", "x.AddRange(new[] { 1, 2 });"),
        new("x.Write(\"a\"u8);", "CS1978", "a span cannot be an argument of a dynamic call", "x.Write(\"a\"u8.ToArray());"),
        new("var n = 1; x.Add(in n);", "CS8364", "`in` cannot be said in a dynamic call", "var n = 1; x.Add(n);"),
        new("ref int n = ref x.Field;", "CS8173", "a reference to a variable needs the variable", "int n = x.Field; x.Field = n;"),
        new("_ = x >>> 1;", "CS0019", "there is no dynamic operator `>>>`", "_ = (int)x >>> 1;"),
        new("Expression<Func<object>> e = () => x.Count;", "CS1963", "an expression tree holds no dynamic operation", "Func<object> e = () => x.Count;"),
        new("async Task M() { await foreach (var i in x) { } }", "CS8416", "an asynchronous walk needs a type", "async Task M() { await foreach (var i in (IAsyncEnumerable<int>)x) { } }"),
        new("_ = x is { Count: 3 };", "CS0117", "a property pattern needs a type", "_ = x.Count == 3;"),
        new("x.M() = 3;", "CS0131", "the result of a call is no variable", "x.Set(3);"),
        new("int[] a = [.. x];", "CS0029", "what is spread from `dynamic` are objects", "int[] a = [.. (IEnumerable<int>)x];"),
    ];
}
