namespace DynRemote.Demo.Chapters;

internal static class UnknownTypes
{
    public static void Show(Screen screen, RemoteConnection conn, string word)
    {
        dynamic index = conn.Root, document = null!, kind = null!;
        RemoteType type = null!;

        screen.Chapter("Types that are not here", "The object is faked with as much of its type's shape as somebody asks for.");
        screen.Show(() => document = index.Find(word)[0].Document).Takes(3);
        screen.Show(() => type = Remote.TypeOf(document)).Takes(1);
        screen.Show(() => type.Bases).Takes(1).Where(type.Bases is ["FullText.Document", "System.Object"], "The bases are told by name.");
        screen.Show(() => type.Interfaces).Takes(0).Where(type.Interfaces is ["FullText.IBookmarkable"], "The interface is told by name.");
        screen.Show(() => type.Members).Takes(0).Where(type.Members.Contains("Bookmark"), "The members are told by name.");
        screen.Show(() => Remote.Is(document, "FullText.Document")).Takes(0).Gives(true);

        screen.Chapter("An enum that is not here", "It is a value with the name of its type, its own name and its number.");
        screen.Show(() => kind = document.Kind).Takes(1);
        screen.Show(() => $"{kind.TypeName}.{kind.Name} = {(int)kind}").Takes(0);
        screen.Show(() => kind == document.Kind).Takes(1).Gives(true);
    }
}
