namespace DynRemote.Tests.House;

/// <summary>The sources that the tests were built of.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DynRemote.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"There is no repository above {AppContext.BaseDirectory}.");
    }
}
