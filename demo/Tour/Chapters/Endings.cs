namespace DynRemote.Demo.Chapters;

internal static class Endings
{
    public static async Task ShowAsync(Screen screen, RemoteConnection conn, HostProcess host, string word)
    {
        dynamic index = conn.Root, hits = null!;

        screen.Chapter("Giving back", "The garbage collector gives references back by itself; who wants to say when, can.");
        screen.Show(() => hits = index.Find(word)).Takes(1);
        var before = conn.Statistics.Imports;
        screen.Do(() => Remote.Release(hits)).Takes(0).Where(conn.Statistics.Imports < before, "The reference is gone.");
        screen.Throws<ObjectDisposedException>(() => hits.Count).Takes(0);

        Func<dynamic, bool> kill = null!;
        screen.Chapter("The host dies", "In the middle of a call: its callback kills the host. Nobody is left waiting.");
        screen.Do(() => kill = hit =>
        {
            host.Kill();
            return true;
        }).Takes(0);
        screen.Throws<ConnectionLostException>(() => index.Visit(word, kill));
        screen.Throws<ConnectionLostException>(() => index.Count);
        var outcome = await screen.ShowAsync(async () => (await Task.WhenAny(conn.Completion)).Status);
        outcome.Gives(TaskStatus.Faulted);
    }
}
