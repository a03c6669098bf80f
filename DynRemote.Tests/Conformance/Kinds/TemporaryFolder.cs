namespace DynRemote.Tests.Conformance.Kinds;

/// <summary>A folder that is there for as long as a scenario runs.</summary>
internal static class TemporaryFolder
{
    /// <summary>Makes one with a file, <c>a.txt</c>, of two lines, and a folder, <c>sub</c>.</summary>
    public static DirectoryInfo Create()
    {
        var folder = Directory.CreateTempSubdirectory("lines");
        File.WriteAllText(Path.Combine(folder.FullName, "a.txt"), "one\ntwo\n");
        folder.CreateSubdirectory("sub");
        return folder;
    }

    /// <summary>Removes one.</summary>
    public static void Remove(string path) => Directory.Delete(path, recursive: true);
}
