namespace DynRemote.Tests.Analyzers;

/// <summary>Where C# does not ask a dynamic object, the analyzer says so.</summary>
public sealed class UnansweredTestAnalyzerTests
{
    [TestCase("if (Remote.Async(x).Name is string) { }", "DYNR001 is")]
    [TestCase("dynamic ax = Remote.Async(x); if (ax.Name is null) { }", "DYNR001 is")]
    [TestCase("dynamic ax = Remote.Async(x); var s = ax.Name as string;", "DYNR001 as")]
    [TestCase("dynamic ax = Remote.Async(x); object n = ax.Orders[0].Name ?? \"none\";", "DYNR001 ??")]
    [TestCase("dynamic ax = Remote.Async(x); object n = ax.Next?.Name;", "DYNR001 ?")]
    [TestCase("dynamic ax = Remote.Async(x); dynamic p = ax.Find(1); var n = p switch { null => 0, _ => 1 };", "DYNR001 switch")]
    [TestCase("dynamic ax = Remote.Async(x); dynamic p = ax.Find(1); switch (p) { case null: break; }", "DYNR001 switch")]
    [TestCase("dynamic p = null; p = Remote.Async(x).A; p ??= 1;", "DYNR001 ??=")]
    [TestCase("dynamic ax = Remote.Async(x); var t = (ax.A + 1) is int;", "DYNR001 is")]
    [TestCase("dynamic ax = Remote.Async(x); dynamic p = ax.A; dynamic q = p; var t = q is int;", "DYNR001 is")]
    [TestCase("dynamic ax = Remote.Async(x); if (ax.Name is not null) { }", "DYNR001 is")]
    [TestCase("dynamic ax = Remote.Async(x); if ((object)ax.Name is string) { }", "DYNR001 is")]
    [TestCase("dynamic ax = Remote.Async(x); if (ax.Find(1)! is { }) { }", "DYNR001 is")]
    [TestCase("dynamic ax = Remote.Async(x); if (-ax.Count is int) { }", "DYNR001 is")]
    [TestCase("x = Remote.Async(x); if (x.Name is null) { }", "DYNR001 is")]
    [TestCase("dynamic p = x == null ? null : Remote.Async(x).A; if (p is null) { }", "DYNR001 is")]
    [TestCase("Held = Remote.Async(x); if (Held.Name is null) { }", "DYNR001 is")]
    public async Task A_test_of_a_promise_is_reported(string body, string expected) =>
        Assert.That(await AnalyzedSource.DiagnosticsOf(body), Is.EqualTo(new[] { expected }));

    [TestCase("var r = Remote.Run(() => x.A ?? 5);", "DYNR002 ??")]
    [TestCase("var r = Remote.Run(() => x.Next?.Value);", "DYNR002 ?")]
    [TestCase("var r = Remote.Run(() => conn.Root.A is int);", "DYNR002 is")]
    [TestCase("var r = await Remote.RunAsync(() => { dynamic a = x.A; return a is null; });", "DYNR002 is")]
    [TestCase("Remote.Send(() => x.Log(x.Name as string));", "DYNR002 as")]
    [TestCase("var r = Remote.Query(() => x.Items).Where(i => i.Name is null).ToList();", "DYNR002 is")]
    [TestCase("var r = (from i in Remote.Query(() => x.Items) where i.Name is string select i.Id).ToList();", "DYNR002 is")]
    [TestCase("var r = (from i in Remote.Query(() => x.Items) select i.Owner?.Name).ToList();", "DYNR002 ?")]
    [TestCase("dynamic root = conn.Root; var r = Remote.Run(() => root.A is null ? 1 : 2);", "DYNR002 is")]
    [TestCase("var r = Remote.Run(() => Remote.Cast<int>(x.A) is int);", "DYNR002 is")]
    [TestCase("var r = Remote.Run(() => Remote.Query(() => x.Items).Any() is true);", "DYNR002 is")]
    [TestCase("var r = Remote.Run(() => x.A switch { null => 0, _ => 1 });", "DYNR002 switch")]
    [TestCase("var r = Remote.Query(() => x.Items).OrderBy(i => i.Name).ThenBy(i => i.Age ?? 0).ToList();", "DYNR002 ??")]
    [TestCase("var r = Remote.Query(() => x.Items).Select(i => new { i.Name }).Where(row => row.Name is null).ToList();", "DYNR002 is")]
    [TestCase("var r = Remote.Query(() => x.Items).Where(i => Remote.Query(() => i.Parts).Any(p => i.Name is null)).ToList();", "DYNR002 is")]
    [TestCase("x.Items.RemoveAll(Remote.Fn<bool>(i => i.Name is null));", "DYNR002 is")]
    [TestCase("var r = await Remote.Query(() => x.Items).CountAsync(i => i.Name is null);", "DYNR002 is")]
    public async Task A_test_of_a_recorded_value_is_reported(string body, string expected) =>
        Assert.That(await AnalyzedSource.DiagnosticsOf(body), Is.EqualTo(new[] { expected }));

