namespace DynRemote.Tests.Documentation;

/// <summary>What the documentation shows compiles, runs, and prints what it says.</summary>
[NonParallelizable]
public sealed class SnippetTests
{
    [TestCase("docs/guide.md")]
    [TestCase("docs/round-trips.md")]
    [TestCase("README.md")]
    public async Task Every_snippet_of_a_page_does_what_the_page_says(string name)
    {
        var page = SnippetPage.Open(name);

        Assert.That(page.Snippets, Is.Not.Empty);
        Assert.That(string.Join('\n', await new SnippetRun(page).FindProblemsAsync()), Is.Empty);
    }

    [Test]
    public async Task A_snippet_that_does_not_compile_is_named_by_its_line()
    {
        Assert.That(await ProblemsOf("# A page\n\n```csharp\nvar x = 1;\nint y = \"no\";\n```\n"), Has.Exactly(1).StartsWith("page.md(5): Cannot implicitly convert"));
    }

    [Test]
    public async Task A_snippet_that_throws_is_named_by_its_line_and_the_ones_before_it_have_run()
    {
        var problems = await ProblemsOf("```csharp\nConsole.WriteLine(1); // prints: 2\n```\n\n```csharp\nvar x = 1;\nthrow new InvalidOperationException(\"no\");\n```\n");

        Assert.That(problems, Has.Count.EqualTo(2));
        Assert.That(problems[0], Does.StartWith("page.md(2): printed"));
        Assert.That(problems[1], Does.StartWith("page.md(7): InvalidOperationException: no"));
    }

    [Test]
    public async Task Output_is_compared_with_comments_or_with_the_block_that_follows()
    {
        var problems = await ProblemsOf("""
            ```csharp
            var x = new Point(1, 2);
            Console.WriteLine(x);              // prints: Point { X = 1, … }
            record Point(int X, int Y);
            ```
            <!-- alone -->
            ```csharp
            var own = 1;
            Console.WriteLine("a\nb");
            ```

            ```text
            a
            b
            ```
            ```csharp
            var own = x.X;
            Console.WriteLine("too much");
            ```
            """);

        Assert.That(problems, Has.Exactly(1).StartsWith("page.md(17): printed\n  too much"));
    }

    private static Task<IReadOnlyList<string>> ProblemsOf(string text) => new SnippetRun(SnippetPage.OfText("page.md", text)).FindProblemsAsync();
}
