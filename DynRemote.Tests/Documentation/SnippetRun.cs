using System.Reflection;
using System.Text.RegularExpressions;

namespace DynRemote.Tests.Documentation;

/// <summary>One run of a page's snippets, and what was wrong with it: each line of text names a line of the page.</summary>
internal sealed class SnippetRun(SnippetPage page)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Compiles and runs the page; the list is empty where every snippet does what the page says.</summary>
    public async Task<IReadOnlyList<string>> FindProblemsAsync()
    {
        if (new SnippetProgram(page).Compile(out var errors) is not { } main)
            return errors;
        var console = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(TextWriter.Synchronized(output));
        Exception? failure = null;
        try
        {
            // On a thread of its own: a snippet may block.
            await Task.Run(() => Invoke(main)).WaitAsync(Limit);
        }
        catch (Exception exception)
        {
            failure = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
        }
        finally
        {
            Console.SetOut(console);
        }
        return [.. Compare(output.ToString(), failure)];
    }

    private static Task Invoke(MethodInfo main) =>
        main.Invoke(null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]) as Task ?? Task.CompletedTask;

    private IEnumerable<string> Compare(string output, Exception? failure)
    {
        var parts = output.ReplaceLineEndings("\n").Split(SnippetProgram.Mark)[1..];
        for (var i = 0; i < parts.Length; i++)
        {
            var printed = parts[i].TrimEnd('\n').Split('\n')[1..];
            var snippet = page.Snippets[i];
            if (failure is not null && i == parts.Length - 1)
                yield return $"{page.Name}({LineOf(failure) ?? snippet.Line}): {failure.GetType().Name}: {failure.Message}\n{failure.StackTrace}";
            else if (!Matches(snippet.Expected, printed))
                yield return $"{page.Name}({snippet.Line}): printed\n  {string.Join("\n  ", printed)}\nand the page says\n  {string.Join("\n  ", snippet.Expected)}";
        }
        if (failure is null && parts.Length < page.Snippets.Count)
            yield return $"{page.Name}({page.Snippets[parts.Length].Line}): the program has ended before this snippet.";
    }

    private static bool Matches(IReadOnlyList<string> expected, string[] printed) =>
        expected.Count == printed.Length && expected.Zip(printed).All(pair =>
            Regex.IsMatch(pair.Second, $"^{string.Join(".*", pair.First.Split('…').Select(Regex.Escape))}$", RegexOptions.CultureInvariant));

    private int? LineOf(Exception failure) =>
        Regex.Match(failure.StackTrace ?? "", $@"{Regex.Escape(page.Name)}:line (?<line>\d+)") is { Success: true } match
            ? int.Parse(match.Groups["line"].Value)
            : null;
}
