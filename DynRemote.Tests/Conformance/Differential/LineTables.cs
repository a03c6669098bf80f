namespace DynRemote.Tests.Conformance.Differential;

/// <summary>All tables of the suite.</summary>
internal static class LineTables
{
    /// <summary>The tables, by title.</summary>
    public static IReadOnlyList<LineTable> All { get; } =
    [
        .. typeof(LineTables).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(LineTable)))
            .Select(type => (LineTable)Activator.CreateInstance(type)!)
            .OrderBy(table => table.Title, StringComparer.Ordinal),
    ];

    /// <summary>All scenarios of all tables.</summary>
    public static IEnumerable<Scenario> Scenarios => All.SelectMany(table => table.Scenarios);
}
