namespace DynRemote.Demo.Chapters;

internal static class Values
{
    /// <summary>Answers the word that the tour looks for; null where the folder has not enough to look for.</summary>
    public static string? Show(Screen screen, RemoteConnection conn)
    {
        dynamic index = null!, top = null!;
        string word = null!;

        screen.Chapter("Values are copied", "What cannot change (a number, a string, a date, a tuple of these) arrives as itself.");
        screen.Show(() => index = conn.Root).Takes(0).Where(Remote.IsRemote((object)index), "The root is a reference.");
        screen.Show(() => index.Count).Takes(1);
        if (!IsEnough(index))
            return null;
        screen.Show(() => top = index.MostFrequent(1)[0]).Takes(2).Where(top is (string, int), "A tuple arrives as a tuple.");
        screen.Show(() => word = top.Item1).Takes(0);
        return word;
    }

    // What the later chapters need: a list of some length, and a word with some hits.
    private static bool IsEnough(dynamic index)
    {
        var words = index.MostFrequent(120);
        return words.Count == 120 && words[0].Item2 >= 10;
    }
}
