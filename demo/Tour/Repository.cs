namespace DynRemote.Demo;

/// <summary>Finds something to read.</summary>
internal static class Repository
{
    /// <summary>The nearest folder from here upward that has a solution; this folder where there is none.</summary>
    public static string Around(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (candidate.EnumerateFiles("*.sln").Any())
                return candidate.FullName;
        }
        return folder;
    }
}
