namespace DynRemote.Demo.Chapters;

internal static class OwnObjects
{
    public static void Show(Screen screen, RemoteConnection conn, string word)
    {
        dynamic index = conn.Root, best = null!;
        List<string> names = [];

        screen.Chapter("Your list, in the host's hands", "A list goes by reference. The host adds to it, and what it adds is here.");
        screen.Do(() => index.CollectNames(word, names)).Takes(1);
        screen.Show(() => names).Takes(0).Where(names.Count is > 0 and <= 5, "The host has filled the list.");

        Brevity brevity = null!;
        screen.Chapter("An object of a class that the host does not know", "The host calls it all the same: each call comes home to the object.");
        screen.Show(() => brevity = new Brevity()).Takes(0);
        screen.Show(() => best = index.Best(word, brevity)).Takes(1).Where(brevity.Judged == 10, "The host has asked ten times.");
        screen.Show(() => best.Text).Takes(1);
        screen.Show(() => brevity.Judged).Takes(0).Gives(10);

        screen.Chapter("The same object is the same object", "A reference that goes home is the object itself; one that comes twice is one proxy.");
        screen.Show(() => best.Document.Bookmark = brevity).Takes(2);
        screen.Show(() => ReferenceEquals(best.Document.Bookmark, brevity)).Gives(true);
        screen.Show(() => ReferenceEquals(best.Document, index[best.Document.Name])).Gives(true);
    }

    /// <summary>Finds short lines better than long ones, and counts how often it was asked.</summary>
    private sealed class Brevity
    {
        public int Judged { get; private set; }

        public int Points(string text)
        {
            Judged++;
            return -text.Length;
        }

        public override string ToString() => "an object with a method Points(string)";
    }
}
