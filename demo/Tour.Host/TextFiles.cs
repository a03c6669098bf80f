namespace FullText;

/// <summary>The text files of a folder, without what tools have put there.</summary>
internal static class TextFiles
{
    // A folder may be a whole disk; the tour should begin within a second or two all the same.
    private const int MostFiles = 2000;
    private const long LargestFile = 1 << 20;

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".md", ".txt", ".cs", ".fs", ".vb", ".py", ".js", ".ts", ".json", ".xml", ".csproj", ".props", ".csv",
    };

    public static IEnumerable<(string Name, string[] Lines)> In(string folder) =>
        FilesIn(new DirectoryInfo(folder))
            .Where(file => Extensions.Contains(file.Extension) && file.Length <= LargestFile)
            .Take(MostFiles)
            .Select(file => (Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), File.ReadAllLines(file.FullName)));

    private static IEnumerable<FileInfo> FilesIn(DirectoryInfo folder)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };
        return folder.EnumerateFiles("*", options).Concat(
            folder.EnumerateDirectories("*", options).Where(inner => inner.Name is not ("bin" or "obj" or "artifacts" or "node_modules")).SelectMany(FilesIn));
    }
}
