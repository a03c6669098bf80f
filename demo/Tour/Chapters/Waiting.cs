namespace DynRemote.Demo.Chapters;

internal static class Waiting
{
    public static async Task ShowAsync(Screen screen, RemoteConnection conn)
    {
        dynamic index = conn.Root;

        screen.Chapter("A task of the host, awaited here", "No thread waits meanwhile, on either side.");
        var outcome = await screen.ShowAsync(async () => await index.CountWordsAsync());
        outcome.Takes(2);
    }
}
