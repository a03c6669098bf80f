using DynRemote.Tests.Faults;

namespace DynRemote.Tests.Plans;

/// <summary>What cannot be recorded is a named error that shows the lambda and says what to write instead; nothing is sent, and the connection lives on.</summary>
internal sealed class MisuseTests
{
    private Pair _pair = null!;
    private static dynamic _leaked = null!;

    [SetUp]
    public void Connect() => _pair = Pair.Open(Wire.Memory, new Shop());

    [TearDown]
    public void Disconnect() => _pair.Dispose();

    private static IEnumerable<TestCaseData> Misuses()
    {
        yield return Case("an if", x => Remote.Run(() => { if (x.Yes) return 1; return 2; }), "Remote.If", "if (x.Yes)");
        yield return Case("a conditional operator", x => Remote.Run(() => x.Yes ? 1 : 2), "Remote.If", "x.Yes ? 1 : 2");
        yield return Case("a while", x => Remote.Run(() => { while (x.Yes) x.Note("a"); return 1; }), "Remote.If", "while (x.Yes)");
        yield return Case("an endless loop", x => Remote.Run(() => { for (; ; ) x.Note("a"); }), "Remote.Query", "for (; ; )");
        yield return Case("a branch in a query", x => Remote.Query(() => x.Items).Where(i => i.Price > 3 ? true : false).ToList(), "Remote.If", "i.Price > 3 ? true : false");
        yield return Case("a loop", x => Remote.Run(() => { foreach (var i in x.Items) i.Price = 1; return 1; }), "Remote.Query", "foreach (var i in x.Items)");
        yield return Case("an interpolated string", x => Remote.Run(() => $"{x.Number}"), "Remote.Str", "{x.Number}");
        yield return Case("the text of a proxy", x => Remote.Run(() => $"{x}"), "Remote.Str", "{x}");
        yield return Case("a conversion", x => Remote.Run(() => { int n = x.Number; return n; }), "Remote.Cast<Int32>", "int n = x.Number");
        yield return Case("a conversion of a proxy", x => Remote.Run(() => { int n = x; return n; }), "Remote.Cast<Int32>", "int n = x");
        yield return Case("a bool", x => Remote.Run(() => { bool b = x.Yes; return b; }), "Remote.If", "bool b = x.Yes");
        yield return Case("a using statement", x => Remote.Run(() => { using (x.Items) return 1; }), "Dispose()", "using (x.Items)");
        yield return Case("an awaiter", x => Remote.Run(() => x.Items.GetAwaiter()), "outside of the plan", "GetAwaiter");
        yield return Case("a key of a dictionary", x => Remote.Run(() => new Dictionary<object, int> { [x.Number] = 1 }), "GroupBy", "[x.Number] = 1");
        yield return Case("an out argument", x => Remote.Run(() => { x.Try(out int n); return n; }), "return it", "out int n");
        yield return Case("a value of a right side, outside", x => Remote.Run(() => { dynamic? t = null; var r = x.Yes && (t = x.Yes); return t; }), "where it is needed", "t = x.Yes");
        yield return Case("a value of another plan", x => { var other = Leak(x); Remote.Run(() => x.Number + Use(other)); }, "in one lambda", "x.Number + Use(other)");
        yield return Case("a value after the end", x => { Leak(x); _ = _leaked + 1; }, "never had a value", "_leaked = x.Number");
        yield return Case("an argument after the end", x => x.Note(Leak(x)), "never had a value", "_leaked = x.Number");
        yield return Case("a list as the result", x => Remote.Run(() => new List<object> { x.Number, 1 }), "an array", "new List<object>");
        yield return Case("a list as an argument", x => Remote.Run(() => x.Note(new List<object> { x.Number, 1 })), "an array", "new List<object>");
        yield return Case("a dictionary as the result", x => Remote.Run(() => new Dictionary<string, object> { ["n"] = x.Number }), "an anonymous object", "new Dictionary<string, object>");
        yield return Case("a pair as the result", x => Remote.Run(() => KeyValuePair.Create("n", x.Number)), "a tuple", "KeyValuePair.Create");
        yield return Case("a record as the result", x => Remote.Run(() => new Counted("n", x.Number)), "an anonymous object", "new Counted");
        yield return Case("a record as a row", x => Remote.Query(() => x.Items).Select(i => new Counted("n", i.Price)).ToList(), "an anonymous object", "new Counted");
        yield return Case("a list in a row", x => Remote.Query(() => x.Items).Select(i => new { All = new List<object> { i.Price } }).ToList(), "an array", "new List<object>");
        yield return Case("a question about a value", x => Remote.Run(() => Remote.If(Remote.Is((object)x.Items, "a type"), 1, 2)), "result of the plan", "Remote.Is(");
        yield return Case("a copy of a value", x => Remote.Run(() => Remote.Copy((object)x.Items)), "result of the plan", "Remote.Copy(");
        yield return Case("a value by value", x => Remote.Run(() => x.Note(Remote.ByValue((object)x.Items))), "result of the plan", "Remote.ByValue(");
        yield return Case("a sequence of a type", x => Remote.Run(() => ((IEnumerable<object>)x.Items).Count()), "Remote.Query", "IEnumerable<object>");
        yield return Case("a list inside of a lambda", x => Remote.Query(() => x.Items).GroupBy(i => i.City).Select(g => g.ToList()).ToList(), "Leave the sequence as it is", "g.ToList()");
        yield return Case("an accumulator of a tuple", x => Remote.Query(() => x.Items).Aggregate((0, 0), (a, i) => (i.Price, 1)), "several calls", "(i.Price, 1)");
        yield return Case("an argument of this side's", x => Remote.Run(() => "pear".Substring(x.Number)), "result of the plan", "\"pear\".Substring(x.Number)");
        yield return Case("a choice between tuples", x => Remote.Run(() => Remote.If(x.Yes, (x.Number, 1), (2, 2))), "new { A = Remote.If(", "(x.Number, 1)");
        yield return Case("an anonymous result of a function", x => x.Items.Exists(Remote.Fn(i => new { i.Price })), "Return a value", "new { i.Price }");

        static TestCaseData Case(string name, Action<dynamic> code, string remedy, string lambda) => new TestCaseData(code, remedy, lambda).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Misuses))]
    public void It_is_named_shows_the_lambda_and_says_what_to_write(Action<dynamic> code, string remedy, string lambda)
    {
        dynamic x = _pair.Root;
        var failure = Limited.Run(() => Assert.Throws<RemotePlanException>(() => code(x)))!;
        Assert.That(failure.Message, Does.Contain(remedy).And.Contain(lambda));
        Assert.That(failure.Remedy, Does.Contain(remedy));
        Assert.That(failure.Lambda, Does.Contain(lambda));
        Assert.That((int)x.Number, Is.EqualTo(3), "operations are sent again, and the connection lives");
    }

    [Test]
    public void A_value_does_not_belong_on_another_thread()
    {
        dynamic x = _pair.Root;
        var failure = Assert.Throws<RemotePlanException>(() => Remote.Run(() =>
        {
            var number = x.Number;
            return Limited.Run(() => (object)(number + 1));
        }));
        Assert.That(failure.Message, Does.Contain("on another thread"));
    }

    private static dynamic Leak(dynamic x)
    {
        Remote.Run(() => _leaked = x.Number);
        return _leaked;
    }

    private static dynamic Use(dynamic value) => value;

    private sealed record Counted(string Name, dynamic Number);
}
