namespace DynRemote.Demo.Chapters;

internal static class Events
{
    public static void Show(Screen screen, RemoteConnection conn)
    {
        dynamic index = conn.Root;
        var arrived = "";
        Action<object, dynamic> added = null!;

        screen.Chapter("Events of the host, handled here", "A handler is a delegate like any other. The index is live: what is added can be found.");
        screen.Do(() => added = (sender, e) => arrived = e.Document.Name).Takes(0);
        screen.Do(() => index.Added += added);
        screen.Show(() => index.Add("a note.md", "# Written by the client", "It says xyzzy."));
        screen.Show(() => arrived).Takes(0).Gives("a note.md");
        screen.Show(() => index.Find("xyzzy").Last().Text).Takes(3).Gives("It says xyzzy.");
        screen.Do(() => index.Added -= added);
    }
}
