namespace DynRemote.Tests.Documentation;

/// <summary>A piece of C# of a page, with what the page says that it prints.</summary>
/// <param name="Line">The number of its first line in the page.</param>
/// <param name="Code">The code.</param>
/// <param name="Expected">The lines that it prints; <c>…</c> in a line stands for anything.</param>
/// <param name="Place">Where it runs.</param>
internal sealed record Snippet(int Line, string Code, IReadOnlyList<string> Expected, SnippetPlace Place = SnippetPlace.Program);

/// <summary>Where a snippet runs.</summary>
internal enum SnippetPlace
{
    /// <summary>In the program that the page is, whose variables later snippets see.</summary>
    Program,

    /// <summary>In a scope of its own.</summary>
    Alone,

    /// <summary>In a scope of its own, and later snippets do not wait for its end.</summary>
    Background,
}
