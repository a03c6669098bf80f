namespace DynRemote.Tests.Plans.Twins;

/// <summary>A query that is written twice: for LINQ to Objects, and for <see cref="Remote.Query(Func{object}, string)"/>.</summary>
internal interface IQueryTwin
{
    /// <summary>As it would stand in a program.</summary>
    string Text { get; }

    /// <summary>One more operator.</summary>
    /// <param name="choices">Which.</param>
    /// <param name="source">Another query, for a join.</param>
    IQueryTwin Grow(Choices choices, IQueryTwin source);

    /// <summary>The operator that gives a result.</summary>
    Ending End(Choices choices);

    /// <summary>The join with a query, of which the key is chosen; this is the inner one.</summary>
    IQueryTwin JoinedTo<TOuter, TOuterRemote, TKey, TKeyRemote>(
        QueryTwin<TOuter, TOuterRemote> outer, Lambda<TOuter, TOuterRemote, TKey, TKeyRemote> key, bool asGroups, Choices choices);
}

/// <summary>The same result in three ways.</summary>
/// <param name="Text">As it would stand in a program.</param>
/// <param name="Here">By LINQ to Objects.</param>
/// <param name="There">By the owner.</param>
/// <param name="Awaited">By the owner, awaited.</param>
internal sealed record Ending(string Text, Func<object?> Here, Func<object?> There, Func<Task<object?>> Awaited)
{
    /// <summary>With a task of a type.</summary>
    public static Ending Of<TAwaited>(string text, Func<object?> here, Func<object?> there, Func<Task<TAwaited>> awaited) =>
        new(text, here, there, async () => await awaited());
}
