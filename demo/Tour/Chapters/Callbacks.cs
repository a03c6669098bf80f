namespace DynRemote.Demo.Chapters;

internal static class Callbacks
{
    public static void Show(Screen screen, RemoteConnection conn, string word)
    {
        dynamic index = conn.Root;
        List<string> seen = [];
        List<int> threads = [];
        Func<dynamic, bool> wantsMore = null!;

        screen.Chapter("The host calls back", "While a call is under way, what comes back runs inside it, on the thread that waits: locks hold.");
        screen.Do(() =>
        {
            wantsMore = hit =>
            {
                seen.Add(hit.ToString());
                threads.Add(Environment.CurrentManagedThreadId);
                return seen.Count < 3;
            };
        }).Takes(0);
        screen.Show(() => index.Visit(word, wantsMore)).Gives(3);
        screen.Remark("One round trip for Visit, and one for each ToString() that the lambda asks of the host.");
        screen.Show(() => seen).Takes(0).Where(seen.Count == 3, "Three hits were seen.");
        screen.Show(() => threads.All(id => id == Environment.CurrentManagedThreadId)).Takes(0).Gives(true);

        dynamic find = null!, hits = null!;
        screen.Chapter("A method is a value", "It can be kept and called later, as scripts like to do.");
        screen.Show(() => find = index.Find).Takes(1);
        screen.Show(() => hits = find(word)).Takes(1);
        screen.Show(() => hits[0]).Takes(1).Where((string)hits[0].ToString() == seen[0], "It is the first hit that was seen.");
    }
}
