namespace DynRemote.Demo.Chapters;

internal static class Laziness
{
    public static void Show(Screen screen, RemoteConnection conn, string word)
    {
        dynamic index = conn.Root, words = null!;
        var lines = 0;

        screen.Chapter("Nothing comes before it is needed", "A list stays where it is. Count and [i] ask for just that; foreach brings all of it at once.");
        screen.Show(() => words = index.MostFrequent(120)).Takes(1);
        screen.Show(() => words.Count).Takes(1).Gives(120);
        screen.Show(() => words[119]).Takes(1);
        screen.Do(() =>
        {
            foreach (var entry in words)
                lines += entry.Item2;
        }).Takes(1);
        screen.Show(() => lines).Takes(0).Where(lines > 120, "All elements have come.");

        List<string> some = [];
        screen.Chapter("A sequence without an end", "The host yields lines for ever. It makes only a few more than are taken, and stops when we do.");
        screen.Do(() =>
        {
            foreach (string line in index.RandomLines(2025))
            {
                some.Add(line);
                if (some.Count == 5)
                    break;
            }
        });
        screen.Show(() => some[4]).Takes(0);
        screen.Show(() => index.LinesProduced).Takes(1).Where((int)index.LinesProduced is >= 5 and <= 20, "It has made no more than a few lines.");
    }
}