    [TestCase("if (x.Name is string) { }")]
    [TestCase("object n = x.Name ?? \"none\";")]
    [TestCase("dynamic ax = Remote.Async(x); if ((await ax.Name) is string) { }")]
    [TestCase("dynamic ax = Remote.Async(x); dynamic n = await ax.Name; object m = n ?? \"none\";")]
    [TestCase("dynamic ax = Remote.Async(x); if (ax.Name == null) { }")]
    [TestCase("var r = Remote.Run(() => x.A == null && x.B > 3);")]
    [TestCase("string name = null; var r = Remote.Run(() => x.Find(name ?? \"none\"));")]
    [TestCase("foreach (var i in Remote.Query(() => x.Items).ToList()) { object n = i.Name ?? \"none\"; }")]
    [TestCase("dynamic p = Remote.Async(x).A; p = await p; if (p is null) { }")]
    [TestCase("dynamic ax = Remote.Async(x); Task<int> count = ax.Count; if (count is null) { }")]
    [TestCase("dynamic ax = Remote.Async(x); int? count = (int?)ax.Count; if (count is null) { }")]
    [TestCase("dynamic ax = Remote.Async(x); foreach (var i in ax.Items) { if (i is string) { } }")]
    [TestCase("if (x is null || conn.Root.Next?.Value is 3) { }")]
    [TestCase("x.Closed ??= true; var n = x.Items[0] switch { string s => s, _ => null };")]
    [TestCase("dynamic next = x.Next; var r = Remote.Run(() => (next ?? x).Name);")]
    [TestCase("dynamic name = \"Ann\"; var r = Remote.Run(() => x.Find(name.Length is 3));")]
    [TestCase("var r = Remote.Run(() => x.A); if (r is null) { }")]
    [TestCase("var r = await Remote.RunAsync(() => x.A); object n = r ?? 1;")]
    [TestCase("var found = Remote.Query(() => x.Items).FirstOrDefault(); if (found is null) { }")]
    [TestCase("var row = Remote.Query(() => x.Items).Select(i => new { i.Name }).FirstOrDefault(); object n = row?.Name ?? \"none\";")]
    [TestCase("dynamic held = Remote.With(x, TimeSpan.FromSeconds(1)); if (held.Name is null) { }")]
    [TestCase("Func<dynamic, bool> isOpen = i => i.Name is null; var r = new List<dynamic> { x }.Where(isOpen).ToList();")]
    [TestCase("var r = new List<dynamic> { x }.Where(i => i.Name is string).ToList();")]
    public async Task What_is_asked_or_has_its_value_already_is_not_reported(string body) =>
        Assert.That(await AnalyzedSource.DiagnosticsOf(body), Is.Empty);
}
